using Dapper;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;
using Scoring.Features.Seasons;
using Scoring.RuleBook;

namespace Scoring.Features.Entries;

/// <summary>A season that innovators can enter on the site.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Season">How it is run.</param>
/// <param name="Form">What an entry asks.</param>
/// <param name="Standing">How far it is.</param>
public sealed record OpenDoor(Edition Edition, SeasonRules Season, EntryForm Form, SeasonStanding Standing)
{
    /// <summary>True while the season takes entries, if its dates allow it.</summary>
    public bool TakesEntries => Standing.State is SeasonState.Announced or SeasonState.Running;

    /// <summary>The indicators that an entry gives evidence for; null if the season asks for none.</summary>
    public IndicatorTable? Indicators => Season.Evidence is null ? null : Edition.TableOf(Level.Innovation);

    /// <summary>The ids of all that is written: the fields of the form, then the fields of evidence.</summary>
    public IEnumerable<string> Fields =>
        Form.Fields.Select(one => one.Id).Concat((Indicators?.Indicators ?? []).Select(one => EvidenceClaim.FieldOf(one.Id)));

    /// <summary>The indicator of a field of evidence; null for any other field.</summary>
    public Indicator? IndicatorOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Indicators?.Indicators.FirstOrDefault(one => EvidenceClaim.FieldOf(one.Id) == field);
    }

    /// <summary>Until when an entry can be written and sent.</summary>
    public EntryDeadline DeadlineOf(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.IsRepair && entry.Step.Until is { } until
            ? EntryDeadline.OfRepair(until)
            : EntryDeadline.OfDraft(Season.Calendar, entry.Step.Until);
    }

    /// <summary>How far an entry is, by the clock.</summary>
    public EntryState StateOf(Entry entry, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.State is EntryState.Draft or EntryState.WithAgency && !entry.IsRepair && DeadlineOf(entry).IsOver(now)
            ? EntryState.Lapsed
            : entry.State;
    }

    /// <summary>True if a field of an entry can be changed now: all of a draft in its time, the named ones of a repair.</summary>
    public bool CanChange(Entry entry, string field, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return TakesEntries
            && DeadlineOf(entry).IsOpen(now)
            && (entry.State == EntryState.Draft || (entry.State == EntryState.Repair && entry.Step.Fields.Contains(field)));
    }
}

/// <summary>Finds the form and the dates of a season.</summary>
/// <param name="rules">The rules.</param>
/// <param name="editions">The editions.</param>
/// <param name="seasons">How far seasons are.</param>
/// <param name="work">The command's connection.</param>
/// <param name="trail">The time.</param>
/// <param name="clock">The clock; null for the machine's.</param>
internal sealed class EntryDoor(
    RuleFolder rules,
    EditionCatalog editions,
    SeasonStates seasons,
    UnitOfWork work,
    AuditTrail trail,
    TimeProvider? clock = null
)
{
    /// <summary>
    /// The present moment, UTC: on a server that several sites share, that of the server, so that all of them close at once.
    /// </summary>
    public DateTime Now => work.IsShared && (clock is null || clock == TimeProvider.System) ? Times.Of(ServerTime())!.Value : trail.Now;

    private string? ServerTime() =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<string?>(
                """SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
                transaction: db.Transaction
            )
        );

    /// <summary>The season of an edition.</summary>
    /// <exception cref="RefusalException">There is no such edition, or nothing can be entered for it on the site.</exception>
    public OpenDoor Of(string edition) =>
        Find(edition, editions.Get(edition)) ?? throw new RefusalException(RefusalKind.Data, "no-entry-form", edition);

    /// <summary>The seasons that innovators can enter or could, by edition.</summary>
    public IReadOnlyList<OpenDoor> All() =>
        [
            .. rules
                .EditionIds.Select(id => rules.Read(id).Edition is { } edition ? Find(id, edition) : null)
                .OfType<OpenDoor>()
                .Where(door => door.Standing.State != SeasonState.Draft),
        ];

    /// <summary>The season of an edition; null if there is none, or nothing can be entered for it on the site.</summary>
    public OpenDoor? Find(string id) => rules.Has(id) && rules.Read(id).Edition is { } edition ? Find(id, edition) : null;

    private OpenDoor? Find(string id, Edition edition) =>
        rules.ReadSeason(id).Season is { Form: { } form } season ? new OpenDoor(edition, season, form, seasons.Of(id)) : null;
}
