using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;

namespace Scoring.Features.Entries;

/// <summary>The levels that entries claim for indicators, wherever they are stored.</summary>
internal interface IEntryClaims
{
    /// <summary>What an entry claims as it is written now, in the order of the table.</summary>
    IReadOnlyList<EvidenceClaim> OfEntry(string edition, string entry, IndicatorTable table);

    /// <summary>Adds what was sent, so that it is decided; the caller records the event.</summary>
    void Send(Entry entry, IndicatorTable table, IReadOnlyList<EvidenceClaim> claims);

    /// <summary>True if anything is written for an entry.</summary>
    bool HasDrafts(Entry entry);

    /// <summary>Removes what is written for an entry; what was sent stays.</summary>
    void RemoveDrafts(Entry entry);
}

/// <summary>What of an entry's claims has to be looked at before and after it is sent.</summary>
internal static class EntryClaims
{
    /// <summary>The indicators whose claim is above the lowest level while neither a document nor a file shows it.</summary>
    public static IReadOnlyList<Indicator> WithoutProof(
        IndicatorTable? table,
        IReadOnlyList<EvidenceClaim> claims,
        IReadOnlyList<EntryFile> files
    ) =>
        [
            .. (table?.Indicators ?? []).Where(indicator =>
                claims.FirstOrDefault(claim => claim.Indicator == indicator.Id) is { } claim
                && claim.Level > indicator.Levels[0]
                && !claim.Document.IsNamed
                && !files.Any(file => file.Field == claim.Field && file.State is "kept" or "checking")
            ),
        ];

    /// <summary>The claims of a version that differ from the version before in level, document or files.</summary>
    public static IReadOnlyList<EvidenceClaim> Changed(FrozenEntry now, FrozenEntry? before) =>
        [
            .. (now.Evidence ?? []).Where(claim =>
                before?.Evidence?.Contains(claim) != true || !Files(now, claim).SequenceEqual(Files(before, claim))
            ),
        ];

    private static IEnumerable<string> Files(FrozenEntry version, EvidenceClaim claim) =>
        version.Files.Where(file => file.Field == claim.Field).Select(file => file.Sha256).Order(StringComparer.Ordinal);
}
