using MediatR;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Publications;
using Scoring.Features.Seasons;
using Scoring.RuleBook;

namespace Scoring.Features.Editions;

/// <summary>
/// Lists what is due: the next dates of the seasons that are written on the site, the deadlines of all open stages, and what is late.
/// </summary>
[Allow(Access.Readers)]
public sealed record ListDueDates : IRequest<IReadOnlyList<DueDate>>;

/// <summary>A date that is due or was missed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Name">The name of the edition.</param>
/// <param name="Kind">What is due; null for the deadline that jurors were given for a stage.</param>
/// <param name="Stage">The stage that it is about, or null.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Zone">The zone in which the date was written.</param>
/// <param name="IsLate">True if it has passed without what was due.</param>
public sealed record DueDate(string Edition, Text Name, SeasonDateKind? Kind, Stage? Stage, DateTime At, SeasonZone Zone, bool IsLate);

/// <summary>Puts calendars and deadlines beside what has happened; the earliest first, so what is late leads.</summary>
internal sealed class ListDueDatesHandler(
    RuleFolder rules,
    SeasonStates states,
    StageStore stages,
    PublicationStore publications,
    AuditTrail trail
) : IRequestHandler<ListDueDates, IReadOnlyList<DueDate>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<DueDate>> Handle(ListDueDates request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DueDate>>([
            .. rules
                .EditionIds.Where(rules.IsKept)
                .SelectMany(OfCalendar)
                .Concat(stages.Editions().SelectMany(OfDeadlines))
                .OrderBy(due => due.At)
                .ThenBy(due => due.Edition, StringComparer.Ordinal),
        ]);

    private IEnumerable<DueDate> OfCalendar(string id)
    {
        if (rules.Read(id).Edition is not { } edition || rules.ReadSeason(id).Season is not { } season)
            yield break;
        var state = states.Of(id).State;
        if (state == SeasonState.Archived)
            yield break;
        foreach (var date in season.Calendar.Dates)
        {
            var stage = date.Stage is { } name ? edition.StageOf(name) : null;
            // Jurors go by the deadline that they were given, and a closed stage needs no date any more.
            if (
                date.Kind == SeasonDateKind.StageCloses
                && stage is not null
                && stages.Of(id, stage.Id) is not { IsClosed: false, Deadline: null }
            )
                continue;
            var hasPassed = date.At < trail.Now;
            if (!hasPassed || IsMissing(edition, state, date.Kind, stage))
                yield return new DueDate(id, edition.Name, date.Kind, stage, date.At, season.Calendar.Zone, hasPassed);
        }
    }

    // Only what the program can tell: whether a prize was given, it cannot.
    private bool IsMissing(Edition edition, SeasonState state, SeasonDateKind kind, Stage? stage) =>
        kind switch
        {
            SeasonDateKind.Announcement => state == SeasonState.Draft,
            SeasonDateKind.StageCloses => stage is not null && state != SeasonState.Draft,
            SeasonDateKind.Results => publications.Of(edition.Id).Count == 0 && state != SeasonState.Draft,
            _ => false,
        };

    private IEnumerable<DueDate> OfDeadlines(string id)
    {
        if (!rules.Has(id) || rules.Read(id).Edition is not { } edition)
            yield break;
        var zone = rules.ReadSeason(id).Season?.Calendar.Zone ?? SeasonZone.Wib;
        foreach (var stage in edition.Stages)
        {
            if (stages.Of(id, stage.Id) is { IsClosed: false, Deadline: { } deadline })
                yield return new DueDate(id, edition.Name, null, stage, deadline, zone, deadline < trail.Now);
        }
    }
}
