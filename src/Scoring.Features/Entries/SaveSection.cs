using System.Globalization;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>
/// An innovator saves a section. What is typed is kept whatever is wrong with it: it is looked at when the entry is sent. An old revision
/// is refused, so that nothing is lost of what somebody else has saved.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
/// <param name="Section">The section.</param>
/// <param name="Seen">The revision that was seen; 0 for a section that was never saved.</param>
/// <param name="Answers">The answers by field, as typed. Fields that are not in it keep their answers.</param>
[Allow(Access.Innovators)]
public sealed record SaveSection(string Edition, string Id, string Section, int Seen, IReadOnlyDictionary<string, string> Answers)
    : IRequest<SavedSection>,
        IWritesBeside,
        INamesAnEdition;

/// <summary>Saves what may be changed.</summary>
internal sealed class SaveSectionHandler(EntryRights rights, EntryDoor door, SectionStore sections)
    : IRequestHandler<SaveSection, SavedSection>
{
    /// <summary>The refusal of an old revision.</summary>
    public const string ChangedCode = "section-changed-since";

    /// <inheritdoc/>
    public Task<SavedSection> Handle(SaveSection request, CancellationToken cancellationToken)
    {
        var entry = rights.Own(request.Edition, request.Id);
        var open = door.Of(request.Edition);
        var section = open.Form.Sections.FirstOrDefault(one => one.Id == request.Section)
            ?? throw new RefusalException(RefusalKind.Usage, "section-unknown", request.Section);
        var fields = section.Fields.Where(field => open.CanChange(entry, field.Id, door.Now)).ToList();
        if (fields.Count == 0)
            throw rights.WhyClosed(open, entry, section.Fields.Count > 0 ? section.Fields[0].Id : null);
        var saved = sections.Of(entry).GetValueOrDefault(section.Id) ?? SavedSection.Empty(section.Id);
        var answers = new Dictionary<string, string>(saved.Answers, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (request.Answers.TryGetValue(field.Id, out var typed) && field.Kind is not (FieldKind.File or FieldKind.Agency))
                answers[field.Id] = Kept(field, typed);
        }
        // What is saved already is not saved again: a second window that changed nothing needs no new revision.
        if (saved.Revision > 0 && AnswersJson.Write(answers) == AnswersJson.Write(saved.Answers))
            return Task.FromResult(saved);
        return Task.FromResult(
            sections.Save(entry, section.Id, request.Seen, answers)
                ?? throw new RefusalException(RefusalKind.State, ChangedCode, saved.By, saved.Revision)
        );
    }

    /// <summary>An answer as it is stored: as typed, with plain line ends.</summary>
    /// <exception cref="RefusalException">It is longer than any answer can be.</exception>
    public static string Kept(FormField field, string typed)
    {
        var text = StorableText.Of(typed).ReplaceLineEndings("\n");
        return text.Length <= FormAnswers.LongestAnswer
            ? text
            : throw new RefusalException(
                RefusalKind.Usage,
                "answer-too-long",
                field.Name,
                text.Length.ToString(CultureInfo.InvariantCulture),
                FormAnswers.LongestAnswer
            );
    }
}
