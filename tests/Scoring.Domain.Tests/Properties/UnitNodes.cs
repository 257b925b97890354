using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

internal abstract class UnitNode(string kind, Rounding? rounding, params Node[] parts) : Node(kind, parts[0].Level, rounding)
{
    public override IReadOnlyList<Node> Parts => parts;

    protected IReadOnlyList<Step> Steps => [.. parts.Select(part => part.Step)];

    protected override Exactly Exact(RandomWorld world, string unit) => Exact([.. parts.Select(part => part.At(world, unit))]);

    protected abstract Exactly Exact(IReadOnlyList<Exactly> inputs);
}

internal sealed class SumNode(Rounding? rounding, AbsentInput absent, params Node[] parts) : UnitNode("sum", rounding, parts)
{
    protected override Step Build(StepHead head) => new Sum(head, Steps, absent);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        var kept = Keep(inputs, absent, out var instead);
        return instead ?? (kept.Count == 0 ? Exactly.Absent : Exactly.Of(Total(kept.Select(part => part.Number))));
    }
}

/// <param name="unit">Null for a mean.</param>
internal sealed class WeightedNode(Rounding? rounding, AbsentInput absent, decimal[] weights, decimal? unit, params Node[] parts)
    : UnitNode("weighted-sum", rounding, parts)
{
    protected override Step Build(StepHead head) => new WeightedSum(head, Steps, Make.Weights(weights), unit, absent);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        var kept = Keep(inputs, absent, out var instead);
        if (instead is not null || kept.Count == 0)
            return instead ?? Exactly.Absent;
        var sum = Total(kept.Select(part => part.Number * weights[part.Place]));
        return Exactly.Of(sum / (unit ?? Total(kept.Select(part => (Fraction)weights[part.Place]))));
    }
}

internal sealed class ProductNode(Rounding? rounding, Node part, decimal factor) : UnitNode("product", rounding, part)
{
    protected override Step Build(StepHead head) => new Product(head, Steps[0], Make.Constant(factor));

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs) =>
        inputs[0].Number is { } number ? Exactly.Of(number * factor) : inputs[0];
}

internal sealed class PercentNode(Rounding? rounding, Node part, decimal maximum) : UnitNode("percent-of-maximum", rounding, part)
{
    protected override Step Build(StepHead head) => new PercentOfMaximum(head, Steps[0], Make.Constant(maximum));

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs) =>
        inputs[0].Number is { } number ? Exactly.Of(number / maximum * 100) : inputs[0];
}

internal sealed class ClampNode(Rounding? rounding, Node part, decimal? least, decimal? most) : UnitNode("clamp", rounding, part)
{
    protected override Step Build(StepHead head) =>
        new Clamp(head, Steps[0], least is { } l ? Make.Constant(l) : null, most is { } m ? Make.Constant(m) : null);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        if (inputs[0].Number is not { } number)
            return inputs[0];
        if (least is { } l && number < l)
            number = l;
        if (most is { } m && number > m)
            number = m;
        return Exactly.Of(number);
    }
}

internal sealed class DifferenceNode(Rounding? rounding, Node first, Node second) : UnitNode("difference", rounding, first, second)
{
    protected override Step Build(StepHead head) => new Difference(head, Steps[0], Steps[1]);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs) =>
        inputs[0].Number is { } one && inputs[1].Number is { } other ? Exactly.Of(one - other) : Exactly.Missing(inputs);
}

internal sealed class LastStageNode(Rounding? rounding, params Node[] stages) : UnitNode("stages", rounding, stages)
{
    protected override Step Build(StepHead head) => new LastStageReplaces(head, Steps);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs) =>
        inputs.Any(input => input.Number is not null) ? inputs.Last(input => input.Number is not null) : Exactly.Missing(inputs);
}
