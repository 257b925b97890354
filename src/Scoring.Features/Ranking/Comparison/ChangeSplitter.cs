using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>
/// Splits a region's change by scoring what did not happen: its facts of one year under the rules and among the others of another.
/// </summary>
internal sealed class ChangeSplitter
{
    // The bits of a corner: whose data of the region, whose rules, whose field; 1 for the later edition.
    private const int OwnBit = 1;
    private const int RulesBit = 2;
    private const int FieldBit = 4;
    private const int Later = OwnBit | RulesBit | FieldBit;

    private static readonly int[] Order = [OwnBit, RulesBit, FieldBit];

    private readonly ChangeYears _years;
    private readonly string _ranking;
    private readonly string _unit;
    private readonly List<ChangeRemark> _obstacles = [];
    private readonly List<ChangeRemark> _caveats = [];
    private readonly Dictionary<int, ChangeState> _corners = [];

    private ChangeSplitter(ChangeYears years, string ranking, string unit) => (_years, _ranking, _unit) = (years, ranking, unit);

    /// <summary>The split of a region's change.</summary>
    /// <param name="years">The two editions.</param>
    /// <param name="ranking">
    /// The ranking; null for the first one of regions, in the later edition's order, that has the region in both.
    /// </param>
    /// <param name="unit">The region's code.</param>
    /// <exception cref="RefusalException">There is no such ranking in both, or the region is in none of them.</exception>
    public static ChangeSplit Of(ChangeYears years, string? ranking, string unit)
    {
        var chosen = Choose(years.From, years.To, ranking, unit);
        return new ChangeSplitter(years, chosen, unit).Split();
    }

    private Evaluation From => _years.From;

    private Evaluation To => _years.To;

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
        var (before, after) = (StateOf(From), StateOf(To));
        (_corners[0], _corners[Later]) = (before, after);
        if (before.Shown is null || after.Shown is null)
            _obstacles.Add(new ChangeRemark("no-score", (before.Shown is null ? From : To).Edition.Id, ""));
        else
        {
            _obstacles.AddRange(_years.Remarks.Obstacles);
            _caveats.AddRange(_years.Remarks.Caveats);
            if (UsesMarks(From) || UsesMarks(To))
                _obstacles.Add(new ChangeRemark("marks", From.Edition.Id, To.Edition.Id));
        }
        var parts = _obstacles.Count == 0 ? Parts() : [];
        return new ChangeSplit(
            From.Edition,
            To.Edition,
            RuleOf(To),
            To.Ranking(RuleOf(To)).Of(_unit)!,
            before,
            after,
            parts,
            [.. _obstacles.Distinct()],
            parts.Count == 0 ? [] : [.. _caveats.Distinct()]
        );
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
        var (own, rules, field) = ((corner & OwnBit) != 0, (corner & RulesBit) != 0, (corner & FieldBit) != 0);
        var evaluation = _years.Of(field, rules);
        if (own != field)
            evaluation = Alone(_years.Of(own, rules), evaluation, rules) ?? Merged(_years.Of(own, rules), evaluation);
        return _corners[corner] = StateOf(evaluation);
    }

    // A nation has tens of thousands of innovations: where a region's values are its own alone, they are taken over as they are.
    private Evaluation? Alone(Evaluation own, Evaluation field, bool laterRules)
    {
        var rule = RuleOf(field);
        var (here, there) = (own.Facts.Regions.Find(_unit), field.Facts.Regions.Find(_unit));
        if (
            !_years.IsOfRegionsAlone(rule, laterRules)
            || there < 0
            || !HasSameAttributes(own.Facts.Regions, here, field.Facts.Regions, there)
            || !own.Assessed(rule.Score, here).IsPresent
            || !field.Assessed(rule.Score, there).IsPresent
        )
            return null;
        return field.Assuming([.. ChangeYears.StepsOf(rule).Select(step => (step, With(field.Of(step), there, own.Of(step)[here])))]);
    }

    private static Column With(Column values, int unit, Value value)
    {
        var changed = new Column(values.Length);
        for (var i = 0; i < values.Length; i++)
            changed[i] = values[i];
        changed[unit] = value;
        return changed;
    }

    private static bool HasSameAttributes(UnitTable own, int here, UnitTable field, int there) =>
        own.AttributeNames.Concat(field.AttributeNames).All(name => own.Attribute(here, name) == field.Attribute(there, name));

    private Evaluation Merged(Evaluation own, Evaluation field) =>
        new(field.Edition, new MergedFacts(field.Edition, field.Facts, own.Facts, _unit).ToFacts(), field.Other);

    private Evaluation Year(int corner, int bit) => (corner & bit) == 0 ? From : To;

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
