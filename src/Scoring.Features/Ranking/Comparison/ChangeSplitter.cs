using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>
/// Splits a region's change by scoring what did not happen: its facts of one year under the rules and among the others of another.
/// </summary>
internal sealed class ChangeSplitter
{
    // Facts that whole parts of a score are made of: without them a score under those rules says nothing.
    private static readonly string[] Needed = ["table-not-reported", "no-results", "measure-not-reported"];

    // What the other rules do not ask changes no score; it is not told.
    private static readonly string[] Untold =
    [
        "table-not-asked",
        "indicator-not-asked",
        "measure-not-asked",
        "criterion-not-asked",
        "stage-not-marked",
        "criterion-not-marked",
        "mark-off-scale",
    ];

    // The bits of a corner: whose data of the region, whose rules, whose field; 1 for the later edition.
    private const int OwnBit = 1;
    private const int RulesBit = 2;
    private const int FieldBit = 4;
    private const int Later = OwnBit | RulesBit | FieldBit;

    private static readonly int[] Order = [OwnBit, RulesBit, FieldBit];

    private readonly Evaluation _from;
    private readonly Evaluation _to;
    private readonly string _ranking;
    private readonly string _unit;
    private readonly List<ChangeRemark> _obstacles = [];
    private readonly List<ChangeRemark> _caveats = [];
    private readonly Dictionary<(bool Facts, bool Rules), EditionFacts> _facts = [];
    private readonly Dictionary<int, ChangeState> _corners = [];

    private ChangeSplitter(Evaluation from, Evaluation to, string ranking, string unit) =>
        (_from, _to, _ranking, _unit) = (from, to, ranking, unit);

    /// <summary>The split of a region's change.</summary>
    /// <param name="from">The earlier edition over its facts.</param>
    /// <param name="to">The later edition over its facts.</param>
    /// <param name="ranking">
    /// The ranking; null for the first one of regions, in the later edition's order, that has the region in both.
    /// </param>
    /// <param name="unit">The region's code.</param>
    /// <exception cref="RefusalException">There is no such ranking in both, or the region is in none of them.</exception>
    public static ChangeSplit Of(Evaluation from, Evaluation to, string? ranking, string unit)
    {
        var chosen = Choose(from, to, ranking, unit);
        return new ChangeSplitter(from, to, chosen, unit).Split();
    }

    private static string Choose(Evaluation from, Evaluation to, string? ranking, string unit)
    {
        var both = to
            .Edition.Rankings.Where(rule =>
                rule.Level == Level.Region && from.Edition.Rankings.Any(other => other.Id == rule.Id && other.Level == Level.Region)
            )
            .ToList();
        if (both.Count == 0 || (ranking is not null && both.TrueForAll(rule => rule.Id != ranking)))
            throw new RefusalException(
                RefusalKind.Usage,
                "split-no-ranking",
                from.Edition.Id,
                to.Edition.Id,
                ranking ?? "",
                string.Join(", ", both.Select(rule => rule.Id))
            );
        bool Has(Evaluation year, string id) => year.Ranking(year.Edition.Rankings.First(rule => rule.Id == id)).Of(unit) is not null;
        return both.Find(rule => (ranking is null || rule.Id == ranking) && Has(from, rule.Id) && Has(to, rule.Id))?.Id
            ?? throw new RefusalException(RefusalKind.Usage, "split-no-unit", unit, from.Edition.Id, to.Edition.Id);
    }

    private ChangeSplit Split()
    {
        var (before, after) = (StateOf(_from), StateOf(_to));
        (_corners[0], _corners[Later]) = (before, after);
        if (before.Shown is null || after.Shown is null)
            _obstacles.Add(new ChangeRemark("no-score", (before.Shown is null ? _from : _to).Edition.Id, ""));
        else
        {
            Compare(_from, _to);
            Compare(_to, _from);
            if (UsesMarks(_from) || UsesMarks(_to))
                _obstacles.Add(new ChangeRemark("marks", _from.Edition.Id, _to.Edition.Id));
        }
        var parts = _obstacles.Count == 0 ? Parts() : [];
        return new ChangeSplit(
            _from.Edition,
            _to.Edition,
            RuleOf(_to),
            _to.Ranking(RuleOf(_to)).Of(_unit)!,
            before,
            after,
            parts,
            [.. _obstacles.Distinct()],
            parts.Count == 0 ? [] : [.. _caveats.Distinct()]
        );
    }

