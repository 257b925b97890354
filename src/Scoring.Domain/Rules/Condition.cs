using Scoring.Domain.Facts;

namespace Scoring.Domain.Rules;

/// <summary>A condition that is true or false for a unit by its attributes.</summary>
/// <param name="Attribute">
/// The attribute that is tested, for example <c>type</c> or <c>start_date</c>; all of them if there are several.
/// </param>
/// <param name="Citation">The source of the condition.</param>
public abstract record Condition(string Attribute, Citation? Citation)
{
    /// <summary>The attributes that are tested, each once.</summary>
    public virtual IReadOnlyList<string> Attributes => [Attribute];

    /// <summary>True if a unit without the attribute meets it because it only shuts a value out: files may leave the column out.</summary>
    public virtual bool OnlyExcludes => false;

    /// <summary>The conditions on a single attribute that it is made of: itself, unless it joins or turns round others.</summary>
    public virtual IEnumerable<Condition> Simple => [this];

    /// <summary>True if the unit meets the condition. A unit without the attribute does not, unless the kind says otherwise.</summary>
    public abstract bool Holds(UnitTable units, int unit);

    /// <summary>The required values of the attribute, in the rule file's own words, for explanations.</summary>
    public abstract Text Asked { get; }

    /// <summary>The unit's value, for explanations; empty if it has none.</summary>
    public virtual string Found(UnitTable units, int unit) => units.Attribute(unit, Attribute) ?? "";

    /// <summary>Several conditions in one line: "attribute: requirement; …".</summary>
    public static Text AllAsked(IReadOnlyList<Condition> conditions) => Joined.Asked(Text.Same("; "), conditions);
}

/// <summary>The attribute is one of the listed texts, case-insensitively.</summary>
/// <param name="Attribute">The attribute that is tested.</param>
/// <param name="Values">The texts that are accepted.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record AttributeIsOneOf(string Attribute, IReadOnlyList<string> Values, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) =>
        units.Attribute(unit, Attribute) is { } value && Values.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override Text Asked => Text.Same(string.Join(" / ", Values));
}

/// <summary>The attribute is a date (yyyy-MM-dd) from the first day to the last, both included.</summary>
/// <param name="Attribute">The attribute that is tested.</param>
/// <param name="From">The first day; null if there is none.</param>
/// <param name="To">The last day; null if there is none.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record DateIsWithin(string Attribute, DateOnly? From, DateOnly? To, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) =>
        DateOnly.TryParseExact(
            units.Attribute(unit, Attribute),
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var date
        )
        && (From is not { } from || date >= from)
        && (To is not { } to || date <= to);

    /// <inheritdoc/>
    public override Text Asked => Text.Same(FormattableString.Invariant($"{From:yyyy-MM-dd} … {To:yyyy-MM-dd}"));
}

/// <summary>
/// The attribute is a number (decimal point, no thousands separators) from the lowest to the highest, both included. A text that is not a
/// number does not meet it.
/// </summary>
/// <param name="Attribute">The attribute that is tested.</param>
/// <param name="AtLeast">The lowest number; null if there is none.</param>
/// <param name="AtMost">The highest number; null if there is none.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record NumberIsWithin(string Attribute, decimal? AtLeast, decimal? AtMost, Citation? Citation)
    : Condition(Attribute, Citation)
{
    private const System.Globalization.NumberStyles Form =
        System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) =>
        decimal.TryParse(units.Attribute(unit, Attribute), Form, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && (AtLeast is not { } least || number >= least)
        && (AtMost is not { } most || number <= most);

    /// <inheritdoc/>
    public override Text Asked =>
        Text.Same(
            string.Join(
                ", ",
                new[]
                {
                    AtLeast is { } least ? FormattableString.Invariant($"≥ {least}") : null,
                    AtMost is { } most ? FormattableString.Invariant($"≤ {most}") : null,
                }.OfType<string>()
            )
        );
}

/// <summary>
/// The attribute is filled in (an incomplete form does not meet it) or, if inverted, is not. Text of spaces alone counts as empty.
/// </summary>
/// <param name="Attribute">The attribute that is tested.</param>
/// <param name="Present">True if it must be filled in; false if it must be empty.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record AttributeIsPresent(string Attribute, bool Present, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => !string.IsNullOrWhiteSpace(units.Attribute(unit, Attribute)) == Present;

    /// <inheritdoc/>
    public override Text Asked => Present ? new Text("terisi", "filled in") : new Text("tidak terisi", "not filled in");
}

/// <summary>The text has at most this many words, as <see cref="Words"/> counts them. A missing text has none, and meets it.</summary>
/// <param name="Attribute">The attribute that is tested.</param>
/// <param name="Most">The number of words that are allowed.</param>
/// <param name="Citation">The source of the condition.</param>
public sealed record TextHasWordsAtMost(string Attribute, int Most, Citation? Citation) : Condition(Attribute, Citation)
{
    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => Words.Count(units.Attribute(unit, Attribute)) <= Most;

    /// <inheritdoc/>
    public override Text Asked => new($"paling banyak {Most} kata", $"at most {Most} words");

    /// <inheritdoc/>
    public override string Found(UnitTable units, int unit) =>
        FormattableString.Invariant($"{Words.Count(units.Attribute(unit, Attribute))}");
}

/// <summary>
/// The region is on a list: by its own code, or for an innovation by the code of its region. A list may hold former codes beside today's,
/// so that files of either time meet it.
/// </summary>
/// <param name="Level">Whose region is tested: a region itself, or an innovation.</param>
/// <param name="List">The list as the rule file names it: a file, or empty for codes in place.</param>
/// <param name="Codes">The codes on it.</param>
/// <param name="Citation">The source of the list.</param>
public sealed record RegionIsListed(Level Level, string List, IReadOnlySet<string> Codes, Citation? Citation)
    : Condition("region_code", Citation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => Level == Level.Region ? [] : [Attribute];

    /// <inheritdoc/>
    public override bool Holds(UnitTable units, int unit) => Codes.Contains(Found(units, unit));

    /// <inheritdoc/>
    public override Text Asked =>
        List.Length > 0
            ? new Text($"tercantum dalam {List}", $"listed in {List}")
            : Text.Same(string.Join(" / ", Codes.Order(StringComparer.Ordinal)));

    /// <inheritdoc/>
    public override string Found(UnitTable units, int unit) => Level == Level.Region ? units.Id(unit) : base.Found(units, unit);
}
