using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Regions;

/// <summary>
/// Somebody asks what was made public about the real editions: scores, ranks, predicates and awards with their sources. It needs no import.
/// </summary>
/// <param name="Edition">"programme/edition"; null for all.</param>
/// <param name="Region">A region's code of today; null for all, institutions among them.</param>
[Allow(Access.Everybody)]
public sealed record ListPublishedFigures(string? Edition = null, string? Region = null) : IRequest<IReadOnlyList<ListedFigure>>;

/// <summary>A published figure with what the rules of its edition say of it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="EditionName">The edition's name; its id if its rules cannot be read.</param>
/// <param name="ByRule">The predicate that the edition's limits give to its score; null if they give none.</param>
public sealed record ListedFigure(PublishedFigure Figure, Text EditionName, Text? ByRule);

/// <summary>Reads published.csv of the editions asked for, by edition and then as in the file.</summary>
/// <param name="folder">The rules folder.</param>
internal sealed class ListPublishedFiguresHandler(RuleFolder folder) : IRequestHandler<ListPublishedFigures, IReadOnlyList<ListedFigure>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedFigure>> Handle(ListPublishedFigures request, CancellationToken cancellationToken)
    {
        if (request.Edition is { } asked && !folder.Has(asked))
            throw new RefusalException(RefusalKind.Usage, "unknown-edition", asked, Nearest.To(asked, folder.EditionIds) ?? "");
        IReadOnlyList<string> editions = request.Edition is { } one ? [one] : folder.EditionIds;
        return Task.FromResult<IReadOnlyList<ListedFigure>>([
            .. editions.SelectMany(edition =>
                folder
                    .ReadPublished(edition)
                    .Figures.Where(figure => request.Region is null || figure.Region == request.Region)
                    .Select(figure => Listed(figure, folder.Read(edition).Edition))
            ),
        ]);
    }

    private static ListedFigure Listed(PublishedFigure figure, Edition? edition) =>
        new(figure, edition?.Name ?? Text.Same(figure.Edition), edition is null ? null : figure.PredicateByRule(edition));
}
