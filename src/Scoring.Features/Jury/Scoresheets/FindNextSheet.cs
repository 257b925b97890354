using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror asks for the next entry to mark after this one; the first that waits if this is the last.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id; null for the user.</param>
[Allow(Access.Sheets)]
public sealed record FindNextSheet(string Edition, string Stage, string Entry, string? Juror = null) : IRequest<string?>, INamesAnEdition;

/// <summary>
/// Starts at the entry and goes through the juror's seats to the first that waits; fast, because every page of a sheet asks this.
/// </summary>
internal sealed class FindNextSheetHandler(ScoresheetEditor desk) : IRequestHandler<FindNextSheet, string?>
{
    /// <inheritdoc/>
    public Task<string?> Handle(FindNextSheet request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
        var seats = desk.SeatsOf(request.Edition, stage.Id, juror);
        var after = seats.TakeWhile(seat => string.CompareOrdinal(seat.Entry, request.Entry) <= 0).Count();
        return Task.FromResult(
            seats
                .Skip(after)
                .Concat(seats.Take(after))
                .Where(seat => seat.Entry != request.Entry)
                .Select(seat => desk.Listed(facts, stage, seat))
                .FirstOrDefault(sheet => sheet.IsToDo)
                ?.Entry
        );
    }
}
