using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>
/// Who may read and change an entry: its owner, the verifiers of its agency, examiners once it was sent, and the secretariat. For all
/// others it is not there.
/// </summary>
/// <param name="entries">The entries.</param>
/// <param name="door">The form and the dates.</param>
/// <param name="versions">What was sent.</param>
/// <param name="caller">The person.</param>
internal sealed class EntryRights(EntryStore entries, EntryDoor door, EntryVersions versions, Caller caller)
{
    /// <summary>True if the person began the entry.</summary>
    public bool Owns(Entry entry) =>
        caller.Person.IsAny(Roles.Innovator) && caller.Person.Account is { } account && entry.Account == account;

    /// <summary>True if the person verifies for the entry's agency.</summary>
    public bool Endorses(Entry entry) =>
        caller.Person.IsAny(Roles.AgencyVerifier) && entry.Agency is { } agency && caller.Person.Agencies.Contains(agency);

    /// <summary>True if the person may examine entries of this one's group, and this one was sent.</summary>
    public bool Examines(Entry entry) =>
        caller.Person.IsAny(Roles.Examiner | Roles.Secretariat)
        && (entry.State.IsIn() || entry.State == EntryState.Withdrawn)
        && (SeesAllGroups || IsOfOwnGroup(entry, door.Of(entry.Edition).Form, versions.Of(entry)));

    /// <summary>True for the secretariat, and for an examiner to whom no groups were given.</summary>
    public bool SeesAllGroups => caller.Person.IsAny(Roles.Secretariat) || caller.Person.Groups.Count == 0;

    /// <summary>True if an entry is of a group that was given to the person.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="form">The season's form.</param>
    /// <param name="sent">Its versions, oldest first.</param>
    public bool IsOfOwnGroup(Entry entry, EntryForm form, IEnumerable<EntryVersion> sent) =>
        SeesAllGroups
        || (
            sent.LastOrDefault(version => entry.Step.Version is not { } number || version.Number == number) is { } version
            && EntryGroups.Has(form, FrozenEntry.Read(version.Content).Answers, caller.Person.Groups)
        );

    /// <summary>True if the person may read the entry.</summary>
    public bool MayRead(Entry entry) => Owns(entry) || Endorses(entry) || Examines(entry) || caller.Person.IsAny(Roles.Secretariat);

    /// <summary>The entry, if the person may read it; null if not, or if there is none.</summary>
    public Entry? Find(string edition, string id) => entries.Find(edition, id) is { } entry && MayRead(entry) ? entry : null;

    /// <summary>The entry.</summary>
    /// <exception cref="RefusalException">There is none, or the person may not read it: the answer is the same.</exception>
    public Entry Read(string edition, string id) =>
        Find(edition, id) ?? throw new RefusalException(RefusalKind.Usage, "entry-unknown", edition, id);

    /// <summary>The entry, if it is the person's own.</summary>
    /// <exception cref="RefusalException">There is none, or it is somebody else's.</exception>
    public Entry Own(string edition, string id) =>
        Find(edition, id) is { } entry && Owns(entry) ? entry : throw new RefusalException(RefusalKind.Usage, "entry-unknown", edition, id);

    /// <summary>The entry, if the person may change this field of it now: its owner, in its time.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="id">The entry.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="RefusalException">It is not the person's own, or cannot be changed now.</exception>
    public Entry Change(string edition, string id, string field)
    {
        var entry = Own(edition, id);
        var open = door.Of(edition);
        if (open.CanChange(entry, field, door.Now))
            return entry;
        throw WhyClosed(open, entry, field);
    }

    /// <summary>Why an entry cannot be changed now.</summary>
    public RefusalException WhyClosed(OpenDoor open, Entry entry, string? field)
    {
        if (open.Standing.State is Seasons.SeasonState.Draft or Seasons.SeasonState.Archived)
            return new RefusalException(RefusalKind.State, "entries-not-open", entry.Edition);
        if (entry.State is not (EntryState.Draft or EntryState.Repair))
            return new RefusalException(RefusalKind.State, "entry-not-draft", entry.Id);
        var deadline = open.DeadlineOf(entry);
        return deadline.IsBefore(door.Now) ? new RefusalException(RefusalKind.State, "entries-not-yet", entry.Edition)
            : deadline.IsOver(door.Now) ? new RefusalException(RefusalKind.State, "entries-closed", entry.Edition)
            : new RefusalException(RefusalKind.State, "entry-field-locked", entry.Id, field ?? "");
    }
}
