using Scoring.Domain.Explanations;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Output.Json;

/// <summary>A note as JSON.</summary>
/// <param name="Code">Its code, which does not change with the language.</param>
/// <param name="Text">Its sentence in the language of the document.</param>
internal sealed record NoteJson(string Code, string Text)
{
    /// <summary>The notes in the language given, "id" or "en".</summary>
    public static IEnumerable<NoteJson> Of(IEnumerable<Note> notes, string language) =>
        notes.Select(note => new NoteJson(note.Code.ToString(), Texts.Note(note, language)));
}
