using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// A small jury with one criterion of whole points, whose marks tests write as tables: entries down, jurors across, "." for a missing
/// mark.
/// </summary>
public static class JuryRules
{
    public const string Edition = "club/2021";

    /// <summary>How the jurors of a table agree.</summary>
    public static async Task<AgreementReport> Report(params string[] table)
    {
        using var place = await Place(table);
        return await Report(place);
    }

    /// <summary>How the jurors of a jury agree.</summary>
    public static Task<AgreementReport> Report(Workplace place) => place.Send(new ReportAgreement(Edition, "final"));

    /// <summary>What a report says of a topic.</summary>
    public static string Words(AgreementReport report, string language, string topic) =>
        string.Join(' ', AgreementSummary.Of(report, language).Where(line => line.Topic == topic).Select(line => line.Sentence));

    /// <summary>The rules, with another scale or other lines for scores and rankings.</summary>
    public static string Text(
        string scale = "{ from: 0, to: 700, decimals: 2 }",
        string scores = "",
        string rankings = "",
        string kind = "mean-of-jurors"
    ) =>
        $$"""
            programme: club
            edition: 2021
            name: Klub
            cite: committee
            stages:
              - id: final
                name: Final
                scale: {{scale}}
                weights-of: 1
                weights-total: 1
                second-sheet: newest-counts
                consensus: { juror: PLENO }
                criteria:
                  - { id: one, name: Satu, weight: 1 }
            scores:
              - { id: mark, name: Nilai, step: {{kind}}, stage: final }
            {{scores}}
            rounding: { places: 2, mode: half-away-from-zero }
            rankings:
              - { id: all, name: Semua, score: mark, top: 2 }
            {{rankings}}
            """;

    /// <summary>A workplace with the rules and the marks of a table.</summary>
    public static async Task<Workplace> Place(IReadOnlyList<string> table, string? rules = null)
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2021/edition.yaml", rules ?? Text());
        if (table.Count == 0)
            return place;
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "entries.csv",
            "innovation_id,title\n" + string.Concat(table.Select((_, row) => $"{Entry(row)},Entri {row + 1}\n"))
        );
        await place.Given(ImportKind.Marks, Edition, "marks.csv", Marks(table));
        return place;
    }

    /// <summary>The marks of a table as a file, one line a mark.</summary>
    public static string Marks(IReadOnlyList<string> table) => "stage,innovation_id,juror,criterion,score\n" + string.Concat(Lines(table));

    /// <summary>The lines of such a file.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> table) =>
        table
            .SelectMany(
                (line, row) =>
                    line.Split(' ').Select((mark, juror) => mark == "." ? "" : $"final,{Entry(row)},{(char)('A' + juror)},one,{mark}\n")
            )
            .Where(line => line.Length > 0);

    /// <summary>A table whose lines are jurors, turned round.</summary>
    public static string[] Across(params string[] jurors)
    {
        var cells = jurors.Select(line => line.Split(' ')).ToArray();
        return [.. Enumerable.Range(0, cells[0].Length).Select(entry => string.Join(' ', cells.Select(own => own[entry])))];
    }

    private static string Entry(int row) => $"e{row + 1:00}";
}
