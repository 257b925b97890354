using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>The entries that exactly the same jurors marked. Its jurors are drawn together for all its entries.</summary>
internal sealed class JurorPanel
{
    private readonly decimal[][] _marks;
    private readonly MarkCombination _combine;
    private readonly SumCombination? _ofSum;
    private readonly ExactSums? _sums;
    private readonly double[][]? _scores;

    private JurorPanel(int[] rows, decimal[][] marks, MarkCombination combine, SumCombination? ofSum, Redraws? redraws)
    {
        (Rows, _marks, _combine, Redraws) = (rows, marks, combine, redraws);
        Size = marks[0].Length;
        if (ofSum is not null && Size > Redraws.Remembered)
            (_ofSum, _sums) = (ofSum, ExactSums.Of(marks));
        // The combined mark of every draw is computed once if there are few draws.
        if (Size <= Redraws.Remembered)
            _scores = [.. marks.Select(own => redraws!.Places.Select(places => Combine(own, places)).ToArray())];
    }

    /// <summary>Its entries, by their places in the table.</summary>
    public int[] Rows { get; }

    /// <summary>How many jurors it has.</summary>
    public int Size { get; }

    /// <summary>All draws of its jurors; null if there are too many to list.</summary>
    public Redraws? Redraws { get; }

    /// <summary>The panels of a table, in the order of their jurors' names, so that the numbers of the entries do not matter.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="combine">How marks become a score.</param>
    /// <param name="ofSum">The same of their sum, if nothing else counts; null otherwise.</param>
    public static JurorPanel[] Of(MarkTable table, MarkCombination combine, SumCombination? ofSum = null)
    {
        var known = new Dictionary<int, Redraws?>();
        return
        [
            .. Enumerable
                .Range(0, table.Entries.Count)
                .GroupBy(row => string.Join('\n', table.Row(row).Select(mark => mark.Juror)), StringComparer.Ordinal)
                .OrderBy(panel => panel.Key, StringComparer.Ordinal)
                .Select(panel =>
                {
                    decimal[][] marks = [.. panel.Select(row => table.Row(row).Select(mark => mark.Mark).ToArray())];
                    if (!known.TryGetValue(marks[0].Length, out var redraws))
                        known[marks[0].Length] = redraws = Redraws.Of(marks[0].Length);
                    return new JurorPanel([.. panel], marks, combine, ofSum, redraws);
                }),
        ];
    }

    /// <summary>
    /// Replaces each score by the number of different higher scores, negated, if all scores are known beforehand: ranking is then counting.
    /// The order is unchanged.
    /// </summary>
    /// <returns>How many different scores there are; 0 if unknown.</returns>
    public static int Number(JurorPanel[] panels)
    {
        if (panels.Any(panel => panel._scores is null))
            return 0;
        double[] different = [.. panels.SelectMany(panel => panel._scores!).SelectMany(scores => scores).Distinct().Order()];
        foreach (var scores in panels.SelectMany(panel => panel._scores!))
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Array.BinarySearch(different, scores[i]) - different.Length + 1;
        }
        return different.Length;
    }

    /// <summary>Scores its entries by the jurors of a listed draw.</summary>
    public void Score(int draw, double[] scores)
    {
        for (var i = 0; i < Rows.Length; i++)
            scores[Rows[i]] = _scores is null ? Score(i, Redraws!.Places[draw]) : _scores[i][draw];
    }

    /// <summary>Draws jurors and scores its entries.</summary>
    public void Score(SplitMix64 chance, double[] scores)
    {
        if (_scores is not null)
        {
            Score(Redraws!.PlaceOf[chance.Below(Redraws.PlaceOf.Length)], scores);
            return;
        }
        var places = new int[Size];
        for (var i = 0; i < Size; i++)
            places[i] = chance.Below(Size);
        Array.Sort(places);
        for (var i = 0; i < Rows.Length; i++)
            scores[Rows[i]] = Score(i, places);
    }

    private double Score(int entry, int[] places) =>
        _sums is null ? Combine(_marks[entry], places) : (double)Exact.Canonicalize(_ofSum!(_sums.Sum(entry, places), places.Length));

    private double Combine(decimal[] marks, int[] places)
    {
        var drawn = new decimal[places.Length];
        for (var i = 0; i < places.Length; i++)
            drawn[i] = marks[places[i]];
        return (double)Exact.Canonicalize(_combine(drawn));
    }
}
