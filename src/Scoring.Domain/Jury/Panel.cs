using Scoring.Domain.Jury.Conflicts;

namespace Scoring.Domain.Jury;

/// <summary>The panel of a stage (tim penilai): who may mark what under which hard rules, before anybody has a seat.</summary>
public sealed class Panel
{
    private readonly Dictionary<string, Juror> _jurors;
    private readonly Dictionary<string, PanelEntry> _entries;

    /// <summary>Takes the people and entries of a stage, in any order.</summary>
    /// <param name="stage">The stage's id.</param>
    /// <param name="jurors">The jurors; no id twice.</param>
    /// <param name="entries">The entries; no id twice.</param>
    /// <param name="conflicts">The conflict rules.</param>
    /// <param name="perEntry">How many jurors each entry has, at least 1.</param>
    /// <param name="atMost">A juror's maximum number of entries, at least 1; null for no limit.</param>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public Panel(
        string stage,
        IEnumerable<Juror> jurors,
        IEnumerable<PanelEntry> entries,
        ConflictCheck conflicts,
        int perEntry,
        int? atMost
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perEntry, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost ?? 1, 1, nameof(atMost));
        (Stage, Conflicts, PerEntry, AtMost) = (stage, conflicts, perEntry, atMost);
        Jurors = [.. jurors.OrderBy(juror => juror.Id, StringComparer.Ordinal)];
        Entries = [.. entries.OrderBy(entry => entry.Id, StringComparer.Ordinal)];
        _jurors = Jurors.ToDictionary(juror => juror.Id, StringComparer.Ordinal);
        _entries = Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
    }

    /// <summary>The stage's id.</summary>
    public string Stage { get; }

    /// <summary>The jurors, by id.</summary>
    public IReadOnlyList<Juror> Jurors { get; }

    /// <summary>The entries, by id.</summary>
    public IReadOnlyList<PanelEntry> Entries { get; }

    /// <summary>The conflict rules.</summary>
    public ConflictCheck Conflicts { get; }

    /// <summary>How many jurors each entry has.</summary>
    public int PerEntry { get; }

    /// <summary>A juror's maximum number of entries; null for no limit.</summary>
    public int? AtMost { get; }

    /// <summary>The juror with an id, or null.</summary>
    public Juror? JurorOf(string id) => _jurors.GetValueOrDefault(id);

    /// <summary>The entry with an id, or null.</summary>
    public PanelEntry? EntryOf(string id) => _entries.GetValueOrDefault(id);
}
