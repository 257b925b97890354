using Scoring.Features.Output.Localization;

namespace Scoring.Features.Import;

/// <summary>What an import changed, in sentences.</summary>
public static class ImportSummaryTexts
{
    /// <summary>The rows read, the facts added, changed and dropped, and who has none; empty if nothing is changed.</summary>
    /// <param name="outcome">The outcome of the import.</param>
    /// <param name="language">"id" or "en".</param>
    public static IEnumerable<string> Lines(ImportOutcome outcome, string language)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Summary is not { } summary)
            yield break;
        yield return Texts.Get(
            "summary.facts",
            language,
            outcome.FileName,
            outcome.Rows,
            summary.Added,
            summary.Changed,
            summary.Same,
            summary.Dropped
        );
        foreach (var one in summary.Without)
            yield return Texts.Get(
                "summary.without." + one.What,
                language,
                one.Count,
                one.Of,
                string.Join(", ", one.First) + (one.Count > one.First.Count ? ", …" : "")
            );
    }
}
