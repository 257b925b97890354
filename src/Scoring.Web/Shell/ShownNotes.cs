using System.Text.RegularExpressions;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Jury;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Shell;

/// <summary>
/// Notes as pages show them. Their words stand in what is published and must stay as they are there; a page writes days as its reader does,
/// calls editions by their names, has the true minus sign, and in Indonesian says "tingkat" as everywhere else.
/// </summary>
internal static partial class ShownNotes
{
    /// <summary>The sentence of a note.</summary>
    public static string Of(Note note, Reader reader) => Read(Texts.Note(note, reader.Language), reader);

    /// <summary>Several notes on one line.</summary>
    public static string Of(IEnumerable<Note> notes, Reader reader) => Read(Texts.Notes(notes, reader.Language), reader);

    /// <summary>Several notes on one line, for a reader who may see the jurors' names.</summary>
    public static string Of(IEnumerable<Note> notes, Reader reader, JurorNames jurors) =>
        Of(notes.Select(note => Named(note, jurors)), reader);

    private static Note Named(Note note, JurorNames jurors) =>
        note is { Code: NoteCode.SeveralSheetsOfJuror, Arguments: [var stage, string ids] }
            ? new Note(note.Code, stage, jurors.Of(ids.Split(", ")))
            : note;

    private static string Read(string words, Reader reader)
    {
        var language = reader.Language;
        var read = Day().Replace(words, day => Days.Read(day.Value) is { } time ? Moments.Written(time, language) : day.Value);
        read = EditionId().Replace(read, id => reader.Names.Value.In(id.Value, language));
        return Reader.WithMinus(language == "id" ? Level().Replace(read, "tingkat $1") : read);
    }

    // What merely looks like one has no name and stays as it is.
    [GeneratedRegex(@"(?<![\w/.-])[a-z][a-z0-9-]*/[a-z0-9-]+(?![\w/-]|\.\w)", RegexOptions.CultureInvariant)]
    private static partial Regex EditionId();

    // Not within the name of a file or another longer word.
    [GeneratedRegex(
        @"(?<![\w/.-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![\w/-]|\.\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Day();

    [GeneratedRegex(@"\blevel ([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
