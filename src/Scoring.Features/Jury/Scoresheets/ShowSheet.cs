using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror looks at the own sheet, or somebody who may at any.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id; null for the person who asks.</param>
[Allow(Access.Sheets)]
public sealed record ShowSheet(string Edition, string Stage, string Entry, string? Juror = null) : IRequest<ShownSheet>, INamesAnEdition;

/// <summary>A criterion of a sheet.</summary>
/// <param name="Criterion">The criterion with its weight.</param>
/// <param name="Scale">The marks it allows.</param>
/// <param name="Allowed">The same for a sentence: "0–100", "1, 2, 3".</param>
/// <param name="Mark">The mark; null where there is none yet.</param>
/// <param name="Comment">The comment; null where there is none.</param>
/// <param name="CommentNeeded">True where the rule asks for a comment with this mark.</param>
public sealed record ShownCriterion(Criterion Criterion, Scale Scale, string Allowed, decimal? Mark, string? Comment, bool CommentNeeded);

/// <summary>A sheet with what a juror needs to fill it.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Juror">Whose sheet it is.</param>
/// <param name="Criteria">The criteria to mark, in the order of the rubric.</param>
/// <param name="Answer">Version, state, running total and what is still unmarked; of a sheet that a file brought, its marks' total.</param>
/// <param name="Sheet">The sheet with all its versions.</param>
/// <param name="Deadline">The last moment for marks, UTC: of this sheet alone where it was given back with one; null where there is none.</param>
/// <param name="IsClosed">True where the stage takes no marks any more.</param>
/// <param name="HasSeat">True where the juror has the seat.</param>
/// <param name="Conflict">Why the juror may not mark the entry; null where nothing stands against it.</param>
/// <param name="File">The sheet that a file brought, which cannot be entered here; null where none did.</param>
/// <param name="IsOnPaper">True where a paper of the seat is being typed in.</param>
public sealed record ShownSheet(
    Edition Edition, Stage Stage, string Entry, string Title, string Juror, IReadOnlyList<ShownCriterion> Criteria, SheetAnswer Answer, JurorSheet Sheet,
    DateTime? Deadline, bool IsClosed, bool HasSeat, string? Conflict, FileSheet? File, bool IsOnPaper)
{
    /// <summary>What files say of the entry, by column, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>True where the juror can enter marks now, as far as rules say; the deadline is asked when they do.</summary>
    public bool IsOpen => HasSeat && !IsClosed && Conflict is null && File is null && !IsOnPaper && Answer.State is not (SheetState.Submitted or SheetState.Abstained);
}

/// <summary>Takes up the sheet and lays it out.</summary>
internal sealed class ShowSheetHandler(ScoresheetEditor desk) : IRequestHandler<ShowSheet, ShownSheet>
{
    private sealed record Name(string Edition, string Stage, string Entry, string Juror) : INamesASheet;

    /// <inheritdoc/>
    public Task<ShownSheet> Handle(ShowSheet request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        var taken = desk.TakeUp(new Name(request.Edition, request.Stage, request.Entry, juror));
        desk.NeedsSight(juror, taken.Standing.IsClosed);
        var (terms, latest) = (taken.Terms, taken.Sheet.Latest);
        IReadOnlyDictionary<string, decimal> marks = taken.File?.Marks ?? latest.Marks;
        var criteria = terms.Criteria.Select(leaf => new ShownCriterion(leaf, taken.Stage.ScaleOf(leaf), ReadMarks.ScaleText(taken.Stage.ScaleOf(leaf)), marks.TryGetValue(leaf.Id, out var mark) ? mark : null,
            latest.Comments.GetValueOrDefault(leaf.Id), marks.TryGetValue(leaf.Id, out var given) && terms.Comments.Any(rule => rule.Asks(leaf.Id, given)))).ToList();
        var answer = taken.Answer with
        {
            Total = RunningTotal.Of(taken.Stage, terms.Criteria, marks),
            Unmarked = [.. criteria.Where(one => one.Mark is null).Select(one => one.Criterion.Id)],
        };
        return Task.FromResult(new ShownSheet(taken.Edition, taken.Stage, request.Entry, taken.Title, juror, criteria, answer, taken.Sheet,
            latest.Until ?? taken.Standing.Deadline, taken.Standing.IsClosed, terms.IsAssigned, terms.Conflict?.Because, taken.File,
            taken.Paper is { First: not null, Marks: null })
        {
            Facts = desk.FactsOf(request.Edition).FactsOf(request.Entry),
        });
    }
}
