using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Rules;

namespace Scoring.Features.Documents;

/// <summary>Sentences, numbers and times of a printed document in its language.</summary>
/// <param name="language">"id" or "en".</param>
internal sealed class PaperLanguage(string language)
{
    /// <summary>"id" or "en".</summary>
    public string Id => language;

    /// <summary>A sentence from the texts.</summary>
    public string Say(string key, params object[] arguments) => Texts.Get("paper." + key, language, arguments);

    /// <summary>A number formatted for the language; empty for null.</summary>
    public string Number(decimal? number, int places = 0) =>
        number is { } value ? Numbers.Format(value, language, places, Math.Max(places, 4)) : "";

    /// <summary>The warning printed on each page if the figures or rules are made up; null if none are.</summary>
    public string? Warning(RankingRun run, Edition edition)
    {
        var rules = EditionSources.Citations(edition).OfType<Citation>().Any(citation => citation.Standing == Standing.Illustrative);
        return (run.IsIllustrative, rules) switch
        {
            (true, true) => Say("illustrative-both"),
            (true, false) => Say("illustrative"),
            (false, true) => Say("illustrative-rules"),
            _ => null,
        };
    }

    /// <summary>A UTC time to the minute, as people of western Indonesia read it.</summary>
    public string Time(DateTime time) => Moments.Of(time, language);
}
