using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Import.Storage;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Facts.Entries;

/// <summary>How the tables store scoresheet commands, marks and comments.</summary>
internal static class SheetLabels
{
    /// <summary>A command as a word, with its criterion and reason.</summary>
    public static (string Word, string? Criterion, string Reason) Of(SheetCommand command) =>
        command switch
        {
            SaveMark save => ("mark", save.Criterion, ""),
            WriteComment write => ("comment", write.Criterion, ""),
            SubmitSheet => ("hand-in", null, ""),
            ReopenSheet reopen => ("reopen", null, reopen.Reason),
            AbstainFromSheet abstain => ("abstain", null, abstain.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };

    /// <summary>The command that created a version.</summary>
    public static SheetCommand Command(string word, string? criterion, string reason, SheetRevision made) =>
        word switch
        {
            "mark" => new SaveMark(
                criterion!,
                made.Marks.TryGetValue(criterion!, out var mark) ? mark : null,
                made.By,
                made.At,
                made.Number - 1
            ),
            "comment" => new WriteComment(criterion!, made.Comments.GetValueOrDefault(criterion!, ""), made.By, made.At, made.Number - 1),
            "hand-in" => new SubmitSheet(made.By, made.At, made.Number - 1),
            "reopen" => new ReopenSheet(reason, made.Until, made.By, made.At, made.Number - 1),
            "abstain" => new AbstainFromSheet(reason, made.By, made.At, made.Number - 1),
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
        };

    /// <summary>Marks as JSON, exact numbers as strings.</summary>
    public static string Json(IEnumerable<KeyValuePair<string, decimal>> marks) =>
        Json(marks.Select(mark => KeyValuePair.Create(mark.Key, Numbers.Invariant(mark.Value))));

    /// <summary>Comments as JSON.</summary>
    public static string Json(IEnumerable<KeyValuePair<string, string>> comments) =>
        JsonSerializer.Serialize(comments.ToDictionary(), RowJson.Default.DictionaryStringString);

    /// <summary>Marks from JSON.</summary>
    public static ImmutableSortedDictionary<string, decimal> Marks(string json) =>
        Texts(json)
            .ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => decimal.Parse(pair.Value, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    /// <summary>The number of marks in JSON.</summary>
    public static int CountMarks(string json)
    {
        using var marks = JsonDocument.Parse(json);
        return marks.RootElement.EnumerateObject().Count();
    }

    /// <summary>Comments from JSON.</summary>
    public static ImmutableSortedDictionary<string, string> Comments(string json) =>
        Texts(json).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> Texts(string json) =>
        JsonSerializer.Deserialize(json, RowJson.Default.DictionaryStringString)!;
}
