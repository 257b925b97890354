using Scoring.Domain.Audit;

namespace Scoring.Features.Audit;

/// <summary>What a person should know of a trail that is not broken.</summary>
internal static class TrailNotes
{
    /// <summary>Since when rows are bound, and where the clock went back.</summary>
    public static IEnumerable<AuditRemark> Of(IReadOnlyList<AuditRecord> trail)
    {
        var expected = new ExpectedRows(trail);
        if (!expected.IsBound)
            yield return new AuditRemark("not-bound-yet", "", []);
        else if (expected.BoundSince is > 1 and var since)
            yield return new AuditRemark("bound-from-here", "", [since, since - 1]);
        var back = trail
            .Zip(trail.Skip(1))
            .Where(pair => pair.Second.Event.When < pair.First.Event.When)
            .Select(pair => pair.Second.Event)
            .ToList();
        if (back.Count > 0)
            yield return new AuditRemark("clock-back", "", [back[0].Sequence, back[0].When, back.Count]);
    }
}
