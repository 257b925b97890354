using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>
/// Lists the person's own entries, those of the agencies that the person verifies for, and the seasons that can be entered.
/// </summary>
[Allow(Access.Entering)]
public sealed record ListMyEntries : IRequest<MyEntries>;

/// <summary>What "my entries" shows.</summary>
/// <param name="Own">The person's own entries, the newest first.</param>
/// <param name="OfAgencies">Those of the agencies that the person verifies for, without the person's own; the newest first.</param>
/// <param name="Seasons">The seasons that are announced.</param>
/// <param name="Agencies">The agencies that the person can enter for.</param>
/// <param name="Now">The moment of asking, UTC.</param>
public sealed record MyEntries(
    IReadOnlyList<ListedEntry> Own,
    IReadOnlyList<ListedEntry> OfAgencies,
    IReadOnlyList<OpenDoor> Seasons,
    IReadOnlyList<Agency> Agencies,
    DateTime Now
);

/// <summary>An entry in a list.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Door">Its season; null if its rules can no longer be read.</param>
/// <param name="State">How far it is, by the clock.</param>
/// <param name="Title">Its title; empty if it has none yet.</param>
public sealed record ListedEntry(Entry Entry, OpenDoor? Door, EntryState State, string Title);

/// <summary>Lists them.</summary>
internal sealed class ListMyEntriesHandler(EntryStore entries, SectionStore sections, EntryDoor door, AgencyStore agencies, Caller caller)
    : IRequestHandler<ListMyEntries, MyEntries>
{
    /// <inheritdoc/>
    public Task<MyEntries> Handle(ListMyEntries request, CancellationToken cancellationToken)
    {
        var (person, seasons) = (caller.Person, door.All());
        var doors = seasons.ToDictionary(season => season.Edition.Id, StringComparer.Ordinal);
        var own = person is { Account: { } account } && person.IsAny(Roles.Innovator) ? entries.OfAccount(account) : [];
        var others = person.IsAny(Roles.AgencyVerifier)
            ? person.Agencies.SelectMany(entries.OfAgency).Where(entry => own.All(mine => mine != entry)).ToList()
            : [];
        return Task.FromResult(
            new MyEntries(
                [.. own.Select(Listed)],
                [.. others.Where(entry => !Equals(entry.Account, person.Account)).Select(Listed)],
                seasons,
                AgenciesOf(agencies, person),
                door.Now
            )
        );

        ListedEntry Listed(Entry entry)
        {
            var open = doors.GetValueOrDefault(entry.Edition);
            return open is null
                ? new ListedEntry(entry, null, entry.State, "")
                : new ListedEntry(entry, open, open.StateOf(entry, door.Now), FrozenEntry.TitleOf(open.Form, sections.AnswersOf(entry)));
        }
    }

    /// <summary>The agencies that a person can enter for: the person's own, or any if the account names none.</summary>
    public static IReadOnlyList<Agency> AgenciesOf(AgencyStore agencies, Person person) =>
        [.. agencies.All().Where(agency => person.Agencies.Count == 0 || person.Agencies.Contains(agency.Id))];
}
