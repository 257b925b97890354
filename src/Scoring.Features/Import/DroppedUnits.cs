using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>
/// Finds the units that a corrected list of regions or innovations no longer contains although they have facts: those facts stay readable
/// but no longer count, and nobody should have to discover that from a ranking.
/// </summary>
internal static class DroppedUnits
{
    /// <summary>Such units with their names in the old list, in its order.</summary>
    public static IReadOnlyList<(string Id, string Name)> Of(Payload payload, IEnumerable<Payload> replaced, CurrentFacts known)
    {
        var (level, now) = payload switch
        {
            RegionRows regions => (Level.Region, regions.Codes),
            SubmissionRows submissions => (Level.Innovation, submissions.Ids),
            _ => (Level.Innovation, (Utf8Index?)null),
        };
        if (now is null)
            return [];
        var dropped = replaced
            .SelectMany(old =>
                old is RegionRows regions
                    ? Missing(regions.Codes.Ids, regions.Names, now)
                    : Missing(((SubmissionRows)old).IdColumn, ((SubmissionRows)old).Titles, now)
            )
            .ToList();
        if (dropped.Count == 0)
            return [];
        var named = Named(level, known);
        return [.. dropped.Where(unit => named.Contains(unit.Id)).DistinctBy(unit => unit.Id)];
    }

    private static IEnumerable<(string Id, string Name)> Missing(Utf8Column old, Utf8Column names, Utf8Index now)
    {
        for (var row = 0; row < old.Count; row++)
        {
            if (now.Find(old.Bytes(row)) < 0)
                yield return (old[row], names[row]);
        }
    }

    private static HashSet<string> Named(Level level, CurrentFacts known)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, rows) in known.Brought<LevelRows>(ImportKind.Indicators).Where(pair => pair.Payload.Level == level))
        {
            for (var unit = 0; unit < rows.Units.Count; unit++)
            {
                if (rows.Of(unit).ContainsAnyExcept(LevelFacts.Absent))
                    named.Add(rows.Units[unit]);
            }
        }
        foreach (var kind in new[] { ImportKind.Measures, ImportKind.Results })
            named.UnionWith(
                known
                    .Brought<NumberRows>(kind)
                    .Where(pair => pair.Payload.Level == level)
                    .SelectMany(pair => pair.Payload.Numbers.Select(number => number.Unit))
            );
        if (level == Level.Innovation)
            named.UnionWith(
                known.Brought<SheetRows>(ImportKind.Marks).SelectMany(pair => pair.Payload.Sheets.Select(sheet => sheet.Innovation))
            );
        else
            named.UnionWith(
                known.Brought<SubmissionRows>(ImportKind.Submissions).SelectMany(pair => pair.Payload.Regions.Texts).OfType<string>()
            );
        return named;
    }
}
