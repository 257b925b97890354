using Scoring.Features.Documents;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Feedback;

/// <summary>A feedback letter to print: A4, one HTML file.</summary>
public static class FeedbackHtml
{
    /// <summary>The HTML file.</summary>
    /// <param name="letter">The figures.</param>
    /// <param name="comments">The released comments.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Of(Letter letter, IReadOnlyList<LetterComment> comments, string language)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(comments);
        var paper = new PaperLanguage(language);
        return PaperTemplate.Feedback.Fill(
            language,
            new PaperPart
            {
                ["edition"] = letter.Edition.Name.In(language),
                ["edition_id"] = letter.Edition.Id,
                ["warning"] = letter.IsIllustrative ? paper.Say("illustrative") : null,
                ["foot"] = paper.Say("result-hash") + " " + letter.ResultHash,
                ["name"] = letter.Name,
                ["unit"] = letter.Unit,
                ["holder"] = letter.Holder.Length > 0 ? letter.Holder : null,
                ["prizes"] = letter.Prizes.Select(prize => prize.In(language)).ToList(),
                ["places"] = letter.Places.Select(place => Place(place, paper)).ToList(),
                ["stages"] = letter
                    .Stages.Select(stage => new PaperPart
                    {
                        ["name"] = stage.Stage.Name.In(language),
                        ["sheets"] = paper.Say("feedback-sheets", stage.Sheets),
                        ["marks"] = stage
                            .Criteria.Select(mark => new PaperPart
                            {
                                ["name"] = mark.Criterion.Name.In(language),
                                ["mean"] = paper.Number(mark.Mean, 2),
                            })
                            .ToList(),
                    })
                    .ToList(),
                ["comments"] = comments
                    .GroupBy(one => (Stage: one.Stage.In(language), Criterion: one.Criterion.In(language)))
                    .Select(group => new PaperPart
                    {
                        ["about"] = group.Key.Stage + ": " + group.Key.Criterion,
                        ["words"] = group.Select(one => one.Words).ToList(),
                    })
                    .ToList(),
            }
        );
    }

    private static PaperPart Place(LetterPlace place, PaperLanguage paper) =>
        new()
        {
            ["name"] = place.Rule.Name.In(paper.Id),
            ["score"] = paper.Number(place.Row.Shown, place.Rule.Rounding.Places),
            ["rank"] = place.Row.Rank is { } rank ? paper.Say("feedback-rank", paper.Number(rank), place.Of) : null,
            ["band"] = place.Row.Band?.In(paper.Id),
            ["notes"] = place.Row.Notes.Count > 0 ? Texts.Notes(place.Row.Notes, paper.Id) : null,
            ["parts"] = place
                .Parts.Select(part => new PaperPart
                {
                    ["name"] = part.Name.In(paper.Id),
                    ["value"] = paper.Number(part.Value, place.Rule.Rounding.Places),
                })
                .ToList(),
        };
}
