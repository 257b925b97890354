using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>How the sum of some marks becomes a score, where nothing but the sum counts: a mean or a sum.</summary>
/// <param name="sum">The sum, exact.</param>
/// <param name="count">How many marks, one or more.</param>
public delegate decimal SumCombination(decimal sum, int count);

/// <summary>
/// Marks of some entries as whole numbers of their finest unit, so that the marks of a drawn panel are added exactly and fast: of 300
/// jurors and 3,500 entries a thousand draws are a thousand million additions.
/// </summary>
internal sealed class ExactSums
{
    private const int MostDigits = 28;

    private readonly Int128[][] _marks;
    private readonly decimal _unit;

    private ExactSums(Int128[][] marks, decimal unit) => (_marks, _unit) = (marks, unit);

    /// <summary>The marks; null if a decimal has no room for their sums.</summary>
    public static ExactSums? Of(decimal[][] marks)
    {
        var (places, largest) = (0, 0m);
        foreach (var mark in marks.SelectMany(own => own))
            (places, largest) = (Math.Max(places, mark.Scale), Math.Max(largest, Math.Abs(mark)));
        var digits = (int)Math.Ceiling(Math.Log10((double)largest + 1) + Math.Log10(marks.Max(own => own.Length)));
        if (digits + places > MostDigits)
            return null;
        var scale = 1m;
        for (var i = 0; i < places; i++)
            scale *= 10m;
        return new ExactSums([.. marks.Select(own => own.Select(mark => (Int128)(mark * scale)).ToArray())], scale);
    }

    /// <summary>The sum of an entry's marks at some places.</summary>
    public decimal Sum(int entry, int[] places)
    {
        var (own, sum) = (_marks[entry], Int128.Zero);
        foreach (var place in places)
            sum += own[place];
        return Exact.Divide((decimal)sum, _unit);
    }
}
