using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Ranking;

namespace Scoring.Features.Publications;

/// <summary>
/// A person proposes to publish the current rankings of an edition that asks for a second person. Another one confirms by publishing them;
/// if anything changes in between, it must be proposed again.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Note">The note for the publication; a correction needs one that says why.</param>
/// <param name="OnlyIfFinal">True to ask of an index too that today's result was stored as final.</param>
[Allow(Access.Plenary)]
public sealed record ProposePublication(string Edition, string? Note = null, bool OnlyIfFinal = false)
    : IRequest<PublicationProposal>,
        IWrites,
        INamesAnEdition;

/// <summary>Makes the checks of publishing, stores the run, and records the proposal.</summary>
internal sealed class ProposePublicationHandler(
    RankingCalculator rankings,
    PublishingChecks checks,
    PublicationProposals proposals,
    PublicationStore publications,
    RunStore runs
) : IRequestHandler<ProposePublication, PublicationProposal>
{
    /// <inheritdoc/>
    public Task<PublicationProposal> Handle(ProposePublication request, CancellationToken cancellationToken)
    {
        var (run, edition, imports) = rankings.Of(request.Edition, null);
        if (!edition.Publishing.SecondPerson)
            throw new RefusalException(RefusalKind.Usage, "publish-no-proposal", edition.Id);
        checks.MustBePublishable(run, edition, request.OnlyIfFinal);
        var before = publications.Of(edition.Id) is [.., var newest] ? newest : null;
        if (before is not null && before.RunId == runs.Known(run))
            throw new RefusalException(RefusalKind.State, "publish-nothing-new", edition.Id, before.Number);
        var note = PublishingChecks.NoteOf(edition, before, request.Note, null);
        var id = runs.Save(run, imports.Select(import => import.Id));
        return Task.FromResult(proposals.Add(edition.Id, id, run.ResultHash, note));
    }
}

/// <summary>Those who run an edition look whether its current rankings are proposed for publication.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowProposal(string Edition) : IRequest<ProposalStanding>, INamesAnEdition;

/// <summary>Whether a second person is needed, and what is proposed.</summary>
/// <param name="SecondPerson">True if the edition asks for a second person.</param>
/// <param name="Proposal">The proposal of exactly today's result, or null.</param>
/// <param name="IsOwn">True if the person who asks proposed it: another one must confirm.</param>
public sealed record ProposalStanding(bool SecondPerson, PublicationProposal? Proposal, bool IsOwn);

/// <summary>Looks it up in the trail.</summary>
internal sealed class ShowProposalHandler(RankingCalculator rankings, PublicationProposals proposals, RunStore runs, Audit.AuditTrail trail)
    : IRequestHandler<ShowProposal, ProposalStanding>
{
    /// <inheritdoc/>
    public Task<ProposalStanding> Handle(ShowProposal request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, null);
        var proposal = edition.Publishing.SecondPerson ? proposals.Of(edition.Id, runs.Known(run)) : null;
        return Task.FromResult(new ProposalStanding(edition.Publishing.SecondPerson, proposal, proposal?.By == trail.Who));
    }
}
