using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The place of an entry by count-back: the most first places, then the most second places, and so on; in other words, the places from best
/// to worst are compared one after the other and the first difference decides. Unit: places, from 1, the best; entries with the same places
/// share one (1 2 2 4). Absent if no juror placed the entry, or if dropping leaves nothing.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="places">The place with each juror.</param>
/// <param name="dropBest">How many of the best places are dropped before they are compared; null for none.</param>
/// <param name="dropWorst">How many of the worst; null for none.</param>
public sealed class CountBack(StepHead head, JurorPlaces places, Constant? dropBest = null, Constant? dropWorst = null) : Step(head)
{
    /// <summary>The place with each juror.</summary>
    public JurorPlaces Places => places;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [places];

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } =
    [.. new[] { dropBest, dropWorst }.OfType<Constant>().Where(constant => constant.Amount > 0m)];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.IsLeftOut;

    /// <inheritdoc/>
    public override bool LowerIsBetter => true;

    /// <summary>
    /// Compares two entries by their places in ascending order: below 0 if the first is better. If all that both have are equal, the one
    /// with more places is.
    /// </summary>
    public static int Compare(IReadOnlyList<decimal> one, IReadOnlyList<decimal> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < one.Count && i < other.Count; i++)
        {
            if (one[i] != other[i])
                return one[i].CompareTo(other[i]);
        }
        return other.Count.CompareTo(one.Count);
    }

    internal override Column Compute(Evaluation evaluation) => ColumnOf(evaluation, PlacesOf(evaluation));

    /// <summary>The places by count-back of entries with given places; an entry with too few has none.</summary>
    /// <param name="evaluation">Which entries are compared with each other.</param>
    /// <param name="lists">The places of each entry, in any order.</param>
    internal Column ColumnOf(Evaluation evaluation, IReadOnlyDictionary<int, decimal[]> lists)
    {
        var result = new Column(evaluation.Facts.Innovations.Count);
        var groups = places.ListsOf(evaluation);
        foreach (var group in lists.GroupBy(list => groups.GroupOf(list.Key)))
        {
            var kept = group.Select(list => (list.Key, Places: KeptOf(list.Value))).Where(list => list.Places.Length > 0).ToList();
            foreach (var (entry, own) in kept)
                result[entry] = Value.Of(1 + kept.Count(other => Compare(other.Places, own) < 0));
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var parts = places.PartsOf(evaluation, Level, unit);
        var detail = PlaceDrops.Noted(head with { Inputs = parts }, places.WhyRefused(evaluation, unit), dropBest, dropWorst);
        if (!head.Value.IsPresent)
            return detail;
        var all = PlacesOf(evaluation);
        var groups = places.ListsOf(evaluation);
        var own = KeptOf(all[unit]);
        var ahead = all.Where(list => groups.GroupOf(list.Key) == groups.GroupOf(unit))
            .Select(list => (list.Key, Places: KeptOf(list.Value)))
            .Where(list => list.Places.Length > 0 && Compare(list.Places, own) < 0)
            .ToList();
        var notes = new List<Note> { new(NoteCode.PlacesFromBest, Written(own)) };
        if (ahead.Count > 0)
        {
            var next = ahead.Aggregate((one, other) => Compare(one.Places, other.Places) >= 0 ? one : other);
            notes.Add(new Note(NoteCode.CountBackBehind, evaluation.Facts.Innovations.Name(next.Key), Written(next.Places)));
        }
        return detail with
        {
            Inputs =
            [
                .. parts,
                Explanation.Number("count-back-ahead", new Text("Karya di depannya", "Entries ahead of it"), head, ahead.Count),
            ],
            // The others' places decide: for one entry, how many are ahead is a number like a count of items.
            Combine = values => values.Length > 1 ? Value.Of(values[^1].Number + 1m) : Value.Absent,
            Notes = [.. detail.Notes, .. notes],
        };
    }

    private decimal[] KeptOf(decimal[] own) => [.. PlaceDrops.Kept([.. own.Order()], true, dropBest, dropWorst)];

    private Dictionary<int, decimal[]> PlacesOf(Evaluation evaluation)
    {
        var (column, counted) = (evaluation.Of(places), evaluation.CountedItems(Level, places.Level));
        var lists = new Dictionary<int, decimal[]>();
        for (var entry = 0; entry < evaluation.Facts.Innovations.Count; entry++)
        {
            decimal[] own = [.. counted.Of(entry).ToArray().Where(sheet => column[sheet].IsPresent).Select(sheet => column[sheet].Number)];
            if (own.Length > 0)
                lists.Add(entry, own);
        }
        return lists;
    }

    private static string Written(decimal[] places) =>
        string.Join(
            " ",
            places.Select(place => Exact.WithoutEndingZeros(place).ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
}
