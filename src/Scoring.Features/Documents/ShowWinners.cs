using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Documents;

/// <summary>Somebody looks at who won what. Nothing is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Everybody)]
public sealed record ShowWinners(string Edition) : IRequest<WinnerList>, INamesAnEdition;

/// <summary>The winners of an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Prizes">The prizes in the order in which they are given; empty if the edition names none.</param>
/// <param name="ResultHash">The hash of rankings and prizes (hex).</param>
/// <param name="IsIllustrative">True if any file declares its figures made up for a sample.</param>
public sealed record WinnerList(Edition Edition, IReadOnlyList<PrizeWinners> Prizes, string ResultHash, bool IsIllustrative);

/// <summary>A prize and who has it.</summary>
/// <param name="Award">The prize.</param>
/// <param name="Level">What its ranking ranks.</param>
/// <param name="Winners">Who has it, as on their certificates; empty if nobody.</param>
/// <param name="IsAwaited">True if a decision of the plenary is still to come.</param>
public sealed record PrizeWinners(AwardRule Award, Level Level, IReadOnlyList<Certificate> Winners, bool IsAwaited);

/// <summary>Ranks, and names the recipients as certificates do.</summary>
internal sealed class ShowWinnersHandler(RankingCalculator rankings, Evaluations evaluations) : IRequestHandler<ShowWinners, WinnerList>
{
    /// <inheritdoc/>
    public Task<WinnerList> Handle(ShowWinners request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, null);
        var facts = evaluations.Of(request.Edition).Evaluation.Facts;
        return Task.FromResult(
            new WinnerList(
                edition,
                [
                    .. run.Awards.Select(award => new PrizeWinners(
                        award.Rule,
                        edition.Rankings.First(rule => rule.Id == award.Rule.Ranking).Level,
                        [.. award.Winners.Select(winner => WriteCertificatesHandler.Made(award.Rule, winner, edition, facts))],
                        award.Notes.Any(note => note.Code == NoteCode.AwaitsDecision)
                    )),
                ],
                run.ResultHash,
                run.IsIllustrative
            )
        );
    }
}
