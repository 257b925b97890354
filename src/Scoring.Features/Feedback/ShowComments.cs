using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Feedback;

/// <summary>
/// Somebody who represents an entry reads the released comments of jurors on it; those who may read unpublished data may as well. Nobody
/// reads whose comment it is.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The id of the entry, or the code of the region.</param>
[Allow(Access.SignedIn)]
public sealed record ShowComments(string Edition, string Unit) : IRequest<LetterComments>, INamesAnEdition;

/// <summary>The released comments on an entry.</summary>
/// <param name="Subject">The entry or region.</param>
/// <param name="Comments">The comments, by stage and criterion; within a criterion in an order that says nothing of jurors.</param>
public sealed record LetterComments(LetterSubject Subject, IReadOnlyList<LetterComment> Comments);

/// <summary>A released comment.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Criterion">The criterion's name.</param>
/// <param name="Words">The comment as it was released.</param>
public sealed record LetterComment(Text Stage, Text Criterion, string Words);

/// <summary>Reads what was released.</summary>
internal sealed class ShowCommentsHandler(Subjects subjects, CommentStore comments, Facts.EditionCatalog editions)
    : IRequestHandler<ShowComments, LetterComments>
{
    /// <inheritdoc/>
    public Task<LetterComments> Handle(ShowComments request, CancellationToken cancellationToken)
    {
        var subject = subjects.Required(request.Edition, request.Unit);
        var edition = editions.Get(request.Edition);
        return Task.FromResult(
            new LetterComments(
                subject,
                [
                    .. edition.Stages.SelectMany(stage =>
                        stage.Leaves.SelectMany(leaf =>
                            comments
                                .Released(request.Edition, request.Unit)
                                .Where(one => one.Stage == stage.Id && one.Criterion == leaf.Id)
                                .OrderBy(one => one.Salt, StringComparer.Ordinal)
                                .Select(one => new LetterComment(stage.Name, leaf.Name, one.Words))
                        )
                    ),
                ]
            )
        );
    }
}

/// <summary>Lists the letters that a person may read: of every published edition, what they represent.</summary>
[Allow(Access.SignedIn)]
public sealed record ListOwnLetters : IRequest<IReadOnlyList<OwnLetters>>;

/// <summary>The letters of an edition.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Name">Its name.</param>
/// <param name="PublishedAt">When it was last published, UTC.</param>
/// <param name="Subjects">What they are about.</param>
public sealed record OwnLetters(string Edition, Text Name, DateTime PublishedAt, IReadOnlyList<LetterSubject> Subjects);

/// <summary>Looks through the published editions.</summary>
internal sealed class ListOwnLettersHandler(Subjects subjects, Publications.PublicationStore publications)
    : IRequestHandler<ListOwnLetters, IReadOnlyList<OwnLetters>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<OwnLetters>> Handle(ListOwnLetters request, CancellationToken cancellationToken)
    {
        var letters = new List<OwnLetters>();
        foreach (var newest in publications.Of(null).GroupBy(one => one.Edition).Select(group => group.Last()))
        {
            try
            {
                if (subjects.Own(newest.Edition) is { Count: > 0 } own)
                    letters.Add(new OwnLetters(newest.Edition, newest.Name, newest.At, own));
            }
            catch (RefusalException refusal) when (!refusal.IsOfStore)
            {
                // Rules that became faulty, or a stage that takes marks again: the other editions are shown.
            }
        }
        return Task.FromResult<IReadOnlyList<OwnLetters>>([.. letters.OrderByDescending(one => one.PublishedAt)]);
    }
}
