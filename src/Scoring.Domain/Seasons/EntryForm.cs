using Scoring.Domain.Rules;

namespace Scoring.Domain.Seasons;

/// <summary>What an entry asks of an innovator.</summary>
/// <param name="Sections">The sections, in order; each is a page.</param>
/// <param name="NeedsEndorsement">True if an agency's verifier must send the entry.</param>
public sealed record EntryForm(IReadOnlyList<FormSection> Sections, bool NeedsEndorsement)
{
    /// <summary>Every field, in order.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);
}

/// <summary>A section of a form.</summary>
/// <param name="Id">Kebab-case, unique in the form.</param>
/// <param name="Name">For people.</param>
/// <param name="Help">What to write; null for nothing.</param>
/// <param name="Fields">Its fields, in order.</param>
public sealed record FormSection(string Id, Text Name, Text? Help, IReadOnlyList<FormField> Fields);

/// <summary>A field of a form.</summary>
/// <param name="Id">Kebab-case, unique in the form.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">What is answered.</param>
public sealed record FormField(string Id, Text Name, FieldKind Kind)
{
    /// <summary>What to write; null for nothing.</summary>
    public Text? Help { get; init; }

    /// <summary>True if an entry cannot be sent without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The column of the register that its answer becomes; null for files and consents, which are not facts.</summary>
    public string? Column { get; init; }

    /// <summary>The most words of a text, counted as the eligibility rule does; null for any number.</summary>
    public int? MostWords { get; init; }

    /// <summary>The least number or the first date; null for any.</summary>
    public string? From { get; init; }

    /// <summary>The greatest number or the last date; null for any.</summary>
    public string? To { get; init; }

    /// <summary>The answers to choose from, with their names.</summary>
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>The answers to other fields that make this one be asked; empty if it is always asked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The files that may be given; null for other kinds of field.</summary>
    public FileRule? Files { get; init; }

    /// <summary>True if no juror sees the answer.</summary>
    public bool IsHiddenFromJurors { get; init; }

    /// <summary>Why an answer with personal data is needed, shown at the field; null if it has none.</summary>
    public Text? Purpose { get; init; }
}

/// <summary>What a field asks for.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>A text of several paragraphs.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>One of a few answers.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A region of the list.</summary>
    Region,

    /// <summary>The agency that enters.</summary>
    Agency,

    /// <summary>An address of a page or a video.</summary>
    Link,

    /// <summary>Files.</summary>
    File,

    /// <summary>A declaration that must be agreed to.</summary>
    Consent,
}

/// <summary>An answer to choose from.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Name">For people.</param>
public sealed record FormChoice(string Value, Text Name);

/// <summary>The files that a field takes.</summary>
/// <param name="Types">Their kinds: "pdf", "picture", "office".</param>
/// <param name="Most">How many at most, at least 1.</param>
/// <param name="Megabytes">How large one may be, at least 1.</param>
/// <param name="IsBlind">
/// True if the organiser says that nothing in them names the innovator, so that jurors who must not know who enters may see them.
/// </param>
public sealed record FileRule(IReadOnlyList<string> Types, int Most, int Megabytes, bool IsBlind);
