using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Regions;

/// <summary>Somebody looks for a region by its name or code.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Text">A part of the name, case-insensitive, or of the code; empty for all.</param>
/// <param name="AtMost">How many to return at most; null for all.</param>
[Allow(Access.Everybody)]
public sealed record FindRegions(string Edition, string Text, int? AtMost = null) : IRequest<IReadOnlyList<FoundRegion>>, INamesAnEdition;

/// <summary>A region that takes part in a ranking of the edition.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">provinsi, kabupaten or kota; empty if no file says.</param>
/// <param name="Province">Its province; null if no file says, and for a province itself.</param>
public sealed record FoundRegion(string Code, string Name, string Type, Province? Province);

/// <summary>Searches the regions a ranking lists; an exact name or code comes first, then names that begin with the text.</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
internal sealed class FindRegionsHandler(Evaluations evaluations) : IRequestHandler<FindRegions, IReadOnlyList<FoundRegion>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundRegion>> Handle(FindRegions request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        var text = request.Text.Trim();
        var regions = evaluation.Facts.Regions;
        var found = evaluation
            .Edition.Rankings.Where(rule => rule.Level == Level.Region)
            .SelectMany(rule => evaluation.Ranking(rule).Rows)
            .Where(row =>
                row.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || row.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            )
            .DistinctBy(row => row.Id)
            .OrderBy(row => Distance(row.Id, row.Name, text))
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .Take(request.AtMost ?? int.MaxValue)
            .Select(row => new FoundRegion(
                row.Id,
                row.Name,
                regions.Attribute(row.Unit, "type") ?? "",
                Places.ProvinceOf(regions, row.Unit)
            ));
        return Task.FromResult<IReadOnlyList<FoundRegion>>([.. found]);
    }

    // "solok" is closer to Kota Solok than to Kabupaten Solok Selatan: the name without its kind is compared too.
    private static int Distance(string id, string name, string text)
    {
        var bare = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (id == text || name.Equals(text, StringComparison.OrdinalIgnoreCase))
            return 0;
        return bare.Equals(text, StringComparison.OrdinalIgnoreCase) ? 1
            : name.StartsWith(text, StringComparison.OrdinalIgnoreCase) || bare.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 2
            : 3;
    }
}
