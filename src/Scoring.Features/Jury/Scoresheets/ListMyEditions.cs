using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror asks at which editions they have a seat now, or a permitted user asks it about any juror.</summary>
/// <param name="Juror">The juror's id; null for the user.</param>
[Allow(Access.Sheets)]
public sealed record ListMyEditions(string? Juror = null) : IRequest<IReadOnlyList<string>>;

/// <summary>Reads the seats; returns the editions' ids, the newest year first within a programme.</summary>
internal sealed class ListMyEditionsHandler(SeatStore seats, ScoresheetEditor desk) : IRequestHandler<ListMyEditions, IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Handle(ListMyEditions request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        desk.NeedsSight(juror, isClosed: false);
        return Task.FromResult(
            (IReadOnlyList<string>)[.. seats.EditionsOf(juror).OrderByDescending(edition => edition, StringComparer.Ordinal)]
        );
    }
}
