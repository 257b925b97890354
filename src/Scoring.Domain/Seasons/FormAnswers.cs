using System.Globalization;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Seasons;

/// <summary>What keeps an entry from being sent.</summary>
/// <param name="Section">The section.</param>
/// <param name="Field">The field.</param>
/// <param name="Code">
/// "missing", "words", "long", "number", "date", "least", "most", "choice", "link", "files-few", "files-many" or "files-none-yet".
/// </param>
/// <param name="Places">The values that its sentence mentions.</param>
public sealed record FormProblem(FormSection Section, FormField Field, string Code, params IReadOnlyList<string> Places);

/// <summary>
/// How the answers to a form are read. Answers are stored as typed; what is wrong with them is found when they are looked at.
/// </summary>
public static class FormAnswers
{
    /// <summary>The answer of a consent that is given, and of a question that is answered with yes.</summary>
    public const string Yes = "ya";

    /// <summary>The answer of a question that is answered with no.</summary>
    public const string No = "tidak";

    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 400;

    /// <summary>The longest answer that can be stored, in characters.</summary>
    public const int LongestAnswer = 60_000;

    private static readonly string[] Dates = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>True if a field is asked: the answers to the fields that it depends on are those that it names.</summary>
    public static bool IsAsked(EntryForm form, FormField field, IReadOnlyDictionary<string, string> answers) =>
        IsAsked(form, field, answers, depth: 0);

    // A circle of fields that depend on each other is never asked.
    private static bool IsAsked(EntryForm form, FormField field, IReadOnlyDictionary<string, string> answers, int depth)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(field);
        const int Deepest = 20;
        return field.Where.All(condition =>
            depth < Deepest
            && form.Fields.FirstOrDefault(other => other.Id == condition.Key) is { } other
            && condition.Value.Contains(Normal(other, answers.GetValueOrDefault(other.Id, "")))
            && IsAsked(form, other, answers, depth + 1)
        );
    }

    /// <summary>The fields of a section that are asked.</summary>
    public static IReadOnlyList<FormField> Asked(EntryForm form, FormSection section, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(section);
        return [.. section.Fields.Where(field => IsAsked(form, field, answers))];
    }

    /// <summary>An answer in its one form: no spaces around it, plain line ends, dates as yyyy-MM-dd, numbers with a point.</summary>
    /// <returns>The text without spaces around it where it cannot be read as what is asked.</returns>
    public static string Normal(FormField field, string? typed)
    {
        ArgumentNullException.ThrowIfNull(field);
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        return field.Kind switch
        {
            FieldKind.Line or FieldKind.Link => text.Replace('\n', ' '),
            FieldKind.Number when Number(text) is { } number => number.ToString(
                "0.############################",
                CultureInfo.InvariantCulture
            ),
            FieldKind.Date when Date(text) is { } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    /// <summary>What is wrong with the answers, in the order of the form; empty if they can be sent.</summary>
    /// <param name="form">The form.</param>
    /// <param name="answers">The answers by field, as typed.</param>
    /// <param name="files">How many files a field has.</param>
    /// <param name="takesFiles">False if no files can be given yet; a field that needs one cannot be answered then.</param>
    public static IReadOnlyList<FormProblem> Problems(
        EntryForm form,
        IReadOnlyDictionary<string, string> answers,
        Func<string, int> files,
        bool takesFiles
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<FormProblem>();
        foreach (var section in form.Sections)
        {
            foreach (var field in Asked(form, section, answers))
            {
                var found =
                    field.Kind == FieldKind.File
                        ? OfFiles(field, files(field.Id), takesFiles)
                        : Of(field, Normal(field, answers.GetValueOrDefault(field.Id, "")));
                if (found is var (code, places))
                    problems.Add(new FormProblem(section, field, code, places));
            }
        }
        return problems;
    }

    private static (string, string[])? Of(FormField field, string answer)
    {
        if (answer.Length == 0 || (field.Kind == FieldKind.Consent && answer != Yes))
            return field.IsRequired ? ("missing", []) : null;
        switch (field.Kind)
        {
            case FieldKind.Line when answer.Length > LongestLine:
                return ("long", [Write(answer.Length), Write(LongestLine)]);
            case FieldKind.Text when field.MostWords is { } most && Words.Count(answer) is var words && words > most:
                return ("words", [Write(words), Write(most)]);
            case FieldKind.Number:
                return Number(answer) is not { } number ? ("number", [answer])
                    : field.From is { } least && Number(least) is { } from && number < from ? ("least", [least])
                    : field.To is { } top && Number(top) is { } to && number > to ? ("most", [top])
                    : null;
            case FieldKind.Date:
                return Date(answer) is not { } date ? ("date", [answer])
                    : field.From is { } first && Date(first) is { } start && date < start ? ("least", [first])
                    : field.To is { } last && Date(last) is { } end && date > end ? ("most", [last])
                    : null;
            case FieldKind.Choice when field.Choices.All(choice => choice.Value != answer):
            case FieldKind.YesNo when answer is not (Yes or No):
                return ("choice", [answer]);
            case FieldKind.Link when !IsLink(answer):
                return ("link", [answer]);
            default:
                return null;
        }
    }

    private static (string, string[])? OfFiles(FormField field, int count, bool takesFiles) =>
        !takesFiles && field.IsRequired ? ("files-none-yet", [])
        : field.IsRequired && count == 0 ? ("files-few", [])
        : field.Files is { } rule && count > rule.Most ? ("files-many", [Write(count), Write(rule.Most)])
        : null;

    private static bool IsLink(string text) =>
        text.Length <= LongestLine
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0;

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and <= 2200
            ? date
            : null;

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}
