using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror looks at their own sheet, or a permitted user at any.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id; null for the user.</param>
[Allow(Access.Sheets)]
public sealed record ShowSheet(string Edition, string Stage, string Entry, string? Juror = null) : IRequest<ShownSheet>, INamesAnEdition;

/// <summary>A criterion of a sheet.</summary>
/// <param name="Criterion">The criterion with its weight.</param>
/// <param name="Scale">The marks it allows.</param>
/// <param name="Allowed">The same as text: "0–100", "1, 2, 3".</param>
/// <param name="Mark">The mark, or null if not marked yet.</param>
/// <param name="Comment">The comment, or null.</param>
/// <param name="CommentNeeded">True if the rule requires a comment with this mark.</param>
public sealed record ShownCriterion(Criterion Criterion, Scale Scale, string Allowed, decimal? Mark, string? Comment, bool CommentNeeded);

/// <summary>A sheet with what a juror needs to fill it.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Juror">Whose sheet it is.</param>
/// <param name="Criteria">The criteria to mark, in the order of the rubric.</param>
/// <param name="Answer">Version, state, running total and what is still unmarked; for an imported sheet, the total of its marks.</param>
/// <param name="Sheet">The sheet with all its versions.</param>
/// <param name="Deadline">The last moment for marks, UTC: that of this sheet alone if it was returned with one; or null.</param>
/// <param name="IsClosed">True if the stage no longer takes marks.</param>
/// <param name="HasSeat">True if the juror has the seat.</param>
/// <param name="Conflict">Why the juror may not mark the entry, or null.</param>
/// <param name="File">The imported sheet, which cannot be edited here, or null.</param>
/// <param name="IsOnPaper">True if a paper sheet of the seat is being typed in.</param>
public sealed record ShownSheet(
    Edition Edition,
    Stage Stage,
    string Entry,
    string Title,
    string Juror,
    IReadOnlyList<ShownCriterion> Criteria,
    SheetAnswer Answer,
    JurorSheet Sheet,
    DateTime? Deadline,
    bool IsClosed,
    bool HasSeat,
    string? Conflict,
    FileSheet? File,
    bool IsOnPaper
)
{
    /// <summary>What the files say about the entry, by column, in file order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>True if the data of the entry, or the imported marks, are made up for a sample.</summary>
    public bool IsIllustrative => File is { IsIllustrative: true } || Facts.Any(fact => fact is { Key: "standing", Value: "illustrative" });

    /// <summary>How many entries of an open round of calibration the juror has to mark before this one.</summary>
    public int ToCalibrate { get; init; }

    /// <summary>True if the rules let the juror enter marks now; the deadline is checked when the juror does.</summary>
    public bool IsOpen =>
        HasSeat
        && !IsClosed
        && Conflict is null
        && File is null
        && !IsOnPaper
        && ToCalibrate == 0
        && Answer.State is not (SheetState.Submitted or SheetState.Abstained);
}

/// <summary>Loads the sheet and lays it out.</summary>
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
        var criteria = terms
            .Criteria.Select(leaf => new ShownCriterion(
                leaf,
                taken.Stage.ScaleOf(leaf),
                ReadMarks.ScaleText(taken.Stage.ScaleOf(leaf)),
                marks.TryGetValue(leaf.Id, out var mark) ? mark : null,
                latest.Comments.GetValueOrDefault(leaf.Id),
                marks.TryGetValue(leaf.Id, out var given) && terms.Comments.Any(rule => rule.Asks(leaf.Id, given))
            ))
            .ToList();
        var answer = taken.Answer with
        {
            Total = RunningTotal.Of(taken.Stage, terms.Criteria, marks),
            Unmarked = [.. criteria.Where(one => one.Mark is null).Select(one => one.Criterion.Id)],
        };
        return Task.FromResult(
            new ShownSheet(
                taken.Edition,
                taken.Stage,
                request.Entry,
                taken.Title,
                juror,
                criteria,
                answer,
                taken.Sheet,
                latest.Until ?? taken.Standing.Deadline,
                taken.Standing.IsClosed,
                terms.IsAssigned,
                terms.Conflict?.Because,
                taken.File,
                taken.Paper is { First: not null, Marks: null }
            )
            {
                ToCalibrate = desk.ToCalibrate(request.Edition, taken.Stage, juror),
                Facts = desk.FactsOf(request.Edition).FactsOf(request.Entry),
            }
        );
    }
}
