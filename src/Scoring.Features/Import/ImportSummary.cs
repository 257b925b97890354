using System.Text;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>What a file changes, for a person to check at a glance.</summary>
/// <param name="Added">How many facts are new.</param>
/// <param name="Changed">How many replace one of another value.</param>
/// <param name="Same">How many say what was in force already.</param>
/// <param name="Dropped">How many facts of the replaced files no longer count.</param>
/// <param name="Without">Who has no fact of this kind after the import; a group in which nobody lacks one is left out.</param>
public sealed record ImportSummary(int Added, int Changed, int Same, int Dropped, IReadOnlyList<WithoutFacts> Without)
{
    private const int MostNamed = 5;

    /// <summary>Those without facts once a file is in force.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="known">What was in force before.</param>
    /// <param name="replaced">What it replaces.</param>
    internal static IReadOnlyList<WithoutFacts> WithoutFactsAfter(
        ImportKind kind,
        Payload payload,
        CurrentFacts known,
        IReadOnlyCollection<ImportRecord> replaced
    )
    {
        var kept = known.Imports.Where(import => import.Kind == kind && replaced.All(old => old.Id != import.Id)).ToList();
        var all = kept.Select(known.PayloadOf).Append(payload).ToList();
        List<WithoutFacts?> found = payload switch
        {
            SheetRows => [Entries(all, known), Jurors(all, known)],
            LevelRows rows => [OfLevel(rows.Level, [.. all.OfType<LevelRows>().Where(one => one.Level == rows.Level)], known)],
            NumberRows rows =>
            [
                Among(
                    rows.Level == Level.Region ? "regions" : "entries",
                    rows.Level == Level.Region ? known.RegionIndex.Ids : known.InnovationIds,
                    all.OfType<NumberRows>()
                        .Where(one => one.Level == rows.Level)
                        .SelectMany(one => one.Numbers.Select(number => number.Unit))
                ),
            ],
            // Entries that name no region at all are not a region's.
            SubmissionRows when all.OfType<SubmissionRows>().SelectMany(one => one.Regions.Texts).Any(region => region?.Length > 0) =>
            [
                Among("regions", known.RegionIndex.Ids, all.OfType<SubmissionRows>().SelectMany(one => one.Regions.Texts)),
            ],
            _ => [],
        };
        return [.. found.OfType<WithoutFacts>()];
    }

    private static WithoutFacts? Entries(List<Payload> all, CurrentFacts known) =>
        Among("entries", known.InnovationIds, all.OfType<SheetRows>().SelectMany(one => one.Sheets.Select(sheet => sheet.Innovation)));

    private static WithoutFacts? Jurors(List<Payload> all, CurrentFacts known)
    {
        if (known.Jurors is not { } listed)
            return null;
        var marking = all.OfType<SheetRows>().SelectMany(one => one.Sheets.Select(sheet => sheet.Juror)).ToHashSet(StringComparer.Ordinal);
        string[] idle = [.. listed.Where(juror => !marking.Contains(juror)).Order(StringComparer.Ordinal)];
        return idle.Length == 0 ? null : new WithoutFacts("jurors", idle.Length, listed.Count, [.. idle.Take(MostNamed)]);
    }

    // Without a text for each unit: a national file has hundreds of thousands.
    private static WithoutFacts? OfLevel(Level level, List<LevelRows> all, CurrentFacts known)
    {
        var units = level == Level.Region ? known.RegionIndex.Ids : known.InnovationIds;
        var (missing, first) = (0, new List<string>());
        for (var unit = 0; unit < units.Count; unit++)
        {
            var id = units.Bytes(unit);
            var isReported = false;
            foreach (var rows in all)
            {
                var row = ReferenceEquals(rows.Units, units) ? unit : rows.RowOf(id);
                isReported |= row >= 0 && rows.Of(row).ContainsAnyExcept(LevelFacts.Absent);
            }
            if (isReported)
                continue;
            missing++;
            if (first.Count < MostNamed)
                first.Add(units[unit]);
        }
        return missing == 0 ? null : new WithoutFacts(level == Level.Region ? "regions" : "entries", missing, units.Count, first);
    }

    private static WithoutFacts? Among(string what, Utf8Column ids, IEnumerable<string?> given)
    {
        // Without a text for each unit here either: most of a national file's may have no sheet.
        var named = given.OfType<string>().ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> id = stackalloc char[256];
        var (missing, first) = (0, new List<string>());
        for (var unit = 0; unit < ids.Count; unit++)
        {
            var bytes = ids.Bytes(unit);
            if (named.Contains(bytes.Length > id.Length ? ids[unit] : id[..Encoding.UTF8.GetChars(bytes, id)]))
                continue;
            missing++;
            if (first.Count < MostNamed)
                first.Add(ids[unit]);
        }
        return missing == 0 ? null : new WithoutFacts(what, missing, ids.Count, first);
    }
}

/// <summary>Those of a group who have no fact of a kind.</summary>
/// <param name="What">The group: "entries", "regions" or "jurors".</param>
/// <param name="Count">How many have none; at least 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="First">The first of them by id, at most five.</param>
public sealed record WithoutFacts(string What, int Count, int Of, IReadOnlyList<string> First);
