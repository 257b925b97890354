using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Documents;

/// <summary>Writes a certificate (piagam) for each prize of an edition and each unit that won it. The run is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Plenary)]
public sealed record WriteCertificates(string Edition) : IRequest<CertificateSet>, IWrites, INamesAnEdition;

/// <summary>The certificates of an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Run">The stored run.</param>
/// <param name="Certificates">One for each prize and unit, in the order in which the prizes are awarded.</param>
/// <param name="Awaiting">The prizes that await a decision and have no certificate yet.</param>
public sealed record CertificateSet(
    Edition Edition,
    RankingRun Run,
    IReadOnlyList<Certificate> Certificates,
    IReadOnlyList<AwardRule> Awaiting
);

/// <summary>A certificate.</summary>
/// <param name="Award">The prize.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Holder">
/// The recipient: for an innovation its agency and region, for a region its name; null if unknown, in which case the document leaves a
/// line.
/// </param>
/// <param name="Title">The innovation's title; null if the unit is not an innovation.</param>
/// <param name="Cluster">The cluster in the ranking; empty if it has none.</param>
public sealed record Certificate(AwardRule Award, string Unit, string? Holder, string? Title, string Cluster)
{
    /// <summary>The code that is printed on it, by which anybody can check it; null where winners are only listed.</summary>
    public string? Code { get; init; }
}

/// <summary>Ranks, stores the run and determines who receives which certificate.</summary>
internal sealed class WriteCertificatesHandler(Evaluations evaluations, RankingRecorder recorder, CertificateCodes codes)
    : IRequestHandler<WriteCertificates, CertificateSet>
{
    /// <inheritdoc/>
    public Task<CertificateSet> Handle(WriteCertificates request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        if (evaluation.Edition.Awards is null)
            throw new RefusalException(RefusalKind.State, "no-prizes", request.Edition);
        var run = recorder.Record(request.Edition);
        return Task.FromResult(
            new CertificateSet(
                evaluation.Edition,
                run,
                codes.Of(
                    evaluation.Edition,
                    run.ResultHash,
                    run.Awards.SelectMany(award =>
                        award.Winners.Select(winner => Made(award.Rule, winner, evaluation.Edition, evaluation.Facts))
                    )
                ),
                [.. run.Awards.Where(award => award.Notes.Any(note => note.Code == NoteCode.AwaitsDecision)).Select(award => award.Rule)]
            )
        );
    }

    /// <summary>The certificate of a winner, without its code.</summary>
    public static Certificate Made(AwardRule award, Winner winner, Edition edition, EditionFacts facts)
    {
        var level = edition.Rankings.First(rule => rule.Id == award.Ranking).Level;
        if (level != Level.Innovation || facts.Innovations.Find(winner.Unit) is not (>= 0 and var unit))
            return new Certificate(award, winner.Unit, winner.Name, null, winner.Cluster);
        var holder = facts.HolderOf(unit);
        return new Certificate(award, winner.Unit, holder.Length > 0 ? holder : null, winner.Name, winner.Cluster);
    }
}
