using System.Text.RegularExpressions;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Shell;

/// <summary>
/// Notes as pages show them. Their words stand in what is published and must stay as they are there; a page writes days as its reader does,
/// and in Indonesian says "tingkat" as everywhere else.
/// </summary>
internal static partial class ShownNotes
{
    /// <summary>The sentence of a note.</summary>
    public static string Of(Note note, string language) => Read(Texts.Note(note, language), language);

    /// <summary>Several notes on one line.</summary>
    public static string Of(IEnumerable<Note> notes, string language) => Read(Texts.Notes(notes, language), language);

    private static string Read(string words, string language)
    {
        var read = Day().Replace(words, day => Days.Read(day.Value) is { } time ? Moments.Written(time, language) : day.Value);
        return language == "id" ? Level().Replace(read, "tingkat $1") : read;
    }

    // Not within the name of a file or another longer word.
    [GeneratedRegex(
        @"(?<![\w/.-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![\w/-]|\.\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Day();

    [GeneratedRegex(@"\blevel ([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
