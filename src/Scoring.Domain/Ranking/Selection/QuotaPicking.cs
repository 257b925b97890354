using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking.Selection;

/// <summary>The outcome for a candidate when places are given by quotas.</summary>
public enum PickReason
{
    /// <summary>Its turn never came: others ahead of it have the places.</summary>
    NotReached,

    /// <summary>It has a place reserved for a quota.</summary>
    Reserved,

    /// <summary>It has a place that is for anyone.</summary>
    Free,

    /// <summary>It has a reserved place for which no candidate of the quota was left.</summary>
    FilledUp,

    /// <summary>It is passed over: the maximum number of a quota have advanced.</summary>
    QuotaReached,

    /// <summary>It is passed over: the places left are reserved for others.</summary>
    PlacesReserved,
}

/// <summary>What came of one candidate.</summary>
/// <param name="Reason">Why it has or does not have a place.</param>
/// <param name="Quota">The quota concerned, or null.</param>
public readonly record struct PickOutcome(PickReason Reason, Quota? Quota)
{
    /// <summary>True if it has a place.</summary>
    public bool IsPicked => Reason is PickReason.Reserved or PickReason.Free or PickReason.FilledUp;
}

/// <summary>What came of all candidates.</summary>
/// <param name="Outcomes">One for each candidate, in their order.</param>
/// <param name="PerQuota">How many of each quota have a place, in the order of the quotas.</param>
/// <param name="Empty">How many places stay empty.</param>
public sealed record QuotaPicks(IReadOnlyList<PickOutcome> Outcomes, IReadOnlyList<int> PerQuota, int Empty);

/// <summary>
/// Gives places by quotas. Candidates are in order, the best first, and only that order decides:
/// <list type="number">
/// <item>Reserved places. Quota after quota, as listed: its best candidates get places until <c>at-least</c> of it have one. A candidate
/// that is in several quotas counts in each of them.</item>
/// <item>Free places. Those that no quota reserves go to the best of all that have none yet.</item>
/// <item>Fill-up. Each reserved place for which no candidate of its quota was left stays empty, goes to the next best of all, or goes to
/// the best one left of the first quota of the listed order that has one left.</item>
/// </list>
/// In every step a candidate is passed over if it would exceed a quota's <c>at-most</c>; so no <c>at-most</c> is ever broken, not by a
/// fill-up either. Every <c>at-least</c> is met if quotas do not overlap, there are enough candidates and they fit into the places;
/// overlapping quotas are served in the order listed.
/// </summary>
public sealed class QuotaPicking
{
    private readonly int _places;
    private readonly Cut _cut;
    private readonly Func<Quota, int, bool> _meets;
    private readonly PickOutcome[] _outcomes;
    private readonly int[] _perQuota;
    private int _picked;

    private QuotaPicking(int places, Cut cut, int candidates, Func<Quota, int, bool> meets)
    {
        (_places, _cut, _meets) = (places, cut, meets);
        (_outcomes, _perQuota) = (new PickOutcome[candidates], new int[cut.Quotas.Count]);
    }

    /// <summary>Gives the places of a cut.</summary>
    /// <param name="places">How many there are.</param>
    /// <param name="cut">The quotas and how empty places are treated; without quotas the first candidates have the places.</param>
    /// <param name="candidates">The number of candidates; each is identified by its position in the order, from 0.</param>
    /// <param name="meets">True if a candidate is in a quota.</param>
    public static QuotaPicks Pick(int places, Cut cut, int candidates, Func<Quota, int, bool> meets)
    {
        var picking = new QuotaPicking(places, cut, candidates, meets);
        var missing = picking.Reserve();
        picking.TakeBest(places - picking._picked - missing.Count, PickReason.Free, null, null);
        foreach (var quota in missing)
            picking.Fill(quota);
        picking.ReportPassedOver();
        return new QuotaPicks(picking._outcomes, picking._perQuota, places - picking._picked);
    }

    /// <summary>Gives the reserved places; returns the quota of each one that could not be filled.</summary>
    private List<Quota> Reserve()
    {
        var missing = new List<Quota>();
        for (var i = 0; i < _cut.Quotas.Count; i++)
        {
            var quota = _cut.Quotas[i];
            if (quota.AtLeast is not { } atLeast)
                continue;
            TakeBest((int)atLeast.Amount - _perQuota[i], PickReason.Reserved, quota, quota);
            for (var left = (int)atLeast.Amount - _perQuota[i]; left > 0 && _picked + missing.Count < _places; left--)
                missing.Add(quota);
        }
        return missing;
    }

    private void Fill(Quota quota)
    {
        if (_cut.FillUp == FillUp.NextBest)
            TakeBest(1, PickReason.FilledUp, quota, null);
        else if (_cut.FillUp == FillUp.InOrder)
            _ = _cut.FillOrder.Any(from => TakeBest(1, PickReason.FilledUp, quota, from) > 0);
    }

    /// <summary>Gives up to a number of places to the best that have none yet, of a quota or of all; returns how many.</summary>
    private int TakeBest(int number, PickReason reason, Quota? place, Quota? among)
    {
        var taken = 0;
        for (var i = 0; i < _outcomes.Length && taken < number && _picked < _places; i++)
        {
            if (_outcomes[i].IsPicked || (among is not null && !_meets(among, i)) || FullQuotaOf(i) is not null)
                continue;
            _outcomes[i] = new PickOutcome(reason, place);
            for (var quota = 0; quota < _perQuota.Length; quota++)
                _perQuota[quota] += _meets(_cut.Quotas[quota], i) ? 1 : 0;
            _picked++;
            taken++;
        }
        return taken;
    }

    /// <summary>The first quota of a candidate that has reached its maximum.</summary>
    private Quota? FullQuotaOf(int candidate)
    {
        for (var i = 0; i < _perQuota.Length; i++)
        {
            if (_cut.Quotas[i].AtMost is { } atMost && _perQuota[i] >= atMost.Amount && _meets(_cut.Quotas[i], candidate))
                return _cut.Quotas[i];
        }
        return null;
    }

    /// <summary>
    /// A candidate is passed over if it has no place although it precedes one that has, or is within the number of places.
    /// </summary>
    private void ReportPassedOver()
    {
        var last = Array.FindLastIndex(_outcomes, outcome => outcome.IsPicked);
        for (var i = 0; i < _outcomes.Length && (i < last || i < _places); i++)
        {
            if (_outcomes[i].IsPicked)
                continue;
            _outcomes[i] = FullQuotaOf(i) is { } full
                ? new PickOutcome(PickReason.QuotaReached, full)
                : new PickOutcome(PickReason.PlacesReserved, null);
        }
    }
}
