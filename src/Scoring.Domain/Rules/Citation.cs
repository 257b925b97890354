namespace Scoring.Domain.Rules;

/// <summary>
/// How certain a figure of a rule is. It is shown wherever the figure is; only <see cref="Official"/> is ever called official.
/// </summary>
public enum Standing
{
    /// <summary>The regulation itself or its issuer.</summary>
    Official,

    /// <summary>Somebody's copy of the regulation.</summary>
    Transcribed,

    /// <summary>A newspaper, or another body's page.</summary>
    Press,

    /// <summary>Reasoned from published figures.</summary>
    Inferred,

    /// <summary>Set by the organiser of this competition.</summary>
    Committee,

    /// <summary>Ours, for a sample.</summary>
    Illustrative,
}

/// <summary>A regulation, deck or report, listed once in scoring-rules/sources.yaml.</summary>
/// <param name="Id">Kebab-case id that citations use.</param>
/// <param name="Title">Its title as printed.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Year">The year of issue, or null if unknown.</param>
/// <param name="Standing">The default standing of its content, unless a citation says otherwise.</param>
/// <param name="Address">Where it can be read, or null.</param>
public sealed record Source(string Id, string Title, string Issuer, string? Number, int? Year, Standing Standing, string? Address)
{
    /// <summary>What pages say instead of the title, in each language in which it differs. Files that are kept have the title.</summary>
    public Text? Shown { get; init; }

    /// <summary>The title for a reader: "id" gives Indonesian, anything else English; as it is where it is a work's own title.</summary>
    public string TitleIn(string language) => Shown?.In(language) ?? Title;
}

/// <summary>Where a deciding value comes from.</summary>
/// <param name="Source">The regulation or report.</param>
/// <param name="At">Article, page, slide or section in it; null if the source as a whole is meant.</param>
/// <param name="Standing">How certain this value is; usually the source's own standing.</param>
public sealed record Citation(Source Source, string? At, Standing Standing);

/// <summary>A text for people, in both languages of the product.</summary>
/// <param name="Id">Indonesian; the official wording if there is one.</param>
/// <param name="En">English.</param>
public sealed record Text(string Id, string En)
{
    /// <summary>The text in a language: "id" gives Indonesian, anything else English.</summary>
    public string In(string language) => language == "id" ? Id : En;

    /// <summary>A text that is the same in both languages.</summary>
    public static Text Same(string text) => new(text, text);

    /// <summary>Several texts joined into one, with a separator in each language.</summary>
    public static Text Join(Text between, IReadOnlyList<Text> parts) =>
        new(string.Join(between.Id, parts.Select(part => part.Id)), string.Join(between.En, parts.Select(part => part.En)));
}

/// <summary>A deciding number with its source.</summary>
/// <param name="Name">The key in the rule file, for example "minimum-divisor".</param>
/// <param name="Amount">The number.</param>
/// <param name="Citation">Its source; null only in rules built by hand for a test.</param>
public sealed record Constant(string Name, decimal Amount, Citation? Citation = null);
