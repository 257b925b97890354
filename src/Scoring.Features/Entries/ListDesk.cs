using Dapper;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>Lists the entries of an edition for those who check them: an examiner's are those of the groups that were given.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="State">Only those of a state; null for all that were sent.</param>
/// <param name="Find">Only those whose id, title or agency has this text; empty for all.</param>
/// <param name="Mine">True for only those that the person has taken.</param>
[Allow(Access.Examining)]
public sealed record ListDesk(string Edition, EntryState? State = null, string Find = "", bool Mine = false)
    : IRequest<DeskList>,
        INamesAnEdition;

/// <summary>The desk's list.</summary>
/// <param name="Door">The season.</param>
/// <param name="Entries">The entries asked for, by id.</param>
/// <param name="Counts">How many there are of each state.</param>
/// <param name="IsFixed">True if the register is fixed.</param>
/// <param name="Groups">The groups that the person's list is of; empty for all.</param>
public sealed record DeskList(
    OpenDoor Door,
    IReadOnlyList<DeskEntry> Entries,
    IReadOnlyDictionary<EntryState, int> Counts,
    bool IsFixed,
    IReadOnlyList<string> Groups
);

/// <summary>An entry in the desk's list.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="State">How far it is, by the clock.</param>
/// <param name="Title">The title that was sent.</param>
/// <param name="Agency">The name of its agency; empty for none.</param>
/// <param name="Taker">Who has taken it; empty for nobody.</param>
/// <param name="IsMine">True if the person has taken it.</param>
/// <param name="Answered">How many checks are answered with yes.</param>
public sealed record DeskEntry(Entry Entry, EntryState State, string Title, string Agency, string Taker, bool IsMine, int Answered);

/// <summary>Lists them.</summary>
internal sealed class ListDeskHandler(
    EntryDoor door,
    EntryStore entries,
    EntryVersions versions,
    EntryChecks checks,
    EntryTakes takes,
    AccountStore accounts,
    Registers registers,
    EntryRights rights,
    Caller caller
) : IRequestHandler<ListDesk, DeskList>
{
    /// <inheritdoc/>
    public Task<DeskList> Handle(ListDesk request, CancellationToken cancellationToken)
    {
        var open = door.Of(request.Edition);
        var (sent, answers, taken) = (versions.Of(request.Edition), checks.Of(request.Edition), takes.Of(request.Edition));
        var names = taken.Values.Distinct().ToDictionary(id => id, id => accounts.Find(id)?.Called ?? "");
        var all = entries
            .Of(request.Edition)
            .Where(entry => rights.IsOfOwnGroup(entry, open.Form, sent[entry.Id]))
            .Select(entry => (Entry: entry, State: open.StateOf(entry, door.Now)))
            .ToList();
        var listed = all.Where(one => one.Entry.Step.Version is not null)
            .Where(one => request.State is { } state ? one.State == state : one.State is not EntryState.Withdrawn)
            .Select(one => Row(one.Entry, one.State))
            .Where(row => !request.Mine || row.IsMine)
            .Where(row => Fits(row, request.Find.Trim()))
            .ToList();
        return Task.FromResult(
            new DeskList(
                open,
                listed,
                all.GroupBy(one => one.State).ToDictionary(group => group.Key, group => group.Count()),
                registers.IsFixed(request.Edition),
                rights.SeesAllGroups ? [] : caller.Person.Groups
            )
        );

        DeskEntry Row(Entry entry, EntryState state)
        {
            var frozen = FrozenEntry.Read(sent[entry.Id].Last().Content);
            var taker = taken.TryGetValue(entry.Id, out var account) ? account : (long?)null;
            return new DeskEntry(
                entry,
                state,
                FrozenEntry.TitleOf(open.Form, frozen.Answers),
                frozen.Agency?.Name ?? "",
                taker is { } id ? names[id] : "",
                taker is not null && taker == caller.Person.Account,
                answers[entry.Id].Count(answer => answer.Version == entry.Step.Version && answer.Answer == CheckAnswer.Yes)
            );
        }
    }

    private static bool Fits(DeskEntry row, string text) =>
        text.Length == 0
        || row.Entry.Id.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.Agency.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An examiner takes the next entries that wait and that nobody has taken.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Most">How many at most.</param>
[Allow(Access.Examining)]
public sealed record TakeEntries(string Edition, int Most = TakeEntries.Usual) : IRequest<EntriesMoved>, IWrites, INamesAnEdition
{
    /// <summary>How many are taken at once.</summary>
    public const int Usual = 20;
}

/// <summary>Takes them.</summary>
internal sealed class TakeEntriesHandler(EntryStore entries, EntryTakes takes, EntryRights rights, Caller caller)
    : IRequestHandler<TakeEntries, EntriesMoved>
{
    /// <inheritdoc/>
    public Task<EntriesMoved> Handle(TakeEntries request, CancellationToken cancellationToken)
    {
        var account = caller.Person.Account ?? throw new RefusalException(RefusalKind.State, "entry-needs-account");
        var taken = takes.Of(request.Edition);
        var next = entries
            .Of(request.Edition)
            .Where(entry => entry.State == EntryState.Sent && !taken.ContainsKey(entry.Id) && rights.Examines(entry))
            .Take(Math.Clamp(request.Most, 0, TakeEntries.Usual))
            .ToList();
        foreach (var entry in next)
            takes.Take(entry, account);
        return Task.FromResult(new EntriesMoved(next.Count));
    }
}

/// <summary>Which examiner looks at which entry.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The time.</param>
internal sealed class EntryTakes(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The accounts by entry.</summary>
    public IReadOnlyDictionary<string, long> Of(string edition) =>
        work.Locked<IReadOnlyDictionary<string, long>>(db =>
            db.Connection.Query<TakeRow>(
                    "SELECT entry AS Entry, account AS Account FROM entry_takes WHERE edition = @edition",
                    new { edition },
                    db.Transaction
                )
                .ToDictionary(row => row.Entry, row => row.Account, StringComparer.Ordinal)
        );

    /// <summary>Gives an entry to an account; the caller holds the transaction.</summary>
    public void Take(Entry entry, long account) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO entry_takes (edition, entry, account, at) VALUES (@Edition, @Id, @account, @at)
                ON CONFLICT (edition, entry) DO UPDATE SET account = excluded.account, at = excluded.at
                """,
                new
                {
                    entry.Edition,
                    entry.Id,
                    account,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of entry_takes.</summary>
internal sealed record TakeRow(string Entry, long Account);
