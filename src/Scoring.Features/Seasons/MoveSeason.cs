using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Seasons;

/// <summary>The secretariat announces a season or archives it; only an announced one without entries becomes a draft again.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="To">The state.</param>
/// <param name="Reason">Why; needed to go back to a draft.</param>
[Allow(Access.Secretariat)]
public sealed record MoveSeason(string Edition, SeasonState To, string Reason = "") : IRequest<SeasonStanding>, IWrites, INamesAnEdition;

/// <summary>Checks that nothing is missing, and stores the state.</summary>
internal sealed class MoveSeasonHandler(RuleFolder rules, RuleVersions versions, SeasonStates seasons, AuditTrail trail)
    : IRequestHandler<MoveSeason, SeasonStanding>
{
    /// <inheritdoc/>
    public Task<SeasonStanding> Handle(MoveSeason request, CancellationToken cancellationToken)
    {
        var version = versions.InForce(request.Edition)
            ?? throw new RefusalException(RefusalKind.State, "season-not-kept", request.Edition);
        var state = seasons.Of(request.Edition).State;
        var isPossible = (state, request.To) switch
        {
            (SeasonState.Draft, SeasonState.Announced) => true,
            (SeasonState.Announced, SeasonState.Draft) => true,
            (SeasonState.Announced, SeasonState.Running) => true,
            (SeasonState.Announced or SeasonState.Running, SeasonState.Archived) => true,
            (SeasonState.Archived, SeasonState.Running) => true,
            _ => false,
        };
        if (!isPossible)
            throw new RefusalException(RefusalKind.State, "season-step-impossible", request.Edition, Word(state), Word(request.To));
        if (request.To == SeasonState.Announced)
            CheckComplete(request.Edition);
        else if (state != SeasonState.Announced || request.To == SeasonState.Draft)
            Require.Reason(request.Reason);
        seasons.Add(request.Edition, request.To, request.Reason.Trim());
        trail.Record(
            AuditAction.SeasonMoved,
            request.Edition,
            request.Reason.Trim(),
            ("state", Word(request.To)),
            ("version", version.Number)
        );
        return Task.FromResult(seasons.Of(request.Edition));
    }

    private void CheckComplete(string edition)
    {
        var (reading, season) = (rules.Read(edition), rules.ReadSeason(edition));
        RuleFault[] faults = [.. reading.Faults, .. season.Faults];
        if (faults.Length > 0)
            throw new RefusalException(RefusalKind.Rules, "rules-faulty", edition, faults.Length) { Faults = faults };
        var missing = SeasonGaps.Of(reading.Edition!, season.Season);
        if (missing.Count > 0)
            throw new RefusalException(RefusalKind.Rules, "season-incomplete", edition, string.Join(", ", missing));
    }

    private static string Word(SeasonState state) => state.ToString().ToLowerInvariant();
}

/// <summary>What a season still needs before it can be announced.</summary>
public static class SeasonGaps
{
    /// <summary>The keys of season.yaml that are missing, such as "calendar: entries-close".</summary>
    /// <param name="edition">The rules.</param>
    /// <param name="season">How it is run; null if that is not written.</param>
    public static IReadOnlyList<string> Of(Domain.Rules.Edition edition, SeasonRules? season)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (season is null)
            return ["calendar"];
        var gaps = new List<string>();
        if (season.Letter is null)
            gaps.Add("letter");
        var needed = season.Form is null
            ? new List<(SeasonDateKind, string?)>()
            : [(SeasonDateKind.EntriesOpen, null), (SeasonDateKind.EntriesClose, null)];
        needed.AddRange(edition.Stages.Select(stage => (SeasonDateKind.StageCloses, (string?)stage.Id)));
        needed.Add((SeasonDateKind.Results, null));
        if (season.Vote is not null)
            needed.AddRange([(SeasonDateKind.VoteOpens, null), (SeasonDateKind.VoteCloses, null)]);
        foreach (var (kind, stage) in needed.Where(date => season.Calendar.Of(date.Item1, date.Item2) is null))
            gaps.Add(stage is null ? $"calendar: {Word(kind)}" : $"calendar: {Word(kind)} {stage}");
        if (edition.OpenRankings.Count > 0)
            gaps.AddRange(edition.OpenRankings.SelectMany(ranking => ranking.Needs).Distinct().Select(point => $"open: {point}"));
        return gaps;
    }

    private static string Word(SeasonDateKind kind) => SeasonWords.Of(kind);
}
