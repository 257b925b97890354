using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>A value in exact arithmetic, or why there is none.</summary>
internal readonly record struct Exactly(Fraction? Number, bool NotAssessable = false)
{
    public static Exactly Absent => default;

    public static Exactly Of(Fraction number) => new(number);

    public static Exactly Of(decimal? number) => number is { } n ? new Exactly((Fraction)n) : Absent;

    public static Exactly CannotBeAssessed => new(null, true);

    /// <summary>What is there instead of a number where one of these is missing.</summary>
    public static Exactly Missing(IEnumerable<Exactly> inputs) => inputs.Any(input => input.NotAssessable) ? CannotBeAssessed : Absent;
}

/// <summary>
/// A step defined twice: <see cref="Step"/> is the engine's, <see cref="At"/> computes in fractions what its docstring promises, from the
/// facts
/// as they were added. The two share no arithmetic.
/// </summary>
internal abstract class Node(string kind, Level level, Rounding? rounding)
{
    private Step? _step;

    public Level Level => level;

    public Step Step => _step ??= Build(Make.Head(kind, level, rounding));

    public virtual IReadOnlyList<Node> Parts => [];

    public Exactly At(RandomWorld world, string unit)
    {
        var value = Exact(world, unit);
        return value.Number is { } number && rounding is not null ? Exactly.Of(number.Rounded(rounding.Places, rounding.Mode)) : value;
    }

    public override string ToString() =>
        kind + (rounding is null ? "" : $"~{rounding.Places}{rounding.Mode}") + (Parts.Count > 0 ? $"({string.Join(", ", Parts)})" : "");

    protected abstract Step Build(StepHead head);

    protected abstract Exactly Exact(RandomWorld world, string unit);

    /// <summary>
    /// Applies the rule for missing inputs: the remaining numbers with their positions, or the value that replaces them all.
    /// </summary>
    protected static List<(int Place, Fraction Number)> Keep(IReadOnlyList<Exactly> inputs, AbsentInput absent, out Exactly? instead)
    {
        instead = null;
        var kept = new List<(int, Fraction)>();
        foreach (var (place, input) in inputs.Index())
        {
            if (input.Number is { } number)
                kept.Add((place, number));
            else if (absent == AbsentInput.IsZero)
                kept.Add((place, 0));
            else if (absent == AbsentInput.GivesNotAssessable)
                instead ??= Exactly.CannotBeAssessed;
            else if (absent == AbsentInput.GivesAbsent)
                instead ??= Exactly.Missing(inputs);
        }
        return kept;
    }

    protected static Fraction Total(IEnumerable<Fraction> numbers) => numbers.Aggregate(Fraction.Zero, (sum, number) => sum + number);
}
