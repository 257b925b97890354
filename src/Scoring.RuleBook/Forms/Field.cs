namespace Scoring.RuleBook.Forms;

/// <summary>The kind of a rule file key's value.</summary>
internal enum FieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A text for people: one for both languages, or <c>{ id: …, en: … }</c>.</summary>
    Words,

    /// <summary>A kebab-case id.</summary>
    Id,

    /// <summary>A decimal number, plain or <c>{ value: …, cite: … }</c>.</summary>
    Number,

    /// <summary>A whole number, plain or <c>{ value: …, cite: … }</c>.</summary>
    Whole,

    /// <summary>A date, yyyy-MM-dd.</summary>
    Date,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    TrueOrFalse,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of decimal numbers.</summary>
    Numbers,

    /// <summary>A citation.</summary>
    Citation,

    /// <summary>A step.</summary>
    Step,

    /// <summary>A list of steps.</summary>
    Steps,

    /// <summary>A list of steps, each with a <c>weight</c>.</summary>
    WeightedSteps,

    /// <summary>A map with keys of its own.</summary>
    Form,

    /// <summary>A list of maps with keys of their own.</summary>
    Forms,

    /// <summary>A condition (<c>ConditionReader.Form</c>), which may contain others.</summary>
    Condition,

    /// <summary>A list of conditions.</summary>
    Conditions,

    /// <summary>A list of conditions, or a map of attributes with a value or a list of values.</summary>
    Where,

    /// <summary>A list of eligibility rules, each with the keys of its kind.</summary>
    Eligibility,

    /// <summary>A map whose keys are free.</summary>
    Free,

    /// <summary>A list that itself says what its items are.</summary>
    List,
}

/// <summary>Which numbers a key accepts.</summary>
internal enum Limit
{
    /// <summary>Every number.</summary>
    None,

    /// <summary>0 and above.</summary>
    NotNegative,

    /// <summary>Above 0.</summary>
    Positive,
}

/// <summary>A possible key of a map of a rule file: the one declaration from which reading, checking and the schema come.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">The kind of its value.</param>
internal sealed record Field(string Name, FieldType Type)
{
    /// <summary>True if the map must have it.</summary>
    public bool Required { get; init; }

    /// <summary>True if it decides a result, so that a citation must be in reach.</summary>
    public bool Deciding { get; init; } = Type is FieldType.Number or FieldType.Whole or FieldType.Date or FieldType.Numbers;

    /// <summary>Which numbers it accepts.</summary>
    public Limit Limit { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The default, or null.</summary>
    public string? Default { get; init; }

    /// <summary>The form of the map or of each map of the list.</summary>
    public Form? Form { get; init; }

    /// <summary>The word that the key had before and that is still read; null for none.</summary>
    public string? Formerly { get; init; }

    /// <summary>True if an edition may leave it to a committee: <c>{ open: ID }</c> in place of the value.</summary>
    public bool MayBeOpen => (Deciding && Type != FieldType.Texts) || Type is FieldType.Form or FieldType.Forms or FieldType.List;

    /// <summary>The same key, but the map must have it.</summary>
    public Field Must() => this with { Required = true };

    /// <summary>The same key with a default.</summary>
    public Field Or(string word) => this with { Default = word };

    /// <summary>The same key for numbers above 0 only.</summary>
    public Field AboveZero() => this with { Limit = Limit.Positive };

    /// <summary>The same key for numbers from 0 only.</summary>
    public Field FromZero() => this with { Limit = Limit.NotNegative };

    /// <summary>The same key if it is only shown or checked, but decides nothing.</summary>
    public Field NotDeciding() => this with { Deciding = false };

    /// <summary>A key whose value is one of a few words.</summary>
    public static Field Choice(string name, params IEnumerable<string> words) =>
        new(name, FieldType.Choice) { Choices = [.. words], Deciding = true };

    /// <summary>A key whose value is a list of some of a few words.</summary>
    public static Field Several(string name, params IEnumerable<string> words) =>
        new(name, FieldType.Texts) { Choices = [.. words], Deciding = true };

    /// <summary>A key whose value is a map.</summary>
    public static Field Map(string name, Form form) => new(name, FieldType.Form) { Form = form };

    /// <summary>A key whose value is a list of maps.</summary>
    public static Field Maps(string name, Form form) => new(name, FieldType.Forms) { Form = form };
}

/// <summary>The keys of a map of a rule file.</summary>
/// <param name="Name">The kind of map, for example "stage"; named when a key is missing.</param>
/// <param name="Fields">Its keys.</param>
internal sealed record Form(string Name, IReadOnlyList<Field> Fields)
{
    private static readonly Field[] CitationFields = [new("cite", FieldType.Citation), Citations.StandingField];
    private readonly Dictionary<string, Field> _byName = Fields
        .SelectMany(field => new[] { field.Name, field.Formerly }.OfType<string>().Select(key => (Key: key, Field: field)))
        .ToDictionary(pair => pair.Key, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>True if the map may carry <c>cite</c> and <c>standing</c>.</summary>
    public bool Citable { get; private init; }

    /// <summary>True if it accepts further keys, such as attributes.</summary>
    public bool TakesOthers { get; init; }

    /// <summary>A form whose map may carry <c>cite</c> and <c>standing</c>.</summary>
    public static Form Cited(string name, params IEnumerable<Field> fields) => new(name, [.. fields, .. CitationFields]) { Citable = true };

    /// <summary>The field of a key, or null.</summary>
    public Field? Find(string key) => _byName.GetValueOrDefault(key);

    /// <summary>The same form with further keys.</summary>
    public Form With(params IEnumerable<Field> fields) =>
        new(Name, [.. Fields, .. fields]) { Citable = Citable, TakesOthers = TakesOthers };
}
