using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>Between which numbers the rules keep a value, whatever is reported. Unit: that of the step.</summary>
/// <param name="Low">The lowest value; null if the rules do not say.</param>
/// <param name="High">The highest value; null if the rules do not say.</param>
/// <param name="Endless">True if it grows without end with the number of items, because no rule stops counting.</param>
public readonly record struct Bounds(decimal? Low, decimal? High, bool Endless = false)
{
    /// <summary>The rules do not say.</summary>
    public static Bounds Unknown => default;

    /// <summary>With 0 among the values: something absent counts as 0.</summary>
    public Bounds WithZero => new(Low is { } low ? Math.Min(low, 0m) : null, High is { } high ? Math.Max(high, 0m) : null, Endless);

    /// <summary>Everything between the lowest and the highest of several; unknown for none.</summary>
    public static Bounds Hull(IEnumerable<Bounds> all)
    {
        Bounds[] bounds = [.. all];
        if (bounds.Length == 0)
            return Unknown;
        return new Bounds(
            Array.Exists(bounds, one => one.Low is null) ? null : bounds.Min(one => one.Low),
            Array.Exists(bounds, one => one.High is null) ? null : bounds.Max(one => one.High),
            Array.Exists(bounds, one => one.Endless)
        );
    }

    /// <summary>The sum of values within these bounds.</summary>
    public static Bounds Sum(IEnumerable<Bounds> all)
    {
        var (low, high, endless) = ((decimal?)0m, (decimal?)0m, false);
        foreach (var one in all)
            (low, high, endless) = (low + one.Low, high + one.High, endless || one.Endless);
        return new Bounds(low, high, endless);
    }

    /// <summary>Values times a factor; of a negative one the ends change places.</summary>
    public Bounds Times(decimal factor)
    {
        var (low, high) = (Low * factor, High * factor);
        return factor < 0m ? new Bounds(high, low) : new Bounds(low, high, Endless && factor > 0m);
    }

    /// <summary>Values divided by a number above 0.</summary>
    public Bounds Over(decimal divisor) =>
        new(Low is { } low ? Exact.Divide(low, divisor) : null, High is { } high ? Exact.Divide(high, divisor) : null, Endless);

    /// <summary>Values after rounding.</summary>
    public Bounds Rounded(Rounding? rounding) =>
        rounding is null
            ? this
            : new Bounds(Low is { } low ? rounding.Apply(low) : null, High is { } high ? rounding.Apply(high) : null, Endless);
}

/// <summary>The bounds of steps, each computed once.</summary>
/// <param name="results">The limits of published totals; null if the edition takes none.</param>
public sealed class StepBounds(ResultRule? results)
{
    private readonly Dictionary<Step, Bounds> _known = [];

    /// <summary>The bounds of a step's value, after its own rounding.</summary>
    public Bounds Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (_known.TryGetValue(step, out var bounds))
            return bounds;
        try
        {
            bounds =
                step is ImportedResult
                    ? new Bounds(results?.From, results?.To)
                    : step.BoundsFrom([.. step.Inputs.Select(Of)]);
            bounds = bounds.Rounded(step.Rounding);
        }
        catch (OverflowException)
        {
            // Weights that no competition has: nothing is said of them.
            bounds = Bounds.Unknown;
        }
        _known.Add(step, bounds);
        return bounds;
    }
}
