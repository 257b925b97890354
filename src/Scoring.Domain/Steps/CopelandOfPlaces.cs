using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// Copeland over the jurors' own orders: in how many pairs with another entry more jurors place this one better than worse, less in how
/// many more place it worse. A pair counts the jurors who placed both. Unit: pairs; the highest is the best. Absent if no juror placed the
/// entry. Source: Copeland (1951), as in Saari and Merlin, Economic Theory 8 (1996), 51–76.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="places">The place with each juror.</param>
public sealed class CopelandOfPlaces(StepHead head, JurorPlaces places) : Step(head)
{
    /// <summary>The place with each juror.</summary>
    public JurorPlaces Places => places;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [places];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.IsLeftOut;

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <summary>Above 0 if more jurors place the one better, below 0 if the other.</summary>
    /// <param name="one">The places of the one, by juror.</param>
    /// <param name="other">Those of the other.</param>
    public static int Compare(IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var balance = 0;
        foreach (var (juror, place) in one)
        {
            if (other.TryGetValue(juror, out var theirs))
                balance += Math.Sign(theirs - place);
        }
        return Math.Sign(balance);
    }

    internal override Column Compute(Evaluation evaluation) => ColumnOf(evaluation, PlacesOf(evaluation));

    /// <summary>The score of entries with given places by juror.</summary>
    /// <param name="evaluation">Which entries are compared with each other.</param>
    /// <param name="lists">The places of each entry, by juror.</param>
    internal Column ColumnOf(Evaluation evaluation, IReadOnlyDictionary<int, Dictionary<string, decimal>> lists)
    {
        var result = new Column(evaluation.Facts.Innovations.Count);
        var groups = places.ListsOf(evaluation);
        foreach (var group in lists.GroupBy(list => groups.GroupOf(list.Key)))
        {
            KeyValuePair<int, Dictionary<string, decimal>>[] all = [.. group];
            var scores = new int[all.Length];
            for (var i = 0; i < all.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var better = Compare(all[i].Value, all[j].Value);
                    scores[i] += better;
                    scores[j] -= better;
                }
            }
            for (var i = 0; i < all.Length; i++)
                result[all[i].Key] = Value.Of(scores[i]);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var parts = places.PartsOf(evaluation, Level, unit);
        var detail = PlaceDrops.Noted(head with { Inputs = parts }, places.WhyRefused(evaluation, unit), null, null);
        if (!head.Value.IsPresent)
            return detail;
        var all = PlacesOf(evaluation);
        var groups = places.ListsOf(evaluation);
        var results = all.Where(list => list.Key != unit && groups.GroupOf(list.Key) == groups.GroupOf(unit))
            .Select(list => Compare(all[unit], list.Value))
            .ToList();
        return detail with
        {
            Inputs =
            [
                .. parts,
                Explanation.Number(
                    "pairs-won",
                    new Text("Karya yang dikalahkannya", "Entries it is ahead of"),
                    head,
                    results.Count(result => result > 0)
                ),
                Explanation.Number(
                    "pairs-lost",
                    new Text("Karya yang mengalahkannya", "Entries ahead of it"),
                    head,
                    results.Count(result => result < 0)
                ),
            ],
            // The others' places decide: for one entry, the pairs are numbers like a count of items.
            Combine = values => values.Length > 2 ? Value.Of(values[^2].Number - values[^1].Number) : Value.Absent,
        };
    }

    private Dictionary<int, Dictionary<string, decimal>> PlacesOf(Evaluation evaluation)
    {
        var (column, counted) = (evaluation.Of(places), evaluation.CountedItems(Level, places.Level));
        var sheets = evaluation.Facts.Units(places.Level);
        var lists = new Dictionary<int, Dictionary<string, decimal>>();
        for (var entry = 0; entry < evaluation.Facts.Innovations.Count; entry++)
        {
            var own = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var sheet in counted.Of(entry))
            {
                if (column[sheet].IsPresent)
                    own[sheets.Name(sheet)] = Exact.Canonicalize(column[sheet].Number);
            }
            if (own.Count > 0)
                lists.Add(entry, own);
        }
        return lists;
    }
}
