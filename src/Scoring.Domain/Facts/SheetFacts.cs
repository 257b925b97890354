using Scoring.Domain.Rules;

namespace Scoring.Domain.Facts;

/// <summary>
/// Where the marks of a scoresheet were read. All sheets of a file share what finds it: a jury has a million of them.
/// </summary>
/// <param name="Find">Finds the origin by the sheet's place and the leaf.</param>
/// <param name="Sheet">The sheet's place in its file.</param>
public readonly record struct SheetOrigins(Func<int, int, Origin> Find, int Sheet = 0)
{
    /// <summary>Where the mark of a leaf was read.</summary>
    public Origin Of(int leaf) => Find(Sheet, leaf);
}

/// <summary>One juror's scoresheet for one innovation in one stage, as it was entered.</summary>
/// <param name="Innovation">The index of the innovation.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Number">The sheet's own number or name, or null.</param>
/// <param name="SubmittedAt">When it was submitted; null if unknown, which counts as older than any known time.</param>
/// <param name="Marks">One per leaf of the stage; null if the juror gave none.</param>
/// <param name="Origins">Where its marks were read.</param>
public sealed record Scoresheet(
    int Innovation,
    string Juror,
    string? Number,
    DateTime? SubmittedAt,
    IReadOnlyList<decimal?> Marks,
    SheetOrigins Origins
)
{
    /// <summary>Where the mark of a leaf was read.</summary>
    public Origin OriginOf(int leaf) => Origins.Of(leaf);

    /// <summary>True if a newer sheet of the same juror for the same innovation counts instead; this one is stored and shown.</summary>
    public bool Superseded { get; init; }

    /// <summary>True if it counts within the seat of its juror, whose last sheet represents all.</summary>
    public bool WithinSeat { get; init; }
}

/// <summary>The scoresheets of a stage.</summary>
public sealed class SheetFacts
{
    /// <summary>Takes the sheets of a stage and settles which of several sheets by one juror for one innovation count.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="innovations">How many innovations there are.</param>
    /// <param name="sheets">All sheets; their order does not affect any result.</param>
    public SheetFacts(Stage stage, int innovations, IEnumerable<Scoresheet> sheets)
    {
        Stage = stage;
        Sheets = Canonicalize(stage, sheets);
        var owners = new int[Sheets.Count];
        var counted = new int[Sheets.Count];
        var agreed = new int[Sheets.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = Sheets[i].Innovation;
            var settled = Sheets[i].Superseded || Sheets[i].WithinSeat;
            var plenary = Sheets[i].Juror == stage.ConsensusJuror;
            counted[i] = settled || plenary ? -1 : owners[i];
            agreed[i] = settled || !plenary ? -1 : owners[i];
        }
        All = new Ownership(innovations, owners);
        Consensus = new Ownership(innovations, agreed);
        Counted = new Ownership(innovations, counted);
    }

    /// <summary>The stage whose sheets these are.</summary>
    public Stage Stage { get; }

    /// <summary>All sheets, ordered by innovation, juror, time and number, then by marks if those are equal.</summary>
    public IReadOnlyList<Scoresheet> Sheets { get; }

    /// <summary>The sheets of each innovation, including superseded ones.</summary>
    public Ownership All { get; }

    /// <summary>The sheets of each innovation that the plenary agreed on; at most one each.</summary>
    public Ownership Consensus { get; }

    /// <summary>
    /// The first sheet of each seat, of one juror for one innovation. They follow each other: a million need no table for that.
    /// </summary>
    public IEnumerable<Scoresheet> OneOfEachSeat => Sheets.Where((sheet, at) => at == 0 || !IsSecond(Sheets[at - 1], sheet));

    /// <summary>The sheets that share a seat with this one: all of its juror for its innovation.</summary>
    public IEnumerable<int> SharingSeatWith(int sheet)
    {
        foreach (var other in All.Of(Sheets[sheet].Innovation).ToArray())
        {
            if (Sheets[other].Juror == Sheets[sheet].Juror)
                yield return other;
        }
    }

    /// <summary>The sheets of each innovation that each fill a seat, one for each juror.</summary>
    public Ownership Counted { get; }

    /// <summary>Two sheets of one juror for one innovation, which the stage refuses.</summary>
    public IEnumerable<(Scoresheet Older, Scoresheet Newer)> RefusedSeconds =>
        Stage.SecondSheet != SecondSheet.Refused
            ? []
            : Sheets.Zip(Sheets.Skip(1)).Where(pair => IsSecond(pair.First, pair.Second)).Select(pair => (pair.First, pair.Second));

    private static bool IsSecond(Scoresheet one, Scoresheet other) => one.Innovation == other.Innovation && one.Juror == other.Juror;

    private static List<Scoresheet> Canonicalize(Stage stage, IEnumerable<Scoresheet> sheets)
    {
        var ordered = sheets.ToList();
        // Files are mostly in order: a sort would hold all sheets once more.
        if (!IsOrdered(ordered))
            ordered = [.. ordered.Order(Comparer<Scoresheet>.Create(Compare))];
        for (var i = 0; stage.SecondSheet != SecondSheet.Refused && i + 1 < ordered.Count; i++)
        {
            if (IsSecond(ordered[i], ordered[i + 1]))
                ordered[i] = stage.SharesSeats ? ordered[i] with { WithinSeat = true } : ordered[i] with { Superseded = true };
        }
        return ordered;
    }

    private static bool IsOrdered(List<Scoresheet> sheets)
    {
        for (var i = 1; i < sheets.Count; i++)
        {
            if (Compare(sheets[i - 1], sheets[i]) > 0)
                return false;
        }
        return true;
    }

    private static int Compare(Scoresheet one, Scoresheet other)
    {
        var order = one.Innovation.CompareTo(other.Innovation);
        if (order == 0)
            order = string.CompareOrdinal(one.Juror, other.Juror);
        if (order == 0)
            order = (one.SubmittedAt ?? DateTime.MinValue).CompareTo(other.SubmittedAt ?? DateTime.MinValue);
        if (order == 0)
            order = NumberOf(one).CompareTo(NumberOf(other));
        if (order == 0)
            order = string.CompareOrdinal(one.Number, other.Number);
        return order != 0 ? order : CompareMarks(one.Marks, other.Marks);
    }

    // If two sheets have the same time and number, nothing says which is newer; their marks decide, so that the order of import never does.
    private static int CompareMarks(IReadOnlyList<decimal?> one, IReadOnlyList<decimal?> other)
    {
        for (var i = 0; i < one.Count && i < other.Count; i++)
        {
            var order = Nullable.Compare(one[i], other[i]);
            if (order != 0)
                return order;
        }
        return 0;
    }

    private static decimal NumberOf(Scoresheet sheet) =>
        decimal.TryParse(sheet.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0m;
}
