using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Feedback;

/// <summary>The secretariat looks through the comments of an edition, to release some of them to those who entered.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record ListComments(string Edition) : IRequest<CommentList>, INamesAnEdition;

/// <summary>The comments of an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Comments">Those of submitted sheets whose stage is closed.</param>
/// <param name="Waiting">How many there are in stages that are still open.</param>
/// <param name="Letters">How many entries or regions a letter can be about.</param>
public sealed record CommentList(Edition Edition, IReadOnlyList<ListedComment> Comments, int Waiting, int Letters);

/// <summary>A comment that can be released.</summary>
/// <param name="Key">Names it in a request.</param>
/// <param name="Stage">The stage's name.</param>
/// <param name="Entry">The id of the entry.</param>
/// <param name="Title">Its title.</param>
/// <param name="Criterion">The criterion's name.</param>
/// <param name="Words">The comment as it reads now.</param>
/// <param name="Released">The words that are released; null if nothing is.</param>
public sealed record ListedComment(string Key, Text Stage, string Entry, string Title, Text Criterion, string Words, string? Released);

/// <summary>The secretariat releases comments, or takes them back.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Keys">Which, as <see cref="ListedComment.Key"/> names them.</param>
/// <param name="Undo">True to take them back.</param>
[Allow(Access.Secretariat)]
public sealed record ReleaseComments(string Edition, IReadOnlyList<string> Keys, bool Undo = false)
    : IRequest<CommentsReleased>,
        IWrites,
        INamesAnEdition;

/// <summary>What was done.</summary>
/// <param name="Count">How many comments changed.</param>
public sealed record CommentsReleased(int Count);

/// <summary>Reads sheets and releases.</summary>
internal sealed class ListCommentsHandler(CommentStore comments, EditionCatalog editions, StageStore stages, Subjects subjects)
    : IRequestHandler<ListComments, CommentList>
{
    /// <inheritdoc/>
    public Task<CommentList> Handle(ListComments request, CancellationToken cancellationToken)
    {
        var edition = editions.Get(request.Edition);
        var titles = subjects.Of(request.Edition).ToDictionary(subject => subject.Unit, subject => subject.Name, StringComparer.Ordinal);
        var written = comments.Written(request.Edition);
        var closed = Closed(edition, stages);
        var released = comments
            .Released(request.Edition, null)
            .ToDictionary(row => KeyOf(row.Stage, row.Entry, row.Juror, row.Criterion), row => row.Words, StringComparer.Ordinal);
        return Task.FromResult(
            new CommentList(
                edition,
                [
                    .. written
                        .Where(one => closed.Contains(one.Stage))
                        .Select(one => new ListedComment(
                            KeyOf(one),
                            edition.Stages.First(stage => stage.Id == one.Stage).Name,
                            one.Entry,
                            titles.GetValueOrDefault(one.Entry, one.Entry),
                            edition
                                .Stages.First(stage => stage.Id == one.Stage)
                                .Leaves.FirstOrDefault(leaf => leaf.Id == one.Criterion)
                                ?.Name
                                ?? new Text(one.Criterion, one.Criterion),
                            one.Words,
                            released.GetValueOrDefault(KeyOf(one))
                        )),
                ],
                written.Count(one => !closed.Contains(one.Stage)),
                titles.Count
            )
        );
    }

    /// <summary>The stages of an edition that are closed.</summary>
    public static HashSet<string> Closed(Edition edition, StageStore stages) =>
        [.. edition.Stages.Select(stage => stage.Id).Where(stage => stages.Of(edition.Id, stage).IsClosed)];

    /// <summary>The name of a comment in a request: short, and without the juror's name in it.</summary>
    public static string KeyOf(WrittenComment one) => KeyOf(one.Stage, one.Entry, one.Juror, one.Criterion);

    private static string KeyOf(string stage, string entry, string juror, string criterion) =>
        Users.Secrets.Hash(string.Join('\n', stage, entry, juror, criterion))[..24];
}

/// <summary>Stores the releases with one event.</summary>
internal sealed class ReleaseCommentsHandler(CommentStore comments, EditionCatalog editions, StageStore stages, AuditTrail trail)
    : IRequestHandler<ReleaseComments, CommentsReleased>
{
    /// <inheritdoc/>
    public Task<CommentsReleased> Handle(ReleaseComments request, CancellationToken cancellationToken)
    {
        var closed = ListCommentsHandler.Closed(editions.Get(request.Edition), stages);
        var chosen = request.Keys.ToHashSet(StringComparer.Ordinal);
        var released = comments
            .Released(request.Edition, null)
            .ToDictionary(row => (row.Stage, row.Entry, row.Juror, row.Criterion), row => row.Words);
        var changed = comments
            .Written(request.Edition)
            .Where(one => chosen.Contains(ListCommentsHandler.KeyOf(one)) && closed.Contains(one.Stage))
            .Where(one =>
                released.GetValueOrDefault((one.Stage, one.Entry, one.Juror, one.Criterion)) is var words
                && (request.Undo ? words is not null : words != one.Words)
            )
            .ToList();
        if (changed.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "comments-none-chosen");
        foreach (var one in changed)
            comments.Add(request.Edition, one, !request.Undo);
        trail.Record(
            AuditAction.CommentsReleased,
            request.Edition + "/feedback",
            "",
            ("count", changed.Count),
            ("released", !request.Undo),
            ("entries", changed.Select(one => one.Entry).Distinct())
        );
        return Task.FromResult(new CommentsReleased(changed.Count));
    }
}
