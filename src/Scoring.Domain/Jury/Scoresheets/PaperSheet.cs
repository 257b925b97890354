using System.Collections.Immutable;

namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>A paper sheet as one person typed it in.</summary>
/// <param name="By">Who typed it.</param>
/// <param name="At">When.</param>
/// <param name="Marks">The marks by criterion; without the criteria that the paper leaves empty.</param>
public sealed record PaperEntry(string By, DateTime At, ImmutableSortedDictionary<string, decimal> Marks);

/// <summary>A criterion that two persons typed in differently.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="First">The first person's mark; null if left empty.</param>
/// <param name="Second">The second person's mark; null if left empty.</param>
public sealed record PaperDifference(string Criterion, decimal? First, decimal? Second);

/// <summary>The ruling: what the paper says, read again.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark on the paper, or null.</param>
/// <param name="By">Who read it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">The explanation, for example "the 7 was taken for a 1".</param>
public sealed record PaperRuling(string Criterion, decimal? Mark, string By, DateTime At, string Reason);

/// <summary>Why a step in entering a paper sheet is refused.</summary>
public enum PaperRefusal
{
    /// <summary>The same person cannot enter it twice: the second entry is a check on the first.</summary>
    SamePerson,

    /// <summary>Two persons have entered it; differences are ruled on, not overwritten.</summary>
    EnteredTwice,

    /// <summary>Nothing can be compared until two persons have entered it.</summary>
    NotEnteredTwice,

    /// <summary>Both entries agree there, or it is not one of their criteria: there is nothing to rule on.</summary>
    NoDifference,

    /// <summary>It was ruled on before.</summary>
    RuledBefore,

    /// <summary>A ruling needs a reason.</summary>
    ReasonMissing,

    /// <summary>The mark is not on the scale, or there is no such criterion.</summary>
    OffScale,
}

/// <summary>What became of a step.</summary>
/// <param name="Sheet">The sheet after it; unchanged if it was refused.</param>
/// <param name="Refusal">Why it was refused; null if it was not.</param>
public sealed record PaperOutcome(PaperSheet Sheet, PaperRefusal? Refusal);

/// <summary>
/// A paper sheet typed in by two persons, neither seeing the other's marks. If they differ, somebody reads the paper again and gives a
/// reason; both entries stay unchanged. Only then does the sheet have marks.
/// </summary>
/// <param name="Seat">Whose paper it is and for which entry.</param>
/// <param name="First">The first entry; null before it.</param>
/// <param name="Second">The second entry; null before it.</param>
/// <param name="Rulings">The rulings on differences, in the order in which they were made.</param>
public sealed record PaperSheet(Seat Seat, PaperEntry? First, PaperEntry? Second, ImmutableList<PaperRuling> Rulings)
{
    /// <summary>A paper that nobody has typed in yet.</summary>
    public static PaperSheet For(Seat seat) => new(seat, null, null, []);

    /// <summary>The criteria on which the two entries differ, ruled on or not; empty until both exist.</summary>
    public IReadOnlyList<PaperDifference> Differences =>
        First is null || Second is null
            ? []
            :
            [
                .. First
                    .Marks.Keys.Union(Second.Marks.Keys)
                    .Order(StringComparer.Ordinal)
                    .Select(id => new PaperDifference(id, MarkOf(First, id), MarkOf(Second, id)))
                    .Where(pair => pair.First != pair.Second),
            ];

    /// <summary>The differences that nobody ruled on.</summary>
    public IEnumerable<PaperDifference> OpenDifferences =>
        Differences.Where(pair => !Rulings.Any(ruling => ruling.Criterion == pair.Criterion));

    /// <summary>The marks from both entries or a ruling; null while an entry or a ruling is missing.</summary>
    public ImmutableSortedDictionary<string, decimal>? Marks =>
        First is null || Second is null || OpenDifferences.Any()
            ? null
            : Rulings.Aggregate(First.Marks, (marks, ruling) =>
                ruling.Mark is { } mark ? marks.SetItem(ruling.Criterion, mark) : marks.Remove(ruling.Criterion)
            );

    /// <summary>What a person may see of the entries: only their own until both exist.</summary>
    public IEnumerable<PaperEntry> VisibleTo(string person) =>
        new[] { First, Second }.OfType<PaperEntry>().Where(entry => entry.By == person || (First is not null && Second is not null));

    /// <summary>The sheet with one more entry.</summary>
    /// <param name="terms">The criteria and their scales; the juror's deadline concerns the paper.</param>
    /// <param name="entry">The marks typed in.</param>
    public PaperOutcome Enter(MarkingTerms terms, PaperEntry entry)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(entry);
        if (First is not null && Second is not null)
            return new PaperOutcome(this, PaperRefusal.EnteredTwice);
        if (First?.By == entry.By)
            return new PaperOutcome(this, PaperRefusal.SamePerson);
        if (!entry.Marks.All(mark => IsOnScale(terms, mark.Key, mark.Value)))
            return new PaperOutcome(this, PaperRefusal.OffScale);
        return new PaperOutcome(First is null ? this with { First = entry } : this with { Second = entry }, null);
    }

    /// <summary>The sheet with a ruling on a difference.</summary>
    /// <param name="terms">The criteria and their scales.</param>
    /// <param name="ruling">The marks on the paper.</param>
    public PaperOutcome Rule(MarkingTerms terms, PaperRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(ruling);
        PaperRefusal? refusal =
            First is null || Second is null ? PaperRefusal.NotEnteredTwice
            : Rulings.Any(earlier => earlier.Criterion == ruling.Criterion) ? PaperRefusal.RuledBefore
            : !Differences.Any(pair => pair.Criterion == ruling.Criterion) ? PaperRefusal.NoDifference
            : string.IsNullOrWhiteSpace(ruling.Reason) ? PaperRefusal.ReasonMissing
            : ruling.Mark is { } mark && !IsOnScale(terms, ruling.Criterion, mark) ? PaperRefusal.OffScale
            : null;
        return new PaperOutcome(refusal is null ? this with { Rulings = Rulings.Add(ruling) } : this, refusal);
    }

    private static decimal? MarkOf(PaperEntry entry, string id) => entry.Marks.TryGetValue(id, out var mark) ? mark : null;

    private static bool IsOnScale(MarkingTerms terms, string id, decimal mark) =>
        terms.Criteria.FirstOrDefault(leaf => leaf.Id == id) is { } leaf && terms.Stage.ScaleOf(leaf).Allows(mark);
}
