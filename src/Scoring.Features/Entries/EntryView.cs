using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>An entry with all that a page about it shows.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Door">The season.</param>
/// <param name="State">How far it is, by the clock.</param>
/// <param name="Title">Its title; empty if it has none yet.</param>
/// <param name="Agency">Its agency; null for none.</param>
/// <param name="Sections">What was saved, by section.</param>
/// <param name="Answers">All answers by field, as typed.</param>
/// <param name="Files">Its files.</param>
/// <param name="Problems">What keeps it from being sent; empty if nothing does.</param>
/// <param name="Versions">What was sent, oldest first.</param>
/// <param name="Steps">What became of it, oldest first.</param>
/// <param name="Now">The moment of asking, UTC.</param>
public sealed record EntryView(
    Entry Entry,
    OpenDoor Door,
    EntryState State,
    string Title,
    Agency? Agency,
    IReadOnlyDictionary<string, SavedSection> Sections,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<EntryFile> Files,
    IReadOnlyList<FormProblem> Problems,
    IReadOnlyList<EntryVersion> Versions,
    IReadOnlyList<EntryStep> Steps,
    DateTime Now
)
{
    /// <summary>True if the person began it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True if the person verifies for its agency.</summary>
    public bool CanEndorse { get; init; }

    /// <summary>True if files can be given at all.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>The levels that it claims for indicators, in the order of the table.</summary>
    public IReadOnlyList<EvidenceClaim> Claims { get; init; } = [];

    /// <summary>The indicators whose claim nothing shows yet: they too keep it from being sent.</summary>
    public IReadOnlyList<Indicator> WithoutProof { get; init; } = [];

    /// <summary>How many things keep it from being sent.</summary>
    public int Open => Problems.Count + WithoutProof.Count;

    /// <summary>Until when it can be changed or sent.</summary>
    public EntryDeadline Deadline => Door.DeadlineOf(Entry);

    /// <summary>What was sent last; null if nothing was.</summary>
    public EntryVersion? Last => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>True if the person may change a field now.</summary>
    public bool CanChange(string field) => IsOwn && Door.CanChange(Entry, field, Now);

    /// <summary>True if the person may change anything now.</summary>
    public bool IsOpen => IsOwn && Door.Fields.Any(CanChange);

    /// <summary>The saved section, or an empty one.</summary>
    public SavedSection Saved(string section) => Sections.GetValueOrDefault(section) ?? SavedSection.Empty(section);

    /// <summary>The files of a field.</summary>
    public IReadOnlyList<EntryFile> FilesOf(string field) => [.. Files.Where(file => file.Field == field)];
}

/// <summary>Puts together what a page about an entry shows.</summary>
internal sealed class EntryViews(
    EntryRights rights,
    EntryDoor door,
    EntryStore entries,
    SectionStore sections,
    EntryVersions versions,
    IEntryFiles files,
    IEntryClaims claims,
    AgencyStore agencies
)
{
    /// <summary>The view of an entry that the person may read.</summary>
    public EntryView Of(Entry entry)
    {
        var open = door.Of(entry.Edition);
        var sent = versions.Of(entry);
        var isInside = rights.Owns(entry) || rights.Endorses(entry);
        var saved = isInside ? sections.Of(entry) : new Dictionary<string, SavedSection>();
        // What is being written is for its people alone; all others read what was sent.
        var answers =
            isInside ? Merged(saved)
            : sent.Count > 0 ? FrozenEntry.Read(sent[^1].Content).Answers
            : TitleAlone(open.Form, sections.AnswersOf(entry));
        var given =
            isInside ? files.OfEntry(entry.Edition, entry.Id)
            : sent.Count > 0 ? FrozenEntry.Read(sent[^1].Content).Files
            : [];
        var claimed =
            open.Indicators is not { } table ? []
            : isInside ? claims.OfEntry(entry.Edition, entry.Id, table)
            : sent.Count > 0 ? FrozenEntry.Read(sent[^1].Content).Evidence ?? []
            : [];
        var agency = entry.Agency is { } id ? agencies.All().FirstOrDefault(one => one.Id == id) : null;
        return new EntryView(
            entry,
            open,
            open.StateOf(entry, door.Now),
            FrozenEntry.TitleOf(open.Form, answers),
            agency,
            saved,
            answers,
            given,
            Problems(open.Form, answers, given, agency),
            sent,
            entries.Steps(entry),
            door.Now
        )
        {
            IsOwn = rights.Owns(entry),
            CanEndorse = rights.Endorses(entry),
            TakesFiles = files.AreTaken,
            Claims = claimed,
            WithoutProof = EntryClaims.WithoutProof(open.Indicators, claimed, given),
        };
    }

    /// <summary>What keeps answers from being sent.</summary>
    public IReadOnlyList<FormProblem> Problems(
        EntryForm form,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyList<EntryFile> given,
        Agency? agency
    ) =>
        FormAnswers.Problems(
            form,
            Named(form, answers, agency),
            field => given.Count(file => file.Field == field && file.State is "kept" or "checking"),
            files.AreTaken
        );

    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, SavedSection> saved) =>
        saved
            .Values.SelectMany(section => section.Answers)
            .DistinctBy(answer => answer.Key)
            .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> TitleAlone(EntryForm form, IReadOnlyDictionary<string, string> answers) =>
        FrozenEntry.TitleField(form) is { } field && answers.TryGetValue(field.Id, out var title)
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [field.Id] = title }
            : [];

    // The agency is no answer of its own: an entry belongs to one from its beginning.
    private static Dictionary<string, string> Named(EntryForm form, IReadOnlyDictionary<string, string> answers, Agency? agency)
    {
        var named = new Dictionary<string, string>(answers, StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => field.Kind == FieldKind.Agency))
            named[field.Id] = agency?.Name ?? "";
        return named;
    }
}
