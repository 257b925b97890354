using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking;

namespace Scoring.Features.Tests.Ranking.Formats;

/// <summary>Rankings made by hand, for tests of formats.</summary>
internal static class SampleRanking
{
    public static Source Decree { get; } = new("decree", "Keputusan contoh", "Panitia contoh", "1/2026", 2026, Standing.Illustrative, null);

    public static RankingRule Rule(string id = "kabupaten", int places = 2) =>
        new(
            id,
            new Text("Peringkat " + id, "Ranking " + id),
            Level.Region,
            new ReportedMeasure(
                new StepHead("index", "measure", new Text("Indeks", "Index"), Level.Region),
                new MeasureRule("index", new Text("Indeks", "Index"), Level.Region, 0, 100, null)
            ),
            [],
            null,
            null,
            [],
            [],
            RankConvention.Standard,
            null,
            null,
            new Rounding(places),
            false,
            null
        );

    public static RankedUnit Row(string id, string name, decimal? rank, decimal? score, params Note[] notes) =>
        new(
            0,
            id,
            name,
            "kabupaten",
            rank is null ? null : (int)Math.Ceiling(rank.Value),
            rank,
            score,
            score is { } exact ? new Rounding(2).Apply(exact) : null,
            score is null ? new Text("Tidak Dapat Dinilai", "Cannot be assessed") : new Text("Sangat Inovatif", "Very innovative"),
            false,
            notes
        );

    public static RankingResult Result(params RankedUnit[] rows) => new(Rule(), rows);

    public static RankingRun Run(params RankingResult[] rankings) =>
        new(
            7,
            "iga/2026",
            new string('a', 64),
            "0.1.0",
            new string('b', 64),
            [new RunInput("iga/2026", "regions", "regions.csv", new string('c', 64), 552)],
            rankings,
            [],
            true
        );
}
