using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>The secretariat looks at a paper sheet: the user's own entry, and once both exist, both with their differences.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
[Allow(Access.Plenary)]
public sealed record ShowPaperSheet(string Edition, string Stage, string Entry, string Juror) : IRequest<PaperAnswer>, INamesASheet;

/// <summary>Shows what the user may see.</summary>
internal sealed class ShowPaperSheetHandler(PaperEntryEditor desk) : IRequestHandler<ShowPaperSheet, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(ShowPaperSheet request, CancellationToken cancellationToken) => Task.FromResult(desk.Show(request));
}
