using System.Globalization;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Ranking.Robustness;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Ranking;

/// <summary>
/// Real marks: the final of a student business-idea contest of 2018, 102 sheets of 12 jurors for 49 teams. The file is read where it lies
/// next to the checkout (shared/facts/kipp), is not part of this project, and is turned into the columns of our contract here.
/// </summary>
[Category("Shared")]
public sealed class CreatonomicsTests
{
    private const string Edition = "creatonomics/2018";
    private static readonly string[] Criteria =
    [
        "KEMATANGAN",
        "KEUNIKAN",
        "ORIGINALITAS",
        "PASAR",
        "PROSES",
        "PENAMPILAN",
        "PPT",
        "KOMUNIKASI",
        "MATERI",
    ];
    private static readonly int[] Weights = [10, 20, 20, 5, 5, 10, 5, 15, 10];

    private CsvText _sheets = null!;
    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        if (Checkout.Shared("facts", "kipp", "creatonomics2018_juror_scores.csv") is not { } path)
            throw new DirectoryNotFoundException(
                "The folder shared does not lie beside the checkout; tests/run leaves these tests out where it is not there, but not in CI."
            );
        _sheets = CsvText.Of(path);
        _place = Workplace.WithShippedRules();
        await Import(_place, _sheets);
    }

    [TearDown]
    public void End() => _place?.Dispose();

    private static async Task Import(Workplace place, CsvText sheets)
    {
        var teams = sheets
            .Rows.Select(row => (Id: Team(sheets, row), Name: row[sheets["team_name"]]))
            .Distinct()
            .Select(team => (IReadOnlyList<string>)[team.Id, team.Name])
            .ToList();
        await place.Given(ImportKind.Submissions, Edition, "teams.csv", new CsvText(["innovation_id", "title"], teams).Text());
        var rows = sheets.Rows.Select(row =>
            (IReadOnlyList<string>)
                [
                    "final",
                    Team(sheets, row),
                    row[sheets["juror"]],
                    row[sheets["sheet_id"]],
                    row[sheets["submitted_at"]],
                    .. Criteria.Select(name => row[sheets[name]]),
                ]
        );
        await place.Given(
            ImportKind.Marks,
            Edition,
            "marks.csv",
            new CsvText(
                ["stage", "innovation_id", "juror", "sheet", "submitted_at", .. Criteria.Select(name => name.ToLowerInvariant())],
                [.. rows]
            ).Text()
        );
    }

    private static string Team(CsvText sheets, IReadOnlyList<string> row) => "team-" + row[sheets["team_id"]];

    private async Task<List<Explanation>> Sheets()
    {
        var units = (await _place.Rank(Edition)).Rankings[0].Rows.Select(row => row.Id);
        var explained = await _place.ExplainAll(Edition, units);
        return [.. explained.SelectMany(one => one.Root.Flatten()).Where(node => node.Kind == "criteria-total")];
    }

    [Test]
    public async Task All_teams_are_ranked_on_all_sheets_that_count()
    {
        var run = await _place.Rank(Edition);
        run.Rankings[0].Rows.Count.ShouldBe(49);
        run.Rankings[0].Rows.ShouldAllBe(row => row.Rank != null);
        var sheets = await Sheets();
        sheets.Count.ShouldBe(102);
        // Four jurors sent two sheets for one team; the newer counts, the older (one of them without a time) is shown.
        sheets
            .Where(sheet => !sheet.Counted)
            .Select(sheet => sheet.UnitId)
            .ShouldBe(["team-6/J5/2", "team-63/J3/36", "team-50/J9/88", "team-22/J9/89"], ignoreOrder: true);
        sheets.Where(sheet => !sheet.Counted).ShouldAllBe(sheet => sheet.Notes.Any(note => note.Code == NoteCode.SheetSuperseded));
    }

    [Test]
    public async Task The_stored_totals_differ_from_ours_by_the_criterion_that_the_event_took_twice()
    {
        var totals = (await Sheets()).ToDictionary(sheet => sheet.UnitId.Split('/')[2], sheet => sheet.Value.Number);
        var (equal, missing) = (0, 0);
        foreach (var row in _sheets.Rows)
        {
            decimal Mark(string criterion) => decimal.Parse(row[_sheets[criterion]], CultureInfo.InvariantCulture);
            var ours = totals[row[_sheets["sheet_id"]]];
            ours.ShouldBe(Criteria.Zip(Weights).Sum(pair => Mark(pair.First) * pair.Second));
            if (row[_sheets["published_weighted_total"]] is not { Length: > 0 } text)
            {
                missing++;
                TestContext.Out.WriteLine($"sheet {row[_sheets["sheet_id"]]}: no total was stored; ours is {ours}");
                continue;
            }
            var stored = decimal.Parse(text, CultureInfo.InvariantCulture);
            (ours - stored).ShouldBe(5 * (Mark("PASAR") - Mark("PROSES")), "sheet " + row[_sheets["sheet_id"]]);
            if (ours == stored)
                equal++;
            else
                TestContext.Out.WriteLine(
                    $"sheet {row[_sheets["sheet_id"]]}: stored {stored}, ours {ours}; PASAR {Mark("PASAR")}, PROSES "
                        + $"{Mark("PROSES")}: 5 × ({Mark("PASAR")} − {Mark("PROSES")}) = {ours - stored}"
                );
        }
        TestContext.Out.WriteLine(
            $"{equal} of {_sheets.Rows.Count} stored totals are equal, {missing} is missing; every other differs by 5 × (PASAR − "
                + $"PROSES), "
                + "because the event's program multiplied PROSES where PASAR was meant."
        );
        missing.ShouldBe(1);
        equal.ShouldBeInRange(1, 100);
    }

    [Test]
    public async Task A_team_has_the_mean_of_its_different_jurors()
    {
        var run = await _place.Rank(Edition);
        foreach (var row in run.Rankings[0].Rows)
        {
            var newest = _sheets
                .Rows.Where(sheet => Team(_sheets, sheet) == row.Id)
                .GroupBy(sheet => sheet[_sheets["juror"]])
                .Select(sheets => sheets.OrderBy(sheet => sheet[_sheets["submitted_at"]], StringComparer.Ordinal).Last())
                .Select(sheet =>
                    Criteria.Zip(Weights).Sum(pair => int.Parse(sheet[_sheets[pair.First]], CultureInfo.InvariantCulture) * pair.Second)
                )
                .ToList();
            row.Score.ShouldBe(Exact.Canonicalize((decimal)newest.Sum() / newest.Count), row.Id);
        }
    }

    [Test]
    public async Task The_order_of_the_sheets_does_not_matter()
    {
        var run = await _place.Rank(Edition);
        for (var seed = 0; seed < 3; seed++)
        {
            using var other = Workplace.WithShippedRules();
            await Import(other, _sheets.Shuffled(new Random(seed)));
            (await other.Rank(Edition)).ResultHash.ShouldBe(run.ResultHash);
        }
    }

    [Test]
    public async Task Jurors_are_compared_within_their_closed_pair_and_not_across()
    {
        var report = await _place.Send(new ReportAgreement(Edition, "final"));
        (report.Design.Shape, report.Design.Jurors, report.Design.Entries, report.Design.Marks, report.Design.Superseded).ShouldBe(
            (DesignShape.OwnJurors, 12, 49, 98, 4)
        );
        report.Total.Severity.Refusal.ShouldBe(FitRefusal.NotConnected);
        report
            .Total.Severity.Groups.Select(group => string.Join('+', group.Members))
            .ShouldBe(["J1+J4", "J10+J7", "J11+J8", "J12+J9", "J2+J5", "J3+J6"]);
        report.Total.Severity.Groups.ShouldAllBe(group =>
            group.Jurors.Count == 2 && Math.Abs(group.Jurors.Sum(juror => juror.Severity)) < 1e-9m
        );
        report.Adjusted.ShouldBeEmpty();
        report.Panels.Count.ShouldBe(6);
        report.Measures.Count.ShouldBe(10);
        report.Halo.Jurors.Count.ShouldBe(12);
        var words = AgreementSummary.Of(report, "en").Select(line => line.Sentence).ToList();
        words.ShouldContain(sentence =>
            sentence.StartsWith("The 12 jurors cannot be compared with each other: they fall into 6 groups that share no entry.")
        );
        foreach (var line in AgreementSummary.Of(report, "id").Concat(AgreementSummary.Of(report, "en")))
            TestContext.Out.WriteLine($"{line.Topic}: {line.Sentence}");
    }

    [Test]
    public async Task The_ranks_of_all_teams_have_intervals_and_the_line_of_the_best_ten_is_not_sure()
    {
        var report = await _place.Send(new ReportRobustness(Edition, Top: 10));
        var list = report.Rankings.Single().Lists.Single();
        // Three different draws of each of six pairs.
        (list.Certainty.IsExact, list.Certainty.Draws, list.Certainty.Entries.Count).ShouldBe((true, 729, 49));
        list.Spans.Sum(one => one.Span.InTop!.Value).ShouldBeInRange(10m, 10.2m);
        list.Certainty.AtLine.ShouldNotBeEmpty();
        var words = RobustnessSummary.Of(report, report.Rankings[0], list, "en");
        words.ShouldContain(sentence => sentence.StartsWith("Warning: pairs at the line that cannot be separated: "));
        foreach (var sentence in RobustnessSummary.Of(report, report.Rankings[0], list, "id").Concat(words))
            TestContext.Out.WriteLine(sentence);
    }
}
