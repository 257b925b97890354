using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>
/// What the splits of all regions between two editions share, computed once: each year's facts in the form of the other's rules, and
/// their scores.
/// </summary>
/// <param name="from">The earlier edition over its facts.</param>
/// <param name="to">The later edition over its facts.</param>
internal sealed class ChangeYears(Evaluation from, Evaluation to)
{
    // Facts that whole parts of a score are made of: without them a score under those rules says nothing.
    private static readonly string[] Needed = ["table-not-reported", "no-results", "measure-not-reported"];

    // What the other rules do not ask changes no score and is left unsaid.
    private static readonly string[] Unsaid =
    [
        "table-not-asked",
        "indicator-not-asked",
        "measure-not-asked",
        "criterion-not-asked",
        "stage-not-marked",
        "criterion-not-marked",
        "mark-off-scale",
    ];

    private readonly Dictionary<(bool Facts, bool Rules), Evaluation> _pure = new() { [(false, false)] = from, [(true, true)] = to };
    private readonly Dictionary<string, bool> _alone = [];
    private (List<ChangeRemark> Obstacles, List<ChangeRemark> Caveats)? _remarks;

    /// <summary>The earlier edition over its facts.</summary>
    public Evaluation From => from;

    /// <summary>The later edition over its facts.</summary>
    public Evaluation To => to;

    /// <summary>What stands in the way of a split, and what must be known with one, whichever the region.</summary>
    public (IReadOnlyList<ChangeRemark> Obstacles, IReadOnlyList<ChangeRemark> Caveats) Remarks
    {
        get
        {
            if (_remarks is not { } known)
            {
                _remarks = known = ([], []);
                Compare(from, to, known.Obstacles, known.Caveats);
                Compare(to, from, known.Obstacles, known.Caveats);
            }
            return (known.Obstacles, known.Caveats);
        }
    }

    /// <summary>The facts of all regions of one year under the rules of one year.</summary>
    /// <param name="laterFacts">True for the facts of the later edition.</param>
    /// <param name="laterRules">True for its rules.</param>
    public Evaluation Of(bool laterFacts, bool laterRules)
    {
        _ = Remarks;
        if (_pure.TryGetValue((laterFacts, laterRules), out var known))
            return known;
        var (facts, rules) = (laterFacts ? to : from, laterRules ? to : from);
        return _pure[(laterFacts, laterRules)] = new Evaluation(rules.Edition, facts.Facts, OthersOf(facts, rules));
    }

    /// <summary>True if the facts of one region can change another's place in a ranking only by overtaking it.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="laterRules">True for the rules of the later edition.</param>
    public bool IsOfRegionsAlone(RankingRule ranking, bool laterRules)
    {
        var key = ranking.Id + (laterRules ? "+" : "-");
        if (!_alone.TryGetValue(key, out var known))
        {
            var edition = (laterRules ? to : from).Edition;
            known =
                ranking.Among is null
                && edition.Eligibility.Count == 0
                && edition.CountedInnovations.Count == 0
                && StepsOf(ranking).All(step => step.IsOfUnitAlone && step.Level == Level.Region)
                && new[] { from.Facts, to.Facts }.All(facts =>
                    facts.Sheets.Count == 0
                    && facts.Disqualified.Count == 0
                    && facts.EligibilityOverrides.Count == 0
                    && facts.HandPicks.Count == 0
                );
            _alone.Add(key, known);
        }
        return known;
    }

    /// <summary>The steps that order a ranking.</summary>
    public static IEnumerable<Step> StepsOf(RankingRule ranking) =>
        ranking.Keys.Concat(ranking.ListedBy).Select(key => key.Step).OfType<Step>().Prepend(ranking.Score).Distinct();

    // Years that share their bounds change places: where the facts of the one stand under the rules of the other, that other's own facts
    // are the rest of the panel. Otherwise one year would count twice and one not at all, and the bounds would seem to be changed rules.
    private static Func<string, Evaluation> OthersOf(Evaluation facts, Evaluation rules) =>
        id => id == facts.Edition.Id && OnlyPools(rules.Edition, id) ? rules : rules.Other(id);

    private static bool OnlyPools(Edition edition, string other) =>
        edition.Steps.Values.OfType<HierarchyStep>().Any(step => step.Rule.Over.Contains(other))
        && !edition.ResultsOf.Contains(other)
        && !edition.Steps.Values.Any(step =>
            step is CarriedOver carried && carried.Edition == other
            || step is HierarchyStep index && index.Rule.Before.OfType<CarriedForward>().Any(one => one.Editions.Contains(other))
        );

    // What an edition's facts lack, or are taken for, under the other's rules.
    private void Compare(Evaluation facts, Evaluation rules, List<ChangeRemark> obstacles, List<ChangeRemark> caveats)
    {
        var (own, other) = (facts.Edition, rules.Edition);
        if (own.Hash == other.Hash)
            return;
        var remapped = new RemappedFacts(own, facts.Facts, other);
        _pure[(facts == to, rules == to)] = new Evaluation(other, remapped.ToFacts(), OthersOf(facts, rules));
        foreach (var mismatch in remapped.Mismatches.Where(mismatch => !Unsaid.Contains(mismatch.Code)))
            (Needed.Contains(mismatch.Code) ? obstacles : caveats).Add(new ChangeRemark("lacks", own.Id, other.Id, mismatch));
        if (own.Results is { } given && other.Results is { } taken)
        {
            // A total is already the outcome of its year's unpublished rules: it can be taken over only on the same scale.
            if (given.To != taken.To || given.Level != taken.Level)
                obstacles.Add(new ChangeRemark("totals-scale", own.Id, other.Id));
            else
                caveats.Add(new ChangeRemark("totals", from.Edition.Id, to.Edition.Id));
        }
    }
}
