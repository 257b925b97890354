using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Ranking;
using Scoring.Features.Regions;
using Scoring.Features.Rules.Diff;
using Scoring.Web.Public;

namespace Scoring.Web.RegionOffice;

/// <summary>A region's places through the editions, on current facts.</summary>
/// <param name="Places">The places, the oldest first, up to and including the edition shown.</param>
/// <param name="Whole">The whole ranking of the edition shown.</param>
/// <param name="Before">The whole ranking of the place before; null if there is none.</param>
internal sealed record LiveHistory(IReadOnlyList<PastPlace> Places, RankingResult Whole, RankingResult? Before)
{
    /// <summary>How the rank of a line changed since the place before; null if there is none.</summary>
    public RankChange? Change(RankedUnit row) =>
        Before is null ? null : new RankMovement(Whole, Before, Places[^1].Shift.Count == 0).Of(row);

    /// <summary>Goes through the editions of the programme that have the ranking.</summary>
    public static async Task<LiveHistory> Of(
        IMediator sender,
        IEnumerable<Edition> editions,
        RegionReport report,
        CancellationToken cancellation
    )
    {
        var programme = ProgrammeOf(report.Edition.Id);
        var places = new List<PastPlace>();
        RankingResult? whole = null;
        RankingResult? before = null;
        RankingResult? counted = null;
        Edition? last = null;
        foreach (
            var edition in editions
                .Where(one =>
                    ProgrammeOf(one.Id) == programme
                    && string.CompareOrdinal(one.Id, report.Edition.Id) <= 0
                    && one.Rankings.Any(rule => rule.Id == report.Ranking.Id)
                )
                .OrderBy(one => one.Id, StringComparer.Ordinal)
        )
        {
            var shown = await sender.Send(new ShowRanking(edition.Id, report.Ranking.Id), cancellation);
            whole = shown.Whole;
            if (whole.Of(report.Row.Id) is not { } row || (row.Shown is null && edition.Id != report.Edition.Id))
                continue;
            (before, counted) = (counted, whole);
            var of = whole.Rows.Count(other => other.Rank is not null && (whole.Rule.Within is null || other.Cluster == row.Cluster));
            places.Add(
                new PastPlace(edition, whole.Rule, row, of, last is null ? [] : RuleShift.Between(last, edition))
                {
                    IsIllustrative = shown.Basis.IsIllustrative,
                }
            );
            last = edition;
        }
        return new LiveHistory(places, whole!, before);
    }

    private static string ProgrammeOf(string edition) => edition[..edition.IndexOf('/', StringComparison.Ordinal)];
}
