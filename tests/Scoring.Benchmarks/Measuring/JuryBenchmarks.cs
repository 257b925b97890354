using BenchmarkDotNet.Attributes;
using Scoring.Benchmarks.Generation;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Benchmarks.Measuring;

/// <summary>The domain alone on scoresheets in memory: three jurors for each innovation, seven criteria.</summary>
[MemoryDiagnoser]
public class JuryBenchmarks
{
    private static readonly Text Name = new("", "");

    private Stage _stage = null!;
    private Edition _edition = null!;
    private RankingRule _rule = null!;
    private UnitTable _innovations = null!;
    private Scoresheet[] _sheets = null!;

    /// <summary>How many scoresheets there are.</summary>
    [Params(10_500, 300_000)]
    public int Sheets { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _stage = new Stage(
            "desk",
            Name,
            [.. BenchWeights.Jury1.Select((weight, i) => new Criterion($"{i + 1}", Name, weight, [], null, null))],
            new Scale(0, 100, null, 0, null),
            100,
            SecondSheet.Refused,
            null,
            [],
            null
        );
        var total = new CriteriaTotal(new StepHead("total", "criteria-total", Name, Level.Sheet("desk")), _stage, AbsentInput.GivesAbsent);
        var mean = new MeanOfItems(
            new StepHead("mean", "mean-of-jurors", Name, Level.Innovation, null, new Rounding(2)),
            total,
            AbsentInput.IsLeftOut
        );
        var trimmed = new TrimmedMeanOfItems(
            new StepHead("trimmed", "trimmed-mean-of-jurors", Name, Level.Innovation, null, new Rounding(2)),
            total,
            AbsentInput.IsLeftOut,
            new Constant("drop-highest", 1),
            new Constant("drop-lowest", 1),
            false
        );
        _rule = new RankingRule(
            "all",
            Name,
            Level.Innovation,
            mean,
            [],
            null,
            null,
            [new RankingKey(mean, true)],
            [new RankingKey(trimmed, true), new RankingKey(null, false)],
            RankConvention.Standard,
            new Cut(99, null),
            null,
            new Rounding(2),
            false,
            null
        );
        _edition = new Edition
        {
            Id = "bench-jury/2025",
            Name = Name,
            Hash = "",
            Steps = new Dictionary<string, Step> { ["mean"] = mean, ["trimmed"] = trimmed },
            Stages = [_stage],
            Rankings = [_rule],
        };
        var chance = new Chance(1);
        string[] ids = [.. Enumerable.Range(0, Sheets / 3).Select(i => NationFiles.IdOf(Nation.LastYear, i))];
        _innovations = new UnitTable(Level.Innovation, ids, ids, new Dictionary<string, string?[]>(), _ => default);
        _sheets =
        [
            .. Enumerable
                .Range(0, ids.Length * 3)
                .Select(i => new Scoresheet(
                    i / 3,
                    $"J{i % 3}",
                    null,
                    null,
                    [.. _stage.Leaves.Select(_ => (decimal?)chance.Below(101))],
                    new SheetOrigins((_, _) => default)
                )),
        ];
    }

    /// <summary>From sheets as they were read to a ranking with a cut.</summary>
    [Benchmark]
    public RankingResult SettleEvaluateRank()
    {
        var facts = new EditionFacts
        {
            Regions = UnitTable.None(Level.Region),
            Innovations = _innovations,
            RegionOfInnovation = new int[_innovations.Count],
            Sheets = new Dictionary<string, SheetFacts> { ["desk"] = new(_stage, _innovations.Count, _sheets) },
        };
        return Ranker.Rank(new Evaluation(_edition, facts), _rule);
    }
}
