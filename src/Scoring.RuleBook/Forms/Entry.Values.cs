using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Forms;

internal sealed partial class Entry
{
    /// <summary>The form of a text in both languages.</summary>
    public static Form WordsForm { get; } = new("name", [new Field("id", FieldType.Text).Must(), new Field("en", FieldType.Text).Must()]);

    /// <summary>The text at a key, or null.</summary>
    public string? Text(string name) => Scalar(name)?.Text;

    /// <summary>The text at a key that has a default.</summary>
    public string TextOrDefault(string name)
    {
        if (Text(name) is { } text)
            return text;
        var otherwise = FieldOf(name).Default!;
        Take(name, otherwise);
        return otherwise;
    }

    /// <summary>The kebab-case id at a key; null if it is missing or malformed (a fault).</summary>
    public string? Id(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        if (KebabCase().IsMatch(scalar.Text))
            return scalar.Text;
        Faults.Add(FaultCodes.IdForm, scalar.Line, scalar.Text);
        return null;
    }

    /// <summary>The text for people at a key, or null.</summary>
    public Text? Words(string name)
    {
        if (Node(name) is not YamlMapping map)
            return Scalar(name) is { } scalar ? new Text(scalar.Text, scalar.Text) : null;
        var entry = new Entry(WordsForm, map, Place);
        return entry.Text("id") is { } id && entry.Text("en") is { } en ? new Text(id, en) : null;
    }

    /// <summary>The meaning of the word at a key, or of its default. An unknown word is a fault and means the default.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> meanings)
    {
        var field = FieldOf(name);
        var otherwise = meanings[field.Default ?? field.Choices[0]];
        if (Scalar(name) is not { } scalar)
        {
            Take(name, field.Default ?? field.Choices[0]);
            return otherwise;
        }
        if (field.Deciding)
            Place.Reach.Demand(Faults, LineOf(name), name);
        if (field.Choices.Contains(scalar.Text))
            return meanings[scalar.Text];
        Faults.AddNear(FaultCodes.UnknownChoice, scalar.Line, scalar.Text, field.Choices, name, string.Join(", ", field.Choices));
        return otherwise;
    }

    /// <summary>True or false at a key.</summary>
    public bool TrueOrFalse(string name, bool otherwise)
    {
        if (Scalar(name) is not { } scalar)
        {
            Take(name, otherwise ? "true" : "false");
            return otherwise;
        }
        if (scalar.Text is "true" or "false")
            return scalar.Text == "true";
        Faults.AddNear(FaultCodes.UnknownChoice, scalar.Line, scalar.Text, ["true", "false"], name, "true, false");
        return otherwise;
    }

    /// <summary>The date at a key; null if it is missing or not a date (a fault).</summary>
    public DateOnly? Date(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        Place.Reach.Demand(Faults, LineOf(name), name);
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Faults.Add(FaultCodes.NotADate, scalar.Line, name, scalar.Text);
        return null;
    }

    /// <summary>The texts of the list at a key; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => Node(name) is YamlScalar single ? [single.Text] : TextsOf(Items(name), name, Faults);

    /// <summary>Some of a few words at a key, each once; null if the key is missing. An unknown word is a fault and left out.</summary>
    public IReadOnlyList<string>? Several(string name)
    {
        if (!Has(name))
            return null;
        var field = FieldOf(name);
        if (field.Deciding)
            Place.Reach.Demand(Faults, LineOf(name), name);
        var known = new List<string>();
        foreach (var text in Texts(name))
        {
            if (!field.Choices.Contains(text))
                Faults.AddNear(FaultCodes.UnknownChoice, LineOf(name), text, field.Choices, name, string.Join(", ", field.Choices));
            else if (!known.Contains(text))
                known.Add(text);
        }
        return known;
    }

    /// <summary>The texts of a list's items.</summary>
    public static IReadOnlyList<string> TextsOf(IEnumerable<YamlNode> items, string key, FileFaults faults)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            if (item is YamlScalar scalar)
                texts.Add(scalar.Text);
            else
                faults.Add(FaultCodes.WrongType, item.Line, key, "text");
        }
        return texts;
    }

    private YamlScalar? Scalar(string name)
    {
        switch (Node(name))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar;
            default:
                Faults.Add(FaultCodes.WrongType, LineOf(name), name, "text");
                return null;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
