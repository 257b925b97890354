using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Objections;
using Scoring.Features.Publications;

namespace Scoring.Features.Editions;

/// <summary>The public asks how far the editions are. No figure of an edition that is not published is in the answer.</summary>
[Allow(Access.Everybody)]
public sealed record ShowEditionStates : IRequest<IReadOnlyList<EditionStanding>>;

/// <summary>How far an edition is, as the public may know it.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Name">What it is called; its id where the rules folder does not hold it.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Published">What is published of it, the newest number; null for nothing.</param>
/// <param name="ObjectionsUntil">The last moment for objections, UTC, where that is ahead; null otherwise.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample.</param>
public sealed record EditionStanding(string Id, Text Name, EditionPhase Phase, Publication? Published, DateTime? ObjectionsUntil, bool IsIllustrative);

/// <summary>How far an edition is.</summary>
public enum EditionPhase
{
    /// <summary>Data are coming in.</summary>
    Open,

    /// <summary>A jury has begun and its last stage is not closed.</summary>
    BeingJudged,

    /// <summary>Its rankings are published and objections are taken.</summary>
    Objections,

    /// <summary>Its rankings are published.</summary>
    Published,

    /// <summary>Its rules leave open what a ranking needs, or have faults, or are not here.</summary>
    RulesNotReady,
}

/// <summary>Puts together what is published and how far the others are, by programme, the newest edition of each first.</summary>
internal sealed class ShowEditionStatesHandler(IMediator mediator, PublicationStore publications, StageStore stages, ObjectionStore objections, TimeProvider? clock = null)
    : IRequestHandler<ShowEditionStates, IReadOnlyList<EditionStanding>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<EditionStanding>> Handle(ShowEditionStates request, CancellationToken cancellationToken)
    {
        var newest = publications.Of(null).GroupBy(one => one.Edition).ToDictionary(group => group.Key, group => group.Last());
        var live = await mediator.Send(new ListEditionsWithFacts(), cancellationToken);
        return
        [
            .. live.Select(edition => Of(edition, newest.GetValueOrDefault(edition.Id)))
                .Concat(newest.Values.Where(one => live.All(edition => edition.Id != one.Edition)).Select(one => Of(one, one.IsIllustrative)))
                .OrderBy(edition => edition.Id[..edition.Id.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
                .ThenByDescending(edition => edition.Id, StringComparer.Ordinal),
        ];
    }

    private EditionStanding Of(EditionWithFacts edition, Publication? published) =>
        published is not null ? Of(published, published.IsIllustrative)
        : new EditionStanding(edition.Id, edition.Rules?.Name ?? new Text(edition.Id, edition.Id),
            edition.State is EditionState.PointsOpen or EditionState.RulesFaulty or EditionState.RulesMissing ? EditionPhase.RulesNotReady
            : IsBeingJudged(edition) ? EditionPhase.BeingJudged : EditionPhase.Open, null, null, edition.IsIllustrative);

    private EditionStanding Of(Publication published, bool isIllustrative)
    {
        var until = objections.Until(published.Edition) is { } time && time >= (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime ? time : (DateTime?)null;
        return new EditionStanding(published.Edition, published.Name, until is null ? EditionPhase.Published : EditionPhase.Objections, published, until, isIllustrative);
    }

    private bool IsBeingJudged(EditionWithFacts edition)
    {
        var states = edition.Rules?.Stages.Select(stage => stages.Of(edition.Id, stage.Id)).ToList() ?? [];
        return states.Exists(state => state.Since is not null || state.Deadline is not null) && states.Exists(state => !state.IsClosed);
    }
}
