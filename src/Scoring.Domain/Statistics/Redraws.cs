namespace Scoring.Domain.Statistics;

/// <summary>
/// The ways to draw k jurors out of k with replacement. The order of drawing does not matter, so there are C(2k − 1, k) different draws,
/// each with its number of orders.
/// </summary>
internal sealed class Redraws
{
    /// <summary>Up to this many jurors all draws are listed: 24,310 of nine.</summary>
    public const int Largest = 9;

    /// <summary>Up to this many jurors, each draw is identified by its code.</summary>
    public const int Remembered = 6;

    private Redraws(int size)
    {
        var (places, orders) = (new List<int[]>(), new List<long>());
        Add(new int[size], 0, 0);
        (Places, Orders) = (places, orders);
        PlaceOf = size <= Remembered ? PlacesOfCodes(places, size) : [];

        void Add(int[] drawn, int at, int least)
        {
            if (at == size)
            {
                places.Add([.. drawn]);
                orders.Add(OrdersOf(drawn));
                return;
            }
            for (drawn[at] = least; drawn[at] < size; drawn[at]++)
                Add(drawn, at + 1, drawn[at]);
        }
    }

    /// <summary>The drawn jurors of each, in ascending order.</summary>
    public IReadOnlyList<int[]> Places { get; }

    /// <summary>In how many orders each can be drawn; they sum to kᵏ.</summary>
    public IReadOnlyList<long> Orders { get; }

    /// <summary>
    /// The position in the list of each draw by its code, the drawn jurors as digits of base k, in any order; kᵏ codes. Empty above
    /// <see cref="Remembered"/>.
    /// </summary>
    public int[] PlaceOf { get; }

    /// <summary>All draws of a panel; null if there are too many.</summary>
    public static Redraws? Of(int size) => size <= Largest ? new Redraws(size) : null;

    /// <summary>C(2k − 1, k); a large number if there are too many.</summary>
    public static long Count(int size)
    {
        var count = 1L;
        for (var i = 1; i <= Math.Min(size, 20) - 1; i++)
            count = count * (Math.Min(size, 20) + i) / i;
        return count;
    }

    private static int[] PlacesOfCodes(List<int[]> places, int size)
    {
        var known = places.Index().ToDictionary(place => CodeOf(place.Item), place => place.Index);
        var codes = 1;
        for (var i = 0; i < size; i++)
            codes *= size;
        var result = new int[codes];
        var drawn = new int[size];
        for (var code = 0; code < codes; code++)
        {
            var rest = code;
            for (var i = 0; i < size; i++)
                (drawn[i], rest) = (rest % size, rest / size);
            Array.Sort(drawn);
            result[code] = known[CodeOf(drawn)];
        }
        return result;
    }

    private static int CodeOf(int[] drawn) => drawn.Aggregate(0, (code, juror) => code * drawn.Length + juror);

    /// <summary>k! / (c₁! c₂! …).</summary>
    private static long OrdersOf(int[] drawn)
    {
        var (orders, run) = (1L, 0);
        for (var i = 0; i < drawn.Length; i++)
        {
            run = i > 0 && drawn[i] == drawn[i - 1] ? run + 1 : 1;
            orders = orders * (i + 1) / run;
        }
        return orders;
    }
}
