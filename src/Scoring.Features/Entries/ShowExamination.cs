using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>Shows what was sent to those who check it.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
[Allow(Access.Examining)]
public sealed record ShowExamination(string Edition, string Id) : IRequest<Examination>, INamesAnEdition;

/// <summary>An entry as an examiner sees it.</summary>
/// <param name="Door">The season.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Version">The version that is checked.</param>
/// <param name="Frozen">What it says.</param>
/// <param name="Before">The version before it; null for the first.</param>
/// <param name="Checks">The answers to its checks, by check.</param>
/// <param name="Steps">What became of the entry, oldest first.</param>
/// <param name="Next">The next entry that waits: one that the person has taken, else the next by id; null for none.</param>
/// <param name="IsFixed">True if the register is fixed.</param>
/// <param name="Now">The moment of asking, UTC.</param>
public sealed record Examination(
    OpenDoor Door,
    Entry Entry,
    EntryVersion Version,
    FrozenEntry Frozen,
    FrozenEntry? Before,
    IReadOnlyDictionary<string, CheckedPoint> Checks,
    IReadOnlyList<EntryStep> Steps,
    string? Next,
    bool IsFixed,
    DateTime Now
);

/// <summary>Puts it together.</summary>
internal sealed class ShowExaminationHandler(
    EntryRights rights,
    EntryDoor door,
    EntryStore entries,
    EntryVersions versions,
    EntryChecks checks,
    EntryTakes takes,
    Registers registers,
    Caller caller
) : IRequestHandler<ShowExamination, Examination>
{
    /// <inheritdoc/>
    public Task<Examination> Handle(ShowExamination request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        var sent = versions.Of(entry);
        var number = entry.Step.Version ?? sent.Count;
        var version = sent.FirstOrDefault(one => one.Number == number)
            ?? throw new RefusalException(RefusalKind.Data, "entry-not-sent", entry.Id);
        return Task.FromResult(
            new Examination(
                door.Of(request.Edition),
                entry,
                version,
                FrozenEntry.Read(version.Content),
                number > 1 ? FrozenEntry.Read(sent[number - 2].Content) : null,
                checks
                    .Of(request.Edition, entry.Id)[entry.Id]
                    .Where(point => point.Version == number)
                    .ToDictionary(point => point.Check, StringComparer.Ordinal),
                entries.Steps(entry),
                Next(entry),
                registers.IsFixed(request.Edition),
                door.Now
            )
        );
    }

    private string? Next(Entry entry)
    {
        var taken = takes.Of(entry.Edition);
        var waiting = entries
            .Of(entry.Edition)
            .Where(other => other.State == EntryState.Sent && other.Id != entry.Id)
            .Select(other => (other.Id, IsMine: taken.GetValueOrDefault(other.Id, -1) == caller.Person.Account))
            .OrderByDescending(other => other.IsMine)
            .ThenBy(other => string.CompareOrdinal(other.Id, entry.Id) < 0)
            .ThenBy(other => other.Id, StringComparer.Ordinal);
        return waiting.FirstOrDefault().Id;
    }
}

/// <summary>Lists the seasons that are entered on the site.</summary>
[Allow(Access.Examining)]
public sealed record ListDoors : IRequest<IReadOnlyList<OpenDoor>>;

/// <summary>Lists them.</summary>
internal sealed class ListDoorsHandler(EntryDoor door) : IRequestHandler<ListDoors, IReadOnlyList<OpenDoor>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenDoor>> Handle(ListDoors request, CancellationToken cancellationToken) => Task.FromResult(door.All());
}
