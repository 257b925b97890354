using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror lists their own sheets, or a permitted user lists those of any juror.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id; null for all stages.</param>
/// <param name="Juror">The juror's id; null for the user.</param>
[Allow(Access.Sheets)]
public sealed record ListMySheets(string Edition, string? Stage = null, string? Juror = null)
    : IRequest<IReadOnlyList<ListedSheet>>,
        INamesAnEdition;

/// <summary>A sheet in a juror's list.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="State">Its state; Submitted if it was imported.</param>
/// <param name="Revision">The number of its newest version; 0 if nobody edited it here.</param>
/// <param name="Marked">How many criteria have a mark.</param>
/// <param name="Criteria">How many there are to mark.</param>
/// <param name="Total">The running total of the marks by the rule's weights, unrounded.</param>
/// <param name="Deadline">The last moment for marks, UTC, or null.</param>
/// <param name="IsClosed">True if the stage no longer takes marks.</param>
/// <param name="Conflict">Why the juror may not mark the entry, or null.</param>
/// <param name="File">The file the sheet was imported from; null if it is entered here.</param>
public sealed record ListedSheet(
    string Stage,
    string Entry,
    string Title,
    string Juror,
    SheetState State,
    int Revision,
    int Marked,
    int Criteria,
    decimal Total,
    DateTime? Deadline,
    bool IsClosed,
    string? Conflict,
    string? File
)
{
    /// <summary>True for a sheet still to be marked by the juror.</summary>
    public bool IsToDo =>
        this is { IsClosed: false, Conflict: null, File: null, State: SheetState.Untouched or SheetState.Draft or SheetState.Reopened };
}

/// <summary>Goes through the juror's seats.</summary>
internal sealed class ListMySheetsHandler(ScoresheetEditor desk) : IRequestHandler<ListMySheets, IReadOnlyList<ListedSheet>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedSheet>> Handle(ListMySheets request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        var facts = desk.FactsOf(request.Edition);
        var stages = request.Stage is null ? facts.Edition.Stages : [ScoresheetEditor.StageOf(facts.Edition, request.Stage)];
        var listed = new List<ListedSheet>();
        foreach (var stage in stages)
        {
            foreach (var seat in desk.SeatsOf(request.Edition, stage.Id, juror))
                listed.Add(desk.Listed(facts, stage, seat));
        }
        return Task.FromResult((IReadOnlyList<ListedSheet>)listed);
    }
}
