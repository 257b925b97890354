using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Objections;
using Scoring.Features.Publications;

namespace Scoring.Features.Editions;

/// <summary>Shows the public how far the editions have progressed. The answer contains no figures of unpublished editions.</summary>
[Allow(Access.Everybody)]
public sealed record ShowEditionStates : IRequest<IReadOnlyList<EditionStanding>>;

/// <summary>An edition's progress, as shown to the public.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Name">Its name; its id if the rules folder does not contain it.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Published">Its latest publication, or null.</param>
/// <param name="ObjectionsUntil">The last moment for objections, UTC, or null if that has passed or none is set.</param>
/// <param name="IsIllustrative">True if any file in force declares that its figures are made up for a sample.</param>
public sealed record EditionStanding(
    string Id,
    Text Name,
    EditionPhase Phase,
    Publication? Published,
    DateTime? ObjectionsUntil,
    bool IsIllustrative
);

/// <summary>The public phase of an edition.</summary>
public enum EditionPhase
{
    /// <summary>Data are being collected.</summary>
    Open,

    /// <summary>The jury has started and the last stage is not closed.</summary>
    BeingJudged,

    /// <summary>Its rankings are published and objections are being accepted.</summary>
    Objections,

    /// <summary>Its rankings are published.</summary>
    Published,

    /// <summary>Its rules leave open what a ranking needs, have faults, or are missing.</summary>
    RulesNotReady,
}

/// <summary>
/// Combines the publications and the progress of the other editions, by programme, with each programme's newest edition first.
/// </summary>
internal sealed class ShowEditionStatesHandler(
    IMediator mediator,
    PublicationStore publications,
    StageStore stages,
    ObjectionStore objections,
    TimeProvider? clock = null
) : IRequestHandler<ShowEditionStates, IReadOnlyList<EditionStanding>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<EditionStanding>> Handle(ShowEditionStates request, CancellationToken cancellationToken)
    {
        var newest = publications.Of(null).GroupBy(one => one.Edition).ToDictionary(group => group.Key, group => group.Last());
        var live = await mediator.Send(new ListEditionsWithFacts(), cancellationToken);
        return
        [
            .. live.Select(edition => Of(edition, newest.GetValueOrDefault(edition.Id)))
                .Concat(
                    newest.Values.Where(one => live.All(edition => edition.Id != one.Edition)).Select(one => Of(one, one.IsIllustrative))
                )
                .OrderBy(edition => edition.Id[..edition.Id.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
                .ThenByDescending(edition => edition.Id, StringComparer.Ordinal),
        ];
    }

    private EditionStanding Of(EditionWithFacts edition, Publication? published) =>
        published is not null
            ? Of(published, published.IsIllustrative)
            : new EditionStanding(
                edition.Id,
                edition.Rules?.Name ?? new Text(edition.Id, edition.Id),
                edition.State is EditionState.PointsOpen or EditionState.RulesFaulty or EditionState.RulesMissing
                        ? EditionPhase.RulesNotReady
                    : IsBeingJudged(edition) ? EditionPhase.BeingJudged
                    : EditionPhase.Open,
                null,
                null,
                edition.IsIllustrative
            );

    private EditionStanding Of(Publication published, bool isIllustrative)
    {
        var until =
            objections.Until(published.Edition) is { } time && time >= (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime
                ? time
                : (DateTime?)null;
        return new EditionStanding(
            published.Edition,
            published.Name,
            until is null ? EditionPhase.Published : EditionPhase.Objections,
            published,
            until,
            isIllustrative
        );
    }

    private bool IsBeingJudged(EditionWithFacts edition)
    {
        var states = edition.Rules?.Stages.Select(stage => stages.Of(edition.Id, stage.Id)).ToList() ?? [];
        return states.Exists(state => state.Since is not null || state.Deadline is not null) && states.Exists(state => !state.IsClosed);
    }
}
