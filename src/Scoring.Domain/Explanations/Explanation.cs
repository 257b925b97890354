using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Explanations;

/// <summary>The value of a unit from its inputs' values: the arithmetic that a column and its explanation share.</summary>
public delegate Value Combination(ReadOnlySpan<Value> inputs);

/// <summary>A fact that an explanation ends in.</summary>
/// <param name="Number">The number used: a level, a mark, a measure, a total.</param>
/// <param name="Origin">The file and line it was read from.</param>
public sealed record ExplainedFact(decimal Number, Origin Origin);

/// <summary>A step at one unit: its value, the rule's numbers, its inputs, and for a fact its file and line.</summary>
public sealed record Explanation
{
    /// <summary>The id of the step, indicator or criterion.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of step; "indicator", "criterion", "branch", "count" and "covered" for what is below a step.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required Text Name { get; init; }

    /// <summary>The unit explained.</summary>
    public required string UnitId { get; init; }

    /// <summary>The unit's name.</summary>
    public required string UnitName { get; init; }

    /// <summary>The value of the column for this unit, after the step's own rounding.</summary>
    public required Value Value { get; init; }

    /// <summary>The rule's numbers that decide it.</summary>
    public IReadOnlyList<Constant> Constants { get; init; } = [];

    /// <summary>Its weight in the step above; null if that step does not weigh.</summary>
    public Constant? Weight { get; init; }

    /// <summary>How it is rounded; null if it is not.</summary>
    public Rounding? Rounding { get; init; }

    /// <summary>The source of the step.</summary>
    public Citation? Citation { get; init; }

    /// <summary>What it is made of; empty for a fact.</summary>
    public IReadOnlyList<Explanation> Inputs { get; init; } = [];

    /// <summary>The fact it ends in; null if it has inputs or if nothing was reported.</summary>
    public ExplainedFact? Fact { get; init; }

    /// <summary>False if it is shown but does not count: a superseded sheet, an innovation outside the dates.</summary>
    public bool Counted { get; init; } = true;

    /// <summary>What a reader should know in addition to the figures.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The arithmetic: from the inputs' values, or from the fact, to the value before rounding.</summary>
    public required Combination Combine { get; init; }

    /// <summary>
    /// The value recomputed from the leaves, without the columns. Unless something is wrong, it equals <see cref="Value"/>.
    /// </summary>
    public Value Recompute()
    {
        Value[] values =
            Inputs.Count > 0 ? [.. Inputs.Where(input => input.Counted).Select(input => input.Recompute())]
            : Fact is not null ? [Value.Of(Fact.Number)]
            : [];
        var value = Combine(values);
        return Rounding is not null && value.IsPresent ? Value.Of(Rounding.Apply(value.Number)) : value;
    }

    /// <summary>This explanation and everything below it, depth first.</summary>
    public IEnumerable<Explanation> Flatten()
    {
        // A loop, not a chain of iterators as deep as the tree: every page of a region visits thousands of nodes.
        var waiting = new Stack<Explanation>([this]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Inputs.Count - 1; i >= 0; i--)
                waiting.Push(node.Inputs[i]);
        }
    }

    /// <summary>A leaf with a plain number, such as a count.</summary>
    internal static Explanation Number(string kind, Text name, Explanation owner, decimal number) =>
        new()
        {
            Id = owner.Id + "." + kind,
            Kind = kind,
            Name = name,
            UnitId = owner.UnitId,
            UnitName = owner.UnitName,
            Value = Value.Of(number),
            Combine = _ => Value.Of(number),
        };
}
