namespace Scoring.Domain.Audit;

/// <summary>What is wrong at a broken link.</summary>
public enum BreakKind
{
    /// <summary>The event was altered: its hash is not that of its contents.</summary>
    Changed,

    /// <summary>Events are missing before it, or at the end.</summary>
    Missing,

    /// <summary>It is out of order: the event that belongs here comes later or came before.</summary>
    Reordered,

    /// <summary>
    /// Its contents and hash agree, but the next event (or the published head) refers to a different one: somebody rewrote it together with
    /// its hash.
    /// </summary>
    Rewritten,
}

/// <summary>The first broken link of a trail.</summary>
/// <param name="Sequence">The sequence of the broken event, or the first missing one.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Through">The last missing sequence; equal to <paramref name="Sequence"/> for every other kind.</param>
public sealed record BrokenLink(long Sequence, BreakKind Kind, long Through);

/// <summary>The head of a trail as published or deposited at some time.</summary>
/// <param name="Sequence">The sequence of the last event then.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(long Sequence, string Hash);

/// <summary>Verifies a trail against its hashes.</summary>
public static class AuditVerification
{
    /// <summary>The first broken link; null if the trail is whole.</summary>
    /// <param name="records">The trail in stored order.</param>
    /// <param name="published">
    /// A head known from elsewhere, or null. Without one, events cut off at the end, or a whole trail rewritten, cannot be detected: the
    /// hashes would agree.
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
            // It refers to a different predecessor than the stored one, and that one matches its own hash: so the predecessor was
            // rewritten. The first event has no predecessor.
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
        // A sequence that was already seen, or one whose event is stored further down.
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
            // The input cannot have been written by the program: a broken character, or a time without a zone.
            return false;
        }
    }
}
