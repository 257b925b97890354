using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>The secretariat types in a juror's paper sheet; two people do, and the second does not see what the first typed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Marks">The marks by criterion; a criterion left empty on paper is not included.</param>
[Allow(Access.Secretariat)]
public sealed record EnterPaperSheet(string Edition, string Stage, string Entry, string Juror, IReadOnlyDictionary<string, decimal> Marks)
    : IRequest<PaperAnswer>,
        INamesASheet,
        IWrites;

/// <summary>Adds the first or second entry.</summary>
internal sealed class EnterPaperSheetHandler(PaperEntryEditor desk) : IRequestHandler<EnterPaperSheet, PaperAnswer>
{
    /// <inheritdoc/>
    public Task<PaperAnswer> Handle(EnterPaperSheet request, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Enter(request, request.Marks));
}
