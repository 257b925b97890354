using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Regions;

/// <summary>Somebody looks for a region by its name or code.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Text">The name as people type it, a part of it, or of the code; empty for all.</param>
/// <param name="AtMost">How many to return at most; null for all.</param>
[Allow(Access.Everybody)]
public sealed record FindRegions(string Edition, string Text, int? AtMost = null) : IRequest<IReadOnlyList<FoundRegion>>, INamesAnEdition;

/// <summary>A region that takes part in a ranking of the edition.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">provinsi, kabupaten or kota; empty if no file says.</param>
/// <param name="Province">Its province; null if no file says, and for a province itself.</param>
public sealed record FoundRegion(string Code, string Name, string Type, Province? Province);

/// <summary>Searches the regions a ranking lists; the closest comes first (<see cref="RegionSearch"/>).</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
internal sealed class FindRegionsHandler(Evaluations evaluations) : IRequestHandler<FindRegions, IReadOnlyList<FoundRegion>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundRegion>> Handle(FindRegions request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        var regions = evaluation.Facts.Regions;
        var ranked = evaluation
            .Edition.Rankings.Where(rule => rule.Level == Level.Region)
            .SelectMany(rule => evaluation.Ranking(rule).Rows)
            .DistinctBy(row => row.Id)
            .OrderBy(row => row.Id, StringComparer.Ordinal);
        var found = RegionSearch
            .Find(request.Text, ranked, row => (row.Id, row.Name))
            .Take(request.AtMost ?? int.MaxValue)
            .Select(row => new FoundRegion(
                row.Id,
                row.Name,
                regions.Attribute(row.Unit, "type") ?? "",
                Places.ProvinceOf(regions, row.Unit)
            ));
        return Task.FromResult<IReadOnlyList<FoundRegion>>([.. found]);
    }
}
