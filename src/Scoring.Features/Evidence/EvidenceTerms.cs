using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Output.Localization;
using Scoring.RuleBook;

namespace Scoring.Features.Evidence;

/// <summary>When and of what evidence is asked for, in an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Table">The indicators of regions; null if regions are asked for none.</param>
/// <param name="Opens">When regions may write from, UTC; null for any time.</param>
/// <param name="Closes">The last moment for sending, UTC; null for none.</param>
/// <param name="RepairsClose">The last moment for sending a repair, UTC; null for none.</param>
public sealed record EvidenceTerms(Edition Edition, IndicatorTable? Table, DateTime? Opens, DateTime? Closes, DateTime? RepairsClose)
{
    /// <summary>The indicators of entries; null if they are asked for none.</summary>
    public IndicatorTable? OfEntries { get; init; }

    /// <summary>The zone that the dates were set in.</summary>
    public SeasonZone Zone { get; init; }

    /// <summary>True if a region may write an item now.</summary>
    public bool CanWrite(EvidenceItem item, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.CanBeWritten
            && !(now < Opens)
            && !(now > (item.State == EvidenceState.Repair ? RepairsClose ?? DateTime.MaxValue : Closes));
    }
}

/// <summary>Reads the terms, and checks who speaks for a region.</summary>
internal sealed class EvidenceDesk(EditionCatalog editions, RuleFolder rules, CurrentRegions regions, AuditTrail trail, Caller caller)
{
    /// <summary>The time.</summary>
    public DateTime Now => trail.Now;

    /// <summary>The terms of an edition, for regions.</summary>
    /// <exception cref="RefusalException">It asks regions for no evidence.</exception>
    public EvidenceTerms Terms(string edition) =>
        Find(edition) is { Table: not null } terms ? terms : throw new RefusalException(RefusalKind.Data, "evidence-not-asked", edition);

    /// <summary>The terms of an edition, for those who decide.</summary>
    /// <exception cref="RefusalException">It asks nobody for evidence.</exception>
    public EvidenceTerms Asked(string edition) =>
        Find(edition) ?? throw new RefusalException(RefusalKind.Data, "evidence-not-asked", edition);

    /// <summary>The terms of an edition; null if it asks neither regions nor entries for evidence.</summary>
    public EvidenceTerms? Find(string edition)
    {
        var read = editions.Get(edition);
        if (rules.ReadSeason(edition).Season is not { Evidence: not null } season)
            return null;
        var ofEntries = season.Form is null ? null : read.TableOf(Level.Innovation);
        return read.TableOf(Level.Region) is var table && (table ?? ofEntries) is not null
            ? new EvidenceTerms(
                read,
                table,
                season.Calendar.Of(SeasonDateKind.EntriesOpen)?.At,
                season.Calendar.Of(SeasonDateKind.EntriesClose)?.At,
                season.Calendar.Of(SeasonDateKind.AdministrationCloses)?.At
            )
            {
                OfEntries = ofEntries,
                Zone = season.Calendar.Zone,
            }
            : null;
    }

    /// <summary>Refuses a region that is not the person's own, for those who may not read all; and one that takes no part.</summary>
    public void NeedsRegion(string edition, string region, bool isWriting)
    {
        var isOwn = caller.Person.IsAny(Roles.RegionOfficer) && caller.Person.Represents(region);
        if (!isOwn && (isWriting || !Access.Readers.Allows(caller.Person)))
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", region, "");
        if (regions.NameOf(edition, region) is null)
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", region, "");
    }

    /// <summary>The indicator of a number or id.</summary>
    public static Indicator Required(IndicatorTable table, string indicator) =>
        table.Find(indicator) is >= 0 and var found
            ? table.Indicators[found]
            : throw new RefusalException(RefusalKind.Usage, "unknown-indicator", indicator);

    /// <summary>Refuses what cannot be written now.</summary>
    public void NeedsTime(EvidenceTerms terms, EvidenceItem item)
    {
        if (terms.CanWrite(item, Now))
            return;
        if (!item.CanBeWritten)
            throw new RefusalException(
                RefusalKind.State,
                "evidence-locked",
                item.Indicator.Number,
                item.State.ToString().ToLowerInvariant()
            );
        throw Now < terms.Opens
            ? new RefusalException(RefusalKind.State, "evidence-not-open", Moments.Shown(terms.Opens.Value))
            : new RefusalException(RefusalKind.State, "evidence-closed", Moments.Shown(terms.Closes ?? terms.RepairsClose ?? Now));
    }
}
