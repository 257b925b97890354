using Scoring.Domain.Facts;

namespace Scoring.Domain.Rules;

/// <summary>True if at least one of its conditions is met.</summary>
/// <param name="Conditions">The conditions; at least one.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record AnyOf(IReadOnlyList<Condition> Conditions, Citation? Citation) : Condition(Joined.Names(Conditions), Citation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => Joined.Each(Conditions);

    /// <inheritdoc/>
    public override IEnumerable<Condition> Simple => Conditions.SelectMany(condition => condition.Simple);

    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => Conditions.Any(condition => condition.Holds(units, unit));

    /// <inheritdoc/>
    public override Text Asked => Joined.Asked(new Text(" atau ", " or "), Conditions);

    /// <inheritdoc/>
    public override string Found(UnitTable units, int unit) => Joined.Found(Conditions, units, unit);
}

/// <summary>True if all of its conditions are met.</summary>
/// <param name="Conditions">The conditions; at least one.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record AllOf(IReadOnlyList<Condition> Conditions, Citation? Citation) : Condition(Joined.Names(Conditions), Citation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => Joined.Each(Conditions);

    /// <inheritdoc/>
    public override IEnumerable<Condition> Simple => Conditions.SelectMany(condition => condition.Simple);

    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => Conditions.All(condition => condition.Holds(units, unit));

    /// <inheritdoc/>
    public override Text Asked => Joined.Asked(new Text(" dan ", " and "), Conditions);

    /// <inheritdoc/>
    public override string Found(UnitTable units, int unit) => Joined.Found(Conditions, units, unit);
}

/// <summary>True if its condition is not met, including for a unit without the attribute.</summary>
/// <param name="Of">The condition that is turned round.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record NotSo(Condition Of, Citation? Citation) : Condition(Of.Attribute, Citation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => Of.Attributes;

    /// <inheritdoc/>
    public override bool OnlyExcludes => Of is AttributeIsOneOf;

    /// <inheritdoc/>
    public override IEnumerable<Condition> Simple => Of.Simple;

    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => !Of.Holds(units, unit);

    /// <inheritdoc/>
    public override Text Asked => new($"bukan ({Of.Asked.Id})", $"not ({Of.Asked.En})");

    /// <inheritdoc/>
    public override string Found(UnitTable units, int unit) => Of.Found(units, unit);
}

/// <summary>What conditions made of others share.</summary>
internal static class Joined
{
    public static string Names(IReadOnlyList<Condition> conditions) => string.Join(", ", Each(conditions));

    public static IReadOnlyList<string> Each(IReadOnlyList<Condition> conditions) =>
        [.. conditions.SelectMany(condition => condition.Attributes).Distinct(StringComparer.Ordinal)];

    public static Text Asked(Text between, IReadOnlyList<Condition> conditions) =>
        Text.Join(
            between,
            [
                .. conditions.Select(condition =>
                {
                    var (before, after) = condition is AnyOf or AllOf ? ("(", ")") : ($"{condition.Attribute}: ", "");
                    return new Text(before + condition.Asked.Id + after, before + condition.Asked.En + after);
                }),
            ]
        );

    public static string Found(IReadOnlyList<Condition> conditions, UnitTable units, int unit) =>
        string.Join(
            ", ",
            conditions.Select(condition =>
                condition is AnyOf or AllOf ? condition.Found(units, unit) : $"{condition.Attribute}: {condition.Found(units, unit)}"
            )
        );
}
