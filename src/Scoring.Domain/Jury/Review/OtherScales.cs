using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Jury.Review;

/// <summary>Marks of a juror that lie on another scale than those of the others.</summary>
/// <param name="Entry">The index of the entry whose sheet it is; null if it is true of all the juror's sheets.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Leaf">The position of the criterion; null if it is true of all of them.</param>
/// <param name="Ratio">The median of the ratios of the juror's marks to the others' marks beside them; above 0.</param>
/// <param name="Marks">The juror's marks.</param>
/// <param name="Others">The median of the others' marks beside each.</param>
public sealed record OtherScale(
    int? Entry,
    string Juror,
    int? Leaf,
    decimal Ratio,
    IReadOnlyList<decimal> Marks,
    IReadOnlyList<decimal> Others
);

/// <summary>
/// Finds jurors who marked on a scale of their own (0–10 instead of 0–100): all their marks fit into a tenth of the scale, and the middle
/// one is at most a fifth of what the others gave to the same entries. Two marks are enough, so that it sees through a panel of two or
/// three, where <see cref="TypingErrors"/> has too few values to judge. If the others are those who are low, the one who is ten times as
/// high is found. A single mark with a digit too few or too many among marks that agree is a typing error: see <see cref="LostDigits"/>.
/// </summary>
public static class OtherScales
{
    private const decimal Least = 0.2m;
    private const decimal Share = 10m;
    private const decimal Agreed = 0.5m;
    private const decimal Slack = 0.1m;
    private const decimal LeastSpan = 20m;

    /// <summary>What was found, by juror; of one who is altogether on another scale, single criteria and sheets are not named.</summary>
    public static IReadOnlyList<OtherScale> Of(SheetFacts sheets)
    {
        var beside = Beside(sheets);
        var low = Found(beside, IsLow);
        return low.Count > 0 ? low : Found(beside, IsHigh);
    }

    /// <summary>
    /// Single marks with a lost or a doubled digit (8 for 80), or a 0 where a mark may be missing, where there are too few marks for
    /// <see cref="TypingErrors"/>: at most a fifth of all others, which are at least two and agree within a half, while ten times the mark
    /// is still on the scale; or five times all of them. Beside a single other mark only its tenth, or 0, is found.
    /// </summary>
    /// <returns>The entry, the juror, the position of the criterion, and all marks it is compared with.</returns>
    public static IEnumerable<(int Entry, string Juror, int Leaf, decimal Mark, IReadOnlyList<decimal> Among)> LostDigits(SheetFacts sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        foreach (var (leaf, criterion) in sheets.Stage.Leaves.Index())
        {
            var scale = sheets.Stage.ScaleOf(criterion);
            if (!IsRange(scale) || scale.To - scale.From < LeastSpan)
                continue;
            foreach (var row in Rows(sheets, leaf).Where(row => row.Count is > 1 and < GrubbsTest.LeastValues))
            {
                foreach (var mark in row)
                {
                    decimal[] others = [.. row.Where(other => other != mark).Select(other => other.Mark)];
                    if (IsOff(mark.Mark, others, scale.To))
                        yield return (mark.Entry, mark.Juror, leaf, mark.Mark, [.. row.Select(one => one.Mark)]);
                }
            }
        }
    }

    private static bool IsOff(decimal mark, decimal[] others, decimal highestOfScale)
    {
        var (lowest, highest) = (others.Min(), others.Max());
        if (highest <= 0m || lowest < highest * Agreed)
            return false;
        if (mark == 0m)
            return lowest >= highestOfScale * Least;
        if (others.Length == 1)
            return IsAmong(mark * Share, lowest, highest);
        return (mark <= lowest * Least && mark * Share <= highestOfScale) || (mark * Least >= highest && highest * Share <= highestOfScale);
    }

    private static bool IsAmong(decimal mark, decimal lowest, decimal highest) =>
        mark >= lowest * (1m - Slack) && mark <= highest * (1m + Slack);

