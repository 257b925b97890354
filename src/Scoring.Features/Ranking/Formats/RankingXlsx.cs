using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Spreadsheets;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Formats;

/// <summary>A run as an Excel file: a first sheet that says what it was computed from, then one sheet per ranking.</summary>
public static class RankingXlsx
{
    /// <summary>Writes a run.</summary>
    /// <param name="stream">The target; it need not be seekable and is not closed.</param>
    /// <param name="run">The run, with the rankings to write.</param>
    /// <param name="language">Language of headers, bands and notes: "id" or "en".</param>
    public static void Write(Stream stream, RankingRun run, string language) =>
        WorkbookFile.Write(
            stream,
            [About(run, language), .. run.Rankings.Select(ranking => Sheet(ranking, language)), .. Awards(run, language)]
        );

    private static SheetTable About(RankingRun run, string language)
    {
        var rows = new List<IReadOnlyList<object?>>
        {
            new object?[] { T.Get("label.edition", language), run.Edition, null, null, null },
            new object?[] { T.Get("label.run", language), run.Counterfactual is null ? run.RunId : null, null, null, null },
            new object?[] { T.Get("label.rule-hash", language), run.RuleHash, null, null, null },
            new object?[] { T.Get("label.engine", language), run.EngineVersion, null, null, null },
            new object?[] { T.Get("label.result-hash", language), run.ResultHash, null, null, null },
        };
        if (run.Counterfactual is { } other)
        {
            rows.Add([
                T.Get("label.official", language),
                false,
                T.Get("counterfactual.heading", language, run.Edition, other.RulesFrom),
                null,
                null,
            ]);
            rows.Add([T.Get("label.rules-from", language), other.RulesFrom, null, null, null]);
            foreach (var mismatch in other.Mismatches)
                rows.Add([T.Get("label.mismatch", language), mismatch.Code, mismatch.Sentence(language), null, null]);
        }
        if (run.IsIllustrative)
            rows.Add([T.Get("label.standing", language), T.Standing(Standing.Illustrative, language), null, null, null]);
        foreach (var ranking in run.Rankings)
            rows.Add([T.Get("label.ranking", language), ranking.Rule.Id, string.Join(": ", Said(ranking, language)), null, null]);
        foreach (var input in run.Inputs)
            rows.Add([T.Get("label.inputs", language), input.File, $"{input.Edition}: {input.Kind}", input.Rows, input.Sha256]);
        foreach (var point in run.RuleGaps)
            rows.Add([T.Get("label.open-points", language), point.Id, point.What.In(language), null, null]);
        return new SheetTable(
            T.Get("label.run", language),
            [
                new(T.Get("label.what", language)),
                new(T.Get("label.value", language)),
                new(T.Get("label.message", language)),
                new(T.Get("label.rows", language), 0),
                new(T.Get("label.sha256", language)),
            ],
            rows,
            Filter: false
        );
    }

    private static IEnumerable<string> Said(RankingResult ranking, string language) =>
        new[] { ranking.Rule.Name.In(language), T.Notes(ranking.Notes, language) }.Where(part => part.Length > 0);

    private static IEnumerable<SheetTable> Awards(RankingRun run, string language)
    {
        var rows = AwardRows.Of(run, language);
        if (rows.Count > 0)
            yield return new SheetTable(
                T.Get("label.awards", language),
                [.. AwardRows.Titles.Select(title => new SheetColumn(T.Get(title, language)))],
                rows
            );
    }

    private static SheetTable Sheet(RankingResult ranking, string language) =>
        new(
            ranking.Rule.Id,
            [
                new(T.Get("label.position", language)),
                new(T.Get("label.rank", language)),
                new(T.Get("label.id", language)),
                new(T.Get("label.name", language), Wraps: true),
                new(T.Get("label.cluster", language)),
                new(T.Get("label.score", language), ranking.Rule.Rounding.Places),
                new(T.Get("label.exact-score", language)),
                new(T.Get("label.band", language)),
                new(T.Get("label.notes", language), Wraps: true),
            ],
            [
                .. ranking.Rows.Select(row =>
                    (IReadOnlyList<object?>)
                        [
                            row.Position,
                            row.Rank,
                            row.Id,
                            row.Name,
                            row.Cluster,
                            row.Shown,
                            row.Score,
                            row.Band?.In(language),
                            T.Notes(row.Notes, language),
                        ]
                ),
            ]
        );
}
