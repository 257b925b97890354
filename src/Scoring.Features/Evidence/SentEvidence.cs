using Scoring.Domain.Seasons;
using Scoring.Features.Entries;

namespace Scoring.Features.Evidence;

/// <summary>A region or an entry that sent evidence.</summary>
/// <param name="Code">The code of the region, or the id of the entry.</param>
/// <param name="Name">The region's name, or the entry's title.</param>
/// <param name="IsEntry">True for an entry.</param>
public sealed record EvidenceUnit(string Code, string Name, bool IsEntry)
{
    /// <summary>How lists call it: an entry by its number too.</summary>
    public string Label => IsEntry ? $"{Code} {Name}" : Name;
}

/// <summary>What was sent and is to be decided, or was.</summary>
/// <param name="store">What was sent and decided.</param>
/// <param name="entries">The entries.</param>
/// <param name="versions">What they say.</param>
/// <param name="door">The season.</param>
/// <param name="regions">The names of regions.</param>
internal sealed class SentEvidence(EvidenceStore store, EntryStore entries, EntryVersions versions, EntryDoor door, CurrentRegions regions)
{
    /// <summary>That of regions, by region and in the order of the table.</summary>
    public IReadOnlyList<EvidenceItem> OfRegions(EvidenceTerms terms)
    {
        if (terms.Table is not { } table)
            return [];
        // Nothing keeps the two tables from having an indicator of the same id.
        var ids = terms.OfEntries is null ? [] : entries.Of(terms.Edition.Id).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return [.. store.Sent(terms.Edition.Id, table).Where(item => !ids.Contains(item.Unit))];
    }

    /// <summary>
    /// That of the entries that are in, by entry and in the order of the table: the claims of the version that counts, so that one that was
    /// taken back is not there.
    /// </summary>
    public IReadOnlyList<EvidenceItem> OfEntries(EvidenceTerms terms)
    {
        if (terms.OfEntries is not { } table)
            return [];
        var (edition, items) = (terms.Edition.Id, new List<EvidenceItem>());
        var sent = store.Sent(edition, table).ToLookup(item => item.Unit, StringComparer.Ordinal);
        foreach (var (entry, version) in Counting(edition))
        {
            var claimed = (version.Evidence ?? []).Select(claim => claim.Indicator).ToHashSet(StringComparer.Ordinal);
            items.AddRange(
                sent[entry.Id]
                    .Where(item => claimed.Contains(item.Indicator.Id))
                    .Select(item =>
                        item with
                        {
                            Files = [.. version.Files.Where(file => file.Field == EvidenceClaim.FieldOf(item.Indicator.Id))],
                        }
                    )
            );
        }
        return items;
    }

    /// <summary>The regions and entries of items.</summary>
    public IReadOnlyList<EvidenceUnit> Units(EvidenceTerms terms, IEnumerable<EvidenceItem> ofRegions, IEnumerable<EvidenceItem> ofEntries)
    {
        var edition = terms.Edition.Id;
        var having = ofEntries.Select(item => item.Unit).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ofRegions
                .Select(item => item.Unit)
                .Distinct()
                .Select(code => new EvidenceUnit(code, regions.NameOf(edition, code) ?? code, false)),
            .. having.Count == 0
                ? []
                : Counting(edition)
                    .Where(pair => having.Contains(pair.Entry.Id))
                    .Select(pair => new EvidenceUnit(
                        pair.Entry.Id,
                        FrozenEntry.TitleOf(door.Of(edition).Form, pair.Version.Answers),
                        true
                    )),
        ];
    }

    private IEnumerable<(Entry Entry, FrozenEntry Version)> Counting(string edition)
    {
        var all = versions.Of(edition);
        foreach (var entry in entries.Of(edition).Where(entry => entry.State is EntryState.Sent or EntryState.Complete || entry.IsRepair))
        {
            if (all[entry.Id].FirstOrDefault(version => version.Number == entry.Step.Version) is { } version)
                yield return (entry, FrozenEntry.Read(version.Content));
        }
    }
}
