using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Output.Localization;

/// <summary>
/// Fills the placeholders of a sentence: {0}, {1:row} for a line or id without group separators, {2:limit} for a limit that may be open,
/// {0|row|rows} for a word that depends on a count, its form for one first.
/// </summary>
internal static partial class Places
{
    [GeneratedRegex(@"\{(\d)(?::(row|limit))?\}")]
    public static partial Regex Pattern { get; }

    [GeneratedRegex(@"\{(\d)\|([^|{}]*)\|([^|{}]*)\}")]
    private static partial Regex Plural { get; }

    /// <summary>
    /// The sentence with its placeholders filled. A placeholder without an argument becomes empty: a text must never cause a failure.
    /// </summary>
    public static string Fill(string sentence, string language, IReadOnlyList<object> arguments) =>
        sentence.Contains('{', StringComparison.Ordinal)
            ? Pattern.Replace(Plural.Replace(sentence, match => match.Groups[IsOne(match, language, arguments) ? 2 : 3].Value), match =>
                Argument(match, language, arguments)
            )
            : sentence;

    private static bool IsOne(Match match, string language, IReadOnlyList<object> arguments) =>
        match.Groups[1].ValueSpan[0] - '0' is var index && index < arguments.Count && Write(arguments[index], language) == "1";

    private static string Argument(Match match, string language, IReadOnlyList<object> arguments)
    {
        var index = match.Groups[1].ValueSpan[0] - '0';
        var argument = index < arguments.Count ? arguments[index] : null;
        var form = match.Groups[2].Value;
        if (form == "limit" && argument is null or "")
            return "…";
        return form == "row" && argument is IFormattable row ? row.ToString(null, CultureInfo.InvariantCulture) : Write(argument, language);
    }

    private static string Write(object? argument, string language) =>
        argument switch
        {
            null => "",
            "" => Texts.Get("label.empty", language),
            string text => text,
            Text text => text.In(language),
            Standing standing => Texts.Standing(standing, language),
            Citation citation => Texts.Source(citation, language),
            Note note => Texts.Note(note, language),
            IReadOnlyList<Note> notes => Texts.Notes(notes, language),
            Roles roles => RoleLabels.In(roles, language),
            Level level => Texts.Find("level." + level.Id, language) ?? level.Id,
            ImportKind kind => Texts.Get("import." + kind, language),
            decimal number => Numbers.Format(number, language, 0, 15),
            int or long or short or byte => Numbers.Format(Convert.ToDecimal(argument, CultureInfo.InvariantCulture), language, 0, 0),
            System.Collections.IEnumerable list => string.Join(", ", list.Cast<object?>().Select(one => Write(one, language))),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => argument.ToString() ?? "",
        };
}
