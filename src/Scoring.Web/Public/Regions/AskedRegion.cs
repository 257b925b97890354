using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Regions;

namespace Scoring.Web.Public.Regions;

/// <summary>The region that an address names.</summary>
/// <param name="Published">What is published.</param>
/// <param name="Answers">What was computed of it before.</param>
/// <param name="Code">The region's code.</param>
/// <param name="Edition">"programme/edition"; null for the newest that has the region.</param>
/// <param name="Ranking">The ranking's id; null for the first with the region.</param>
internal sealed record AskedRegion(Published Published, PublicAnswers Answers, string Code, string? Edition, string? Ranking)
{
    /// <summary>
    /// The region in the requested edition, or in the newest published one that has it, with the published editions that have it.
    /// </summary>
    /// <exception cref="RefusalException">No published edition has it.</exception>
    public async Task<(RegionReport Report, IReadOnlyList<Edition> Editions)> Find(CancellationToken cancellation)
    {
        var with = new List<Edition>();
        foreach (
            var known in Answers.Editions.OrderByDescending(
                known => known.Id[(known.Id.IndexOf('/', StringComparison.Ordinal) + 1)..],
                StringComparer.Ordinal
            )
        )
        {
            var rules = await Answers.Rules(known.Id);
            if (
                rules.Rankings.Any(rule => rule.Level == Level.Region)
                && (await Answers.Ask(new FindRegions(known.Id, ""))).Any(region => region.Code == Code)
            )
                with.Add(rules);
        }
        var chosen = Edition ?? with.FirstOrDefault()?.Id ?? throw new RefusalException(RefusalKind.Usage, "unknown-unit", Code, "");
        return (await Published.Send(new ShowRegion(chosen, Code, Ranking), cancellation), with);
    }

    /// <summary>What its pages show beside the report.</summary>
    public Task<RegionLook> Look(RegionReport report) => RegionLook.Of(Published, Answers, report);
}