    // What an edition's facts lack, or are taken for, under the other's rules.
    private void Compare(Evaluation facts, Evaluation rules)
    {
        var (own, other) = (facts.Edition, rules.Edition);
        if (own.Hash == other.Hash)
            return;
        var remapped = new RemappedFacts(own, facts.Facts, other);
        _facts[(facts == _to, rules == _to)] = remapped.ToFacts();
        foreach (var mismatch in remapped.Mismatches.Where(mismatch => !Untold.Contains(mismatch.Code)))
            (Needed.Contains(mismatch.Code) ? _obstacles : _caveats).Add(new ChangeRemark("lacks", own.Id, other.Id, mismatch));
        if (own.Results is { } given && other.Results is { } taken)
        {
            // A total is already the outcome of its year's unpublished rules: it can be taken over only on the same scale.
            if (given.To != taken.To || given.Level != taken.Level)
                _obstacles.Add(new ChangeRemark("totals-scale", own.Id, other.Id));
            else
                _caveats.Add(new ChangeRemark("totals", _from.Edition.Id, _to.Edition.Id));
        }
    }

    private List<ChangePart> Parts()
    {
        var corners = new ChangeState[Later + 1];
        for (var corner = 0; corner <= Later; corner++)
        {
            corners[corner] = Corner(corner);
            if (corners[corner].Shown is not null)
                continue;
            _obstacles.Add(new ChangeRemark("no-score-between", Year(corner, OwnBit).Edition.Id, Year(corner, RulesBit).Edition.Id));
            return [];
        }
        var ranked = corners.All(state => state.Rank is not null);
        var parts = new List<ChangePart>();
        var at = 0;
        foreach (var bit in Order)
        {
            var (was, now) = (corners[at], corners[at | bit]);
            var steps = Enumerable
                .Range(0, Later + 1)
                .Where(corner => (corner & bit) == 0)
                .Select(corner => corners[corner | bit].Shown!.Value - corners[corner].Shown!.Value)
                .ToList();
            parts.Add(
                new ChangePart(
                    bit switch
                    {
                        OwnBit => ChangeFactor.OwnData,
                        RulesBit => ChangeFactor.Rules,
                        _ => ChangeFactor.Field,
                    },
                    now.Shown!.Value - was.Shown!.Value,
                    now.Exact!.Value - was.Exact!.Value,
                    ranked ? was.Rank - now.Rank : null,
                    steps.Min(),
                    steps.Max(),
                    now
                )
            );
            at |= bit;
        }
        return parts;
    }

    private ChangeState Corner(int corner)
    {
        if (_corners.TryGetValue(corner, out var known))
            return known;
        var rules = Year(corner, RulesBit);
        var (own, field) = (FactsOf(Year(corner, OwnBit), rules), FactsOf(Year(corner, FieldBit), rules));
        var facts = ReferenceEquals(own, field) ? own : new MergedFacts(rules.Edition, field, own, _unit).ToFacts();
        return _corners[corner] = StateOf(new Evaluation(rules.Edition, facts, rules.Other));
    }

    private Evaluation Year(int corner, int bit) => (corner & bit) == 0 ? _from : _to;

    private EditionFacts FactsOf(Evaluation year, Evaluation rules) =>
        year == rules ? year.Facts : _facts.GetValueOrDefault((year == _to, rules == _to)) ?? year.Facts;

    private RankingRule RuleOf(Evaluation year) => year.Edition.Rankings.First(rule => rule.Id == _ranking);

    private ChangeState StateOf(Evaluation year)
    {
        var rule = RuleOf(year);
        var ranking = year.Ranking(rule);
        var row = ranking.Of(_unit);
        return new ChangeState(
            row?.Shown,
            row?.Score,
            row?.Rank,
            row is null ? 0 : ranking.Rows.Count(other => other.Rank is not null && (rule.Within is null || other.Cluster == row.Cluster)),
            rule.Rounding.Places
        );
    }

    // Marks belong to the panels of their year: whether a score is made of them shows when they are taken away.
    private bool UsesMarks(Evaluation year)
    {
        if (year.Facts.Sheets.Count == 0)
            return false;
        var region = year.Facts.Regions.Find(_unit);
        var without = new Evaluation(year.Edition, new MergedFacts(year.Edition, year.Facts, year.Facts, _unit).ToFacts(), year.Other);
        return without.Of(RuleOf(year).Score)[without.Facts.Regions.Find(_unit)] != year.Of(RuleOf(year).Score)[region];
    }
}