    private static List<OtherScale> Found(List<Compared> beside, Func<IReadOnlyList<Compared>, decimal?> ratioOf)
    {
        var found = new List<OtherScale>();
        foreach (var own in beside.GroupBy(one => one.Juror, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal))
        {
            Compared[] marks = [.. own];
            if (ratioOf(marks) is { } ratio)
            {
                found.Add(Make(null, own.Key, null, ratio, marks));
                continue;
            }
            foreach (var ofLeaf in marks.GroupBy(one => one.Leaf))
            {
                if (ratioOf([.. ofLeaf]) is { } inLeaf)
                    found.Add(Make(null, own.Key, ofLeaf.Key, inLeaf, [.. ofLeaf]));
            }
            foreach (var sheet in marks.GroupBy(one => one.Entry))
            {
                if (ratioOf([.. sheet]) is { } inSheet)
                    found.Add(Make(sheet.Key, own.Key, null, inSheet, [.. sheet]));
            }
        }
        return found;
    }

    private static OtherScale Make(int? entry, string juror, int? leaf, decimal ratio, Compared[] marks) =>
        new(
            entry,
            juror,
            leaf,
            Exact.Round(ratio, 3, RoundingMode.HalfAwayFromZero),
            [.. marks.Select(one => one.Mark)],
            [.. marks.Select(one => one.Others)]
        );

    private static decimal? IsLow(IReadOnlyList<Compared> marks)
    {
        if (marks.Any(one => one.Mark * Share > one.To))
            return null;
        return MiddleRatio(marks) is { } ratio && ratio <= Least ? ratio : null;
    }

    private static decimal? IsHigh(IReadOnlyList<Compared> marks)
    {
        if (marks.Any(one => one.HighestOther * Share > one.To))
            return null;
        return MiddleRatio(marks) is { } ratio && ratio * Least >= 1m ? ratio : null;
    }

    // A mark of 0 may be meant on any scale.
    private static decimal? MiddleRatio(IReadOnlyList<Compared> marks)
    {
        decimal[] ratios = [.. marks.Where(one => one.Mark > 0m && one.Others > 0m).Select(one => Exact.Divide(one.Mark, one.Others))];
        return ratios.Length < 2 ? null : Moments.Median(ratios);
    }

    // Only jurors with a mark far from the others can have a middle one that is: of a million marks there are few.
    private static List<Compared> Beside(SheetFacts sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        List<(int Leaf, decimal To, IReadOnlyList<JurorMark> Row)> rows =
        [
            .. from leaf in sheets.Stage.Leaves.Index()
            let scale = sheets.Stage.ScaleOf(leaf.Item)
            where IsRange(scale)
            from row in Rows(sheets, leaf.Index)
            where row.Count > 1
            select (leaf.Index, scale.To, row),
        ];
        var far = rows.SelectMany(Each)
            .Where(one => one is { Mark: > 0m, Others: > 0m })
            .Where(one => one.Mark <= one.Others * Least || one.Mark * Least >= one.Others)
            .Select(one => one.Juror)
            .ToHashSet(StringComparer.Ordinal);
        return far.Count == 0 ? [] : [.. rows.SelectMany(Each).Where(one => far.Contains(one.Juror))];
    }

    private static IEnumerable<Compared> Each((int Leaf, decimal To, IReadOnlyList<JurorMark> Row) of)
    {
        decimal[] sorted = [.. of.Row.Select(mark => mark.Mark).Order()];
        foreach (var mark in of.Row)
        {
            // The median of all but one of a sorted list.
            var at = Array.BinarySearch(sorted, mark.Mark);
            decimal Other(int place) => sorted[place < at ? place : place + 1];
            var (others, middle) = (sorted.Length - 1, (sorted.Length - 1) / 2);
            var median = others % 2 == 1 ? Other(middle) : Exact.Divide(Other(middle - 1) + Other(middle), 2m);
            yield return new Compared(mark.Entry, mark.Juror, of.Leaf, mark.Mark, median, Other(others - 1), of.To);
        }
    }

    // On a scale of words or a few values, and on one that does not reach down to a tenth, nothing can be a tenth by mistake.
    internal static bool IsRange(Scale scale) => scale is { Values: null, Labels.Count: 0, From: >= 0m } && scale.From * Share <= scale.To;

    // An entry that the plenary marked has nothing left to correct.
    private static IEnumerable<IReadOnlyList<JurorMark>> Rows(SheetFacts sheets, int leaf)
    {
        var table = MarkTable.OfCriterion(sheets, leaf);
        return Enumerable.Range(0, table.Entries.Count).Where(row => sheets.Consensus.Of(table.Entries[row]).IsEmpty).Select(table.Row);
    }

    private readonly record struct Compared(
        int Entry,
        string Juror,
        int Leaf,
        decimal Mark,
        decimal Others,
        decimal HighestOther,
        decimal To
    );
}
