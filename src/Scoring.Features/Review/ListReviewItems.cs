using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Review;

/// <summary>Somebody asks which review items have to be closed before the ranking of an edition is final.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ListReviewItems(string Edition) : IRequest<ReviewItemList>, INamesAnEdition;

/// <summary>The current review items of an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Items">The items with their decisions, and the decisions about items that no longer exist.</param>
/// <param name="Titles">The title of each entry named, by id.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record ReviewItemList(Edition Edition, ResolvableItems Items, IReadOnlyDictionary<string, string> Titles, bool IsIllustrative)
{
    /// <summary>What was found at a line, with titles in place of ids; null for an item of another kind.</summary>
    /// <param name="item">One of the items.</param>
    public CutLineFound? LineOf(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Name.Kind == ReviewItemKind.CutLine && CutLines.Parse(item.Found) is { } line
            ? line with
            {
                In = Titles.GetValueOrDefault(line.In) ?? line.In,
                Out = Titles.GetValueOrDefault(line.Out) ?? line.Out,
            }
            : null;
    }
}

/// <summary>Finds the review items in the current facts.</summary>
internal sealed class ListReviewItemsHandler(Evaluations evaluations, ReviewItems items) : IRequestHandler<ListReviewItems, ReviewItemList>
{
    /// <inheritdoc/>
    public Task<ReviewItemList> Handle(ListReviewItems request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var list = items.Of(evaluation);
        var units = evaluation.Facts.Innovations;
        var titles = list
            .Items.Select(item => item.Item.Name.Entry)
            .Concat(
                list.Items.Where(item => item.Item.Name.Kind == ReviewItemKind.CutLine)
                    .SelectMany(item => CutLines.Parse(item.Item.Found) is { } line ? [line.In, line.Out] : (string[])[])
            )
            .Concat(list.Settled.Select(decision => decision.Item.Entry))
            .Distinct()
            .ToDictionary(id => id, id => units.Find(id) is >= 0 and var unit ? units.Name(unit) : id);
        return Task.FromResult(new ReviewItemList(evaluation.Edition, list, titles, imports.Any(import => import.IsIllustrative)));
    }
}
