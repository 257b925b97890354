namespace Scoring.Features.Import.Storage;

/// <summary>A fact of a file, for comparing it with an earlier one.</summary>
/// <param name="Unit">Whom it is about, as a person would name it: an id, or a sheet's stage/entry/juror.</param>
/// <param name="Key">What identifies it among the facts of its kind.</param>
/// <param name="Value">What it says.</param>
internal readonly record struct Fact(string Unit, string Key, string Value);

/// <summary>The differences between a file and those of its kind that it repeats.</summary>
/// <param name="Added">Facts of none of them.</param>
/// <param name="Changed">The units of facts with another value, with how many.</param>
/// <param name="Same">Facts with the same value.</param>
/// <param name="Dropped">The units of their facts that the file lacks, with how many.</param>
internal sealed record FactChanges(int Added, IReadOnlyDictionary<string, int> Changed, int Same, IReadOnlyDictionary<string, int> Dropped)
{
    /// <summary>How many facts have another value.</summary>
    public int ChangedCount => Changed.Values.Sum();

    /// <summary>How many facts the file lacks.</summary>
    public int DroppedCount => Dropped.Values.Sum();

    /// <summary>How many facts it has in common with them.</summary>
    public int KeptCount => ChangedCount + Same;

    /// <summary>Compares fact by fact; of several earlier facts with a key the last counts.</summary>
    public static FactChanges Of(IEnumerable<Fact> now, IEnumerable<Fact> before)
    {
        var old = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var fact in before)
            old[fact.Key] = fact;
        var (added, same, changed) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var fact in now)
        {
            if (!old.Remove(fact.Key, out var earlier))
                added++;
            else if (earlier.Value == fact.Value)
                same++;
            else
                changed[fact.Unit] = changed.GetValueOrDefault(fact.Unit) + 1;
        }
        return new FactChanges(added, changed, same, old.Values.CountBy(fact => fact.Unit).ToDictionary(StringComparer.Ordinal));
    }
}
