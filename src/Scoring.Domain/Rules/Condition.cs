using Scoring.Domain.Facts;

namespace Scoring.Domain.Rules;

/// <summary>Something that is true or false of a unit by its attributes.</summary>
/// <param name="Attribute">The attribute that is looked at, for example <c>type</c> or <c>start_date</c>.</param>
/// <param name="Citation">Where the condition comes from.</param>
public abstract record Condition(string Attribute, Citation? Citation)
{
    /// <summary>True where the unit meets the condition. A unit without the attribute does not.</summary>
    public abstract bool Holds(UnitTable units, int unit);

    /// <summary>What is asked of the attribute, in the rule file's own values, for explanations.</summary>
    public abstract string Asked { get; }
}

/// <summary>The attribute is one of the listed texts, in any case of letters.</summary>
/// <param name="Attribute">The attribute that is looked at.</param>
/// <param name="Values">The texts that are accepted.</param>
/// <param name="Citation">Where the condition comes from.</param>
public sealed record AttributeIsOneOf(string Attribute, IReadOnlyList<string> Values, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) =>
        units.Attribute(unit, Attribute) is { } value && Values.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Asked => string.Join(" / ", Values);
}

/// <summary>The attribute is a date (yyyy-MM-dd) from the first day to the last, both included.</summary>
/// <param name="Attribute">The attribute that is looked at.</param>
/// <param name="From">The first day; null where there is none.</param>
/// <param name="To">The last day; null where there is none.</param>
/// <param name="Citation">Where the condition comes from.</param>
public sealed record DateIsWithin(string Attribute, DateOnly? From, DateOnly? To, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) =>
        DateOnly.TryParseExact(units.Attribute(unit, Attribute), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out var date)
        && (From is not { } from || date >= from)
        && (To is not { } to || date <= to);

    /// <inheritdoc/>
    public override string Asked => FormattableString.Invariant($"{From:yyyy-MM-dd} … {To:yyyy-MM-dd}");
}
