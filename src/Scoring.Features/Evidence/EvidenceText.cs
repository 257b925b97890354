using System.Globalization;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.Evidence;

/// <summary>What is typed of a document.</summary>
internal static class EvidenceText
{
    private const int LongestText = 300;

    /// <summary>The document with one line for each part, as they stand in a cell of the register.</summary>
    /// <exception cref="RefusalException">The day is none, or a text is too long.</exception>
    public static EvidenceDocument Cleaned(EvidenceDocument typed)
    {
        var document = new EvidenceDocument(Line(typed.Number), Line(typed.Dated), Line(typed.Subject));
        if (
            document.Dated.Length > 0
            && !DateOnly.TryParseExact(document.Dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        )
            throw new RefusalException(RefusalKind.Usage, "evidence-day", document.Dated);
        return new[] { document.Number, document.Subject }.Any(text => text.Length > LongestText)
            ? throw new RefusalException(RefusalKind.Usage, "evidence-text-long", LongestText)
            : document;
    }

    private static string Line(string text) =>
        string.Join(' ', StorableText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
