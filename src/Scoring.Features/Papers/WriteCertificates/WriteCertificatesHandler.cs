using Scoring.Domain.Awards;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;

namespace Scoring.Features.Papers.WriteCertificates;

/// <summary>Ranks, keeps the run and tells who gets which certificate.</summary>
internal sealed class WriteCertificatesHandler(Evaluations evaluations, KeptRun kept) : IRequestHandler<WriteCertificates, CertificateSet>
{
    /// <inheritdoc/>
    public Task<CertificateSet> Handle(WriteCertificates request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        if (evaluation.Edition.Awards is null)
            throw new RefusalException(RefusalKind.State, "no-prizes", request.Edition);
        var run = kept.Keep(request.Edition);
        return Task.FromResult(new CertificateSet(evaluation.Edition, run,
            [.. run.Awards.SelectMany(award => award.Winners.Select(winner => Made(award.Rule, winner, evaluation.Edition, evaluation.Facts)))],
            [.. run.Awards.Where(award => award.Notes.Any(note => note.Code == NoteCode.AwaitsDecision)).Select(award => award.Rule)]));
    }

    private static Certificate Made(AwardRule award, Winner winner, Edition edition, EditionFacts facts)
    {
        var level = edition.Rankings.First(rule => rule.Id == award.Ranking).Level;
        if (level != Level.Innovation || facts.Innovations.Find(winner.Unit) is not (>= 0 and var unit))
            return new Certificate(award, winner.Unit, winner.Name, null, winner.Cluster);
        var region = facts.RegionOfInnovation[unit] is >= 0 and var index ? facts.Regions.Name(index) : null;
        var holder = string.Join(", ", new[] { facts.Innovations.Attribute(unit, "agency"), region }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return new Certificate(award, winner.Unit, holder.Length > 0 ? holder : null, winner.Name, winner.Cluster);
    }
}
