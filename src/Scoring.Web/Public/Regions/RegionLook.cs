using Scoring.Domain.Hierarchy;
using Scoring.Domain.Ranking;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Regions;
using Scoring.Web.Public.Rankings;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>What the pages and charts of a region need besides its report.</summary>
/// <param name="Report">The region.</param>
/// <param name="Shown">The whole ranking.</param>
/// <param name="History">Its places through the editions, the oldest first, this one last.</param>
/// <param name="Change">How its rank changed since the edition before; null if there is none.</param>
/// <param name="Split">What its change since the edition before is due to; null if there is none.</param>
/// <param name="Publication">The publication shown.</param>
public sealed record RegionLook(
    RegionReport Report,
    ShownRanking Shown,
    IReadOnlyList<PastPlace> History,
    RankChange? Change,
    ChangeSplit? Split,
    Publication? Publication
)
{
    /// <summary>The ranking.</summary>
    public RankingResult Whole => Shown.Whole;

    /// <summary>Its profile in a composite index; null if the ranking is not by one.</summary>
    public UnitProfile? Profile { get; init; }

    /// <summary>Its charts.</summary>
    internal RegionCharts Charts(Reader reader) =>
        new(reader, Report, History, Whole, Split, RankingCharts.Credit(reader, Shown)) { Profile = Profile };

    /// <summary>Gathers it from what is published.</summary>
    internal static async Task<RegionLook> Of(Published published, PublicAnswers answers, RegionReport report)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(report);
        var (edition, ranking, code) = (report.Edition.Id, report.Ranking.Id, report.Row.Id);
        var history = await answers.History(edition, ranking, code);
        var shown = await answers.Ranking(edition, ranking);
        var earlier = history.Count > 1 ? history[^2].Edition.Id : null;
        return new RegionLook(
            report,
            shown,
            history,
            earlier is null
                ? null
                : new RankMovement(shown.Whole, (await answers.Ranking(earlier, ranking)).Whole, history[^1].Shift.Count == 0).Of(
                    report.Row
                ),
            earlier is null ? null : await answers.Split(earlier, edition, ranking, code),
            answers.PublicationOf(edition)
        )
        {
            Profile = await IndexLook.ProfileOf(answers, edition, report.Ranking, code),
        };
    }
}
