using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Seasons;

/// <summary>Reads what an entry asks: sections with their fields.</summary>
/// <param name="edition">The edition's rules; null if they have faults.</param>
internal sealed class FormReader(Edition? edition)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _whereLines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The form; faulty fields are left out.</summary>
    public EntryForm Read(Entry form)
    {
        var sections = new List<FormSection>();
        foreach (var section in form.Children("sections"))
        {
            var fields = section.Children("fields").Select(ReadField).OfType<FormField>().ToList();
            if (section.Id("id") is { } id && section.Words("name") is { } name && IsNew(_ids, id, section, "id"))
                sections.Add(new FormSection(id, name, section.Words("help"), fields));
        }
        CheckWhere(form, sections);
        return new EntryForm(sections, form.TrueOrFalse("endorse", false));
    }

    /// <summary>The files that may be given.</summary>
    public static FileRule ReadFiles(Entry files)
    {
        var (most, megabytes) = (files.Whole("most") ?? 1, files.Whole("megabytes") ?? 20);
        if (most > 30)
            files.Faults.Add(FaultCodes.RangeWrong, files.LineOf("most"), "most", 1, 30);
        if (megabytes > 100)
            files.Faults.Add(FaultCodes.RangeWrong, files.LineOf("megabytes"), "megabytes", 1, 100);
        return new FileRule(files.Several("types") ?? ["pdf"], most, megabytes, files.TrueOrFalse("blind-safe", false));
    }

    private FormField? ReadField(Entry entry)
    {
        if (entry.Id("id") is not { } id || entry.Words("name") is not { } name || !entry.Has("kind"))
            return null;
        var kind = entry.Choice("kind", SeasonForms.FieldKinds);
        if (!IsNew(_ids, id, entry, "id"))
            return null;
        _whereLines[id] = entry.LineOf("where");
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var choices = ReadChoices(entry, lines);
        OnlyFor(entry, "choices", kind == FieldKind.Choice);
        OnlyFor(entry, "words", kind == FieldKind.Text);
        OnlyFor(entry, "files", kind == FieldKind.File);
        OnlyFor(entry, "from", kind is FieldKind.Number or FieldKind.Date);
        OnlyFor(entry, "to", kind is FieldKind.Number or FieldKind.Date);
        OnlyFor(entry, "column", kind is not (FieldKind.File or FieldKind.Consent));
        if (kind == FieldKind.Choice && choices.Count == 0)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "choices", entry.Form.Name);
        var column = kind is FieldKind.File or FieldKind.Consent ? null : ColumnOf(entry, id, kind);
        CheckAllowed(entry, column, choices, lines);
        var isRequired = entry.TrueOrFalse("required", false);
        return new FormField(id, name, kind)
        {
            Help = entry.Words("help"),
            IsRequired = isRequired,
            Column = column,
            MostWords = entry.Whole("words"),
            From = Bound(entry, "from", kind),
            To = Bound(entry, "to", kind),
            Choices = choices,
            Where = ReadWhere(entry),
            Files =
                kind == FieldKind.File
                    ? (entry.Child("files") is { } files ? ReadFiles(files) : new FileRule(["pdf"], 1, 20, false))
                    : null,
            IsHiddenFromJurors = entry.TrueOrFalse("hidden-from-jurors", false),
            Purpose = entry.Words("purpose"),
        };
    }

    private string ColumnOf(Entry entry, string id, FieldKind kind)
    {
        var column = entry.Text("column")
            ?? kind switch
            {
                FieldKind.Region => "region_code",
                FieldKind.Agency => "agency",
                _ => id.Replace('-', '_'),
            };
        IsNew(_columns, column, entry, "column");
        return column;
    }

    private static List<FormChoice> ReadChoices(Entry entry, Dictionary<string, int> lines)
    {
        var choices = new List<FormChoice>();
        foreach (var choice in entry.Children("choices"))
        {
            if (choice.Text("value") is not { } value || choice.Words("name") is not { } name)
                continue;
            IsNew(lines, value, choice, "value");
            choices.Add(new FormChoice(value, name));
        }
        return choices;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadWhere(Entry entry)
    {
        var where = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (entry.Node("where") is not { } node)
            return where;
        if (node is not YamlMapping map)
        {
            entry.Faults.Add(FaultCodes.WrongType, entry.LineOf("where"), "where", "map");
            return where;
        }
        foreach (var pair in map.Pairs)
            where[pair.Key] = pair.Value is YamlSequence list
                ? Entry.TextsOf(list.Items, pair.Key, entry.Faults)
                : Entry.TextsOf([pair.Value], pair.Key, entry.Faults);
        return where;
    }

    private static string? Bound(Entry entry, string key, FieldKind kind)
    {
        if (entry.Text(key) is not { } text)
            return null;
        if (kind == FieldKind.Number && Numeral.Of(text) is null)
            entry.Faults.AddNumber(entry.LineOf(key), key, text);
        else if (
            kind == FieldKind.Date
            && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        )
            entry.Faults.Add(FaultCodes.NotADate, entry.LineOf(key), key, text);
        return text;
    }

    // What the edition allows in a column is all that the form may offer there.
    private void CheckAllowed(Entry entry, string? column, List<FormChoice> choices, Dictionary<string, int> lines)
    {
        if (column is null || edition?.AllowedAttributes.GetValueOrDefault(column) is not { } allowed)
            return;
        foreach (var choice in choices.Where(choice => !allowed.Contains(choice.Value)))
            entry.Faults.AddNear(FaultCodes.AttributeValue, lines[choice.Value], choice.Value, allowed, column, string.Join(", ", allowed));
    }

    private void CheckWhere(Entry form, List<FormSection> sections)
    {
        var fields = sections
            .SelectMany(section => section.Fields)
            .DistinctBy(field => field.Id)
            .ToDictionary(field => field.Id, StringComparer.Ordinal);
        foreach (var field in fields.Values)
        {
            foreach (var (other, values) in field.Where)
            {
                if (!fields.TryGetValue(other, out var asked) || other == field.Id)
                    form.Faults.AddNear(FaultCodes.ReferenceToNothing, _whereLines[field.Id], other, fields.Keys, "where");
                else if (asked.Kind == FieldKind.Choice)
                {
                    foreach (var value in values.Where(value => asked.Choices.All(choice => choice.Value != value)))
                        form.Faults.AddNear(
                            FaultCodes.ReferenceToNothing,
                            _whereLines[field.Id],
                            value,
                            asked.Choices.Select(choice => choice.Value),
                            "where"
                        );
                }
            }
        }
    }

    private static void OnlyFor(Entry entry, string key, bool fits)
    {
        if (!fits && entry.Has(key))
            entry.Faults.Add(FaultCodes.KeyWithoutEffect, entry.LineOf(key), key, "kind: " + entry.Text("kind"));
    }

    private static bool IsNew(Dictionary<string, int> lines, string id, Entry entry, string key)
    {
        if (lines.TryAdd(id, entry.LineOf(key)))
            return true;
        entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf(key), id, lines[id]);
        return false;
    }
}
