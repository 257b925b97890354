using Scoring.Domain.Facts;

namespace Scoring.Domain.Jury.Review;

/// <summary>Zeros of a juror that may stand for marks not given.</summary>
/// <param name="Entry">The index of the entry whose whole sheet is zeros; null if it is a criterion of all the juror's sheets.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Leaf">The position of the criterion that is 0 on all the juror's sheets; null if it is a sheet.</param>
/// <param name="Others">What the others gave, in the order of the sheets; empty if nobody else marked.</param>
public sealed record ZerosOnly(int? Entry, string Juror, int? Leaf, IReadOnlyList<decimal> Others);

/// <summary>
/// Finds sheets, and criteria of a juror, that hold nothing but 0 where others gave more: spreadsheets fill what was left blank with zeros,
/// and an absent juror's column too.
/// </summary>
public static class OnlyZeros
{
    // One entry with a 0 in a criterion may be meant so; the same everywhere is a habit, or a column never filled in.
    private const int LeastSheets = 2;

    /// <summary>The sheets and criteria, by juror; a criterion of a juror whose sheets are all zeros is not named again.</summary>
    public static IReadOnlyList<ZerosOnly> Of(SheetFacts sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var leaves = sheets
            .Stage.Leaves.Index()
            .Where(one => OtherScales.IsRange(sheets.Stage.ScaleOf(one.Item)))
            .Select(one => one.Index)
            .ToList();
        var counting = sheets
            .Sheets.Where(sheet => !sheet.Superseded && sheet.Juror != sheets.Stage.ConsensusJuror)
            .Where(sheet => sheets.Consensus.Of(sheet.Innovation).IsEmpty)
            .Select(sheet => new Given(sheet.Innovation, sheet.Juror, [.. leaves.Select(leaf => sheet.Marks[leaf])]))
            .Where(sheet => sheet.Marks.Any(mark => mark is not null))
            .ToList();
        var ofEntry = counting.ToLookup(sheet => sheet.Entry);
        var found = new List<ZerosOnly>();
        foreach (var own in counting.GroupBy(sheet => sheet.Juror, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal))
        {
            var others = counting.Any(sheet => sheet.Marks.Any(mark => mark > 0m));
            var zeros = own.Where(sheet => others && sheet.IsZero && !ofEntry[sheet.Entry].All(beside => beside == sheet || beside.IsZero))
                .ToList();
            foreach (var sheet in zeros)
                found.Add(new ZerosOnly(sheet.Entry, own.Key, null, Beside(ofEntry[sheet.Entry], own.Key, null)));
            found.AddRange(CriteriaOf([.. own.Except(zeros)], own.Key, leaves, ofEntry));
        }
        return found;
    }

    private static IEnumerable<ZerosOnly> CriteriaOf(IReadOnlyList<Given> own, string juror, List<int> leaves, ILookup<int, Given> ofEntry)
    {
        foreach (var (at, leaf) in leaves.Index())
        {
            var marked = own.Where(sheet => sheet.Marks[at] is not null).ToList();
            if (marked.Count < LeastSheets || marked.Exists(sheet => sheet.Marks[at] > 0m))
                continue;
            decimal[] others = [.. marked.SelectMany(sheet => Beside(ofEntry[sheet.Entry], juror, at))];
            if (others.Count(mark => mark > 0m) * 2 > others.Length)
                yield return new ZerosOnly(null, juror, leaf, others);
        }
    }

    private static decimal[] Beside(IEnumerable<Given> sheets, string juror, int? at) =>
        [
            .. sheets
                .Where(sheet => sheet.Juror != juror)
                .SelectMany(sheet => at is { } one ? [sheet.Marks[one]] : sheet.Marks)
                .Where(mark => mark is not null)
                .Select(mark => mark!.Value),
        ];

    private sealed record Given(int Entry, string Juror, decimal?[] Marks)
    {
        public bool IsZero => Marks.All(mark => mark is null or 0m);
    }
}
