namespace Scoring.Domain.Audit;

/// <summary>What is wrong at a broken link.</summary>
public enum BreakKind
{
    /// <summary>The event is not what was written: its hash is not that of its contents.</summary>
    Changed,

    /// <summary>Events are missing before it, or at the end.</summary>
    Missing,

    /// <summary>It stands in the wrong place: the one that belongs here comes later, or came before.</summary>
    Reordered,

    /// <summary>Its contents and hash fit each other, and yet another event stood before the one after it, or at the head that was published: somebody rewrote it with its hash.</summary>
    Rewritten,
}

/// <summary>The first broken link of a trail.</summary>
/// <param name="Sequence">The sequence that is broken: that of the event, or the first one that is missing.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Through">The last sequence that is missing; the same as <paramref name="Sequence"/> for every other kind.</param>
public sealed record BrokenLink(long Sequence, BreakKind Kind, long Through);

/// <summary>The head of a trail as it was published or deposited at some time.</summary>
/// <param name="Sequence">The sequence of the last event then.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(long Sequence, string Hash);

/// <summary>Holds a trail against its hashes.</summary>
public static class AuditVerification
{
    /// <summary>The first broken link; null where the trail is whole.</summary>
    /// <param name="records">The trail in the order in which it is kept.</param>
    /// <param name="published">
    /// A head that is known from elsewhere; null where there is none. Without one nobody can tell that events were cut off at the end, or that a whole trail was
    /// written anew: the hashes would fit.
    /// </param>
    public static BrokenLink? FirstBroken(IReadOnlyList<AuditRecord> records, AuditHead? published = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        var previous = AuditChain.Genesis;
        for (var i = 0; i < records.Count; i++)
        {
            var (record, expected) = (records[i], i + 1L);
            if (record.Event.Sequence != expected)
                return OutOfPlace(records, i, expected);
            if (!IsItself(record))
                return new BrokenLink(expected, BreakKind.Changed, expected);
            // It names another event before it than stands there, and that one fits its own hash: so that one was written anew. Nothing stands before the first.
            if (record.Previous != previous)
                return new BrokenLink(Math.Max(1, expected - 1), BreakKind.Rewritten, Math.Max(1, expected - 1));
            if (published?.Sequence == expected && published.Hash != record.Hash)
                return new BrokenLink(expected, BreakKind.Rewritten, expected);
            previous = record.Hash;
        }
        return published?.Sequence > records.Count ? new BrokenLink(records.Count + 1L, BreakKind.Missing, published.Sequence) : null;
    }

    private static BrokenLink OutOfPlace(IReadOnlyList<AuditRecord> records, int at, long expected)
    {
        var found = records[at].Event.Sequence;
        // A number that came before, or one whose turn is kept further down.
        if (found < expected || records.Skip(at + 1).Any(later => later.Event.Sequence == expected))
            return new BrokenLink(expected, BreakKind.Reordered, expected);
        return new BrokenLink(expected, BreakKind.Missing, found - 1);
    }

    private static bool IsItself(AuditRecord record)
    {
        try
        {
            return record.Hash == AuditChain.HashOf(record.Previous, record.Event);
        }
        catch (ArgumentException)
        {
            // What was put in cannot have been written by the program: a broken letter, a time without zone.
            return false;
        }
    }
}
