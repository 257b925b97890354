using BenchmarkDotNet.Attributes;
using Scoring.Benchmarks.Generation;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Benchmarks.Measuring;

/// <summary>The domain alone, on facts in memory: 552 regions, one year, nothing carried over.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private Edition _edition = null!;
    private EditionFacts _facts = null!;
    private Evaluation _evaluation = null!;
    private int _largest;

    /// <summary>How many innovations the nation has: a real year's number, and ten times as many.</summary>
    [Params(30_000, 300_000)]
    public int Innovations { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var nation = new Nation(552, Innovations, 1, 1);
        _edition = NationFacts.Edition(Nation.LastYear, first: true);
        _facts = NationFacts.Of(nation, nation.Years().Single());
        _evaluation = new Evaluation(_edition, _facts);
        _evaluation.Of(_edition.Rankings[0].Score);
        var items = _facts.Items(Level.Region, Level.Innovation);
        _largest = Enumerable.Range(0, _facts.Regions.Count).MaxBy(unit => items.Of(unit).Length);
    }

    /// <summary>Every step for all units.</summary>
    [Benchmark]
    public object Evaluate() => new Evaluation(_edition, _facts).Of(_edition.Rankings[0].Score);

    /// <summary>One ranking on values that are there.</summary>
    [Benchmark]
    public RankingResult Rank() => Ranker.Rank(_evaluation, _edition.Rankings[0]);

    /// <summary>The whole tree of the region with the most innovations.</summary>
    [Benchmark]
    public Explanation Explain() => _edition.Rankings[0].Score.Explain(_evaluation, _largest);
}
