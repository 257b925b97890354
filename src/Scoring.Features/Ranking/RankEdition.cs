using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking;

/// <summary>Somebody has an edition scored and ranked on the facts in force; the run is kept.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The ranking; null for every ranking of the edition.</param>
/// <remarks>Cluster and top N only choose what is shown of the answer: the run always holds whole rankings.</remarks>
[Allow(Access.Secretariat)]
public sealed record RankEdition(string Edition, string? Ranking = null) : IRequest<RankingRun>, IWrites, INamesAnEdition;

/// <summary>A kept run: what was computed from what, by which rules and engine.</summary>
/// <param name="RunId">The id of the run; the same run again has the same id.</param>
/// <param name="Edition">The edition.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="EngineVersion">The version of this program.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings, whatever the order of import, the machine or the language.</param>
/// <param name="Inputs">The imports that were in force, with those of carried-over editions.</param>
/// <param name="Rankings">The rankings.</param>
/// <param name="RuleGaps">What the edition leaves open, if anything.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample: shown wherever a figure is.</param>
public sealed record RankingRun(
    long RunId,
    string Edition,
    string RuleHash,
    string EngineVersion,
    string ResultHash,
    IReadOnlyList<RunInput> Inputs,
    IReadOnlyList<RankingResult> Rankings,
    IReadOnlyList<RuleGap> RuleGaps,
    bool IsIllustrative)
{
    /// <summary>The prizes in the order in which they are given, those of rankings that are not shown too; empty where the edition names none.</summary>
    public IReadOnlyList<AwardGiven> Awards { get; init; } = [];

    /// <summary>The prizes of the rankings that are shown.</summary>
    public IReadOnlyList<AwardGiven> ShownAwards => [.. Awards.Where(award => Rankings.Any(ranking => ranking.Rule.Id == award.Rule.Ranking))];

    /// <summary>The rankings that wait for a committee; they are not among <see cref="Rankings"/>.</summary>
    public IReadOnlyList<OpenRanking> Waiting { get; init; } = [];

    /// <summary>How many points have to be closed before it can be final; 0 also where the edition has no stage of marking, and where nobody asked: a folder's runs are kept without counting.</summary>
    public int PointsLeft { get; init; }

    /// <summary>When and by whom this run was kept as final; null for a preview.</summary>
    public FinalRun? Final { get; init; }

    /// <summary>Whose rules were put to the edition's facts, where those are not its own: such a run is no official result and is never kept. Null otherwise.</summary>
    public OtherRules? Counterfactual { get; init; }
}

/// <summary>An import that a run used.</summary>
/// <param name="Edition">The edition it was imported for.</param>
/// <param name="Kind">What it brought.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Hash of its bytes (hex).</param>
/// <param name="Rows">Rows stored.</param>
public sealed record RunInput(string Edition, string Kind, string File, string Sha256, int Rows);

/// <summary>Scores and ranks on what is in force, keeps the run, answers with it.</summary>
internal sealed class RankEditionHandler(RankingRecorder kept) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken) => Task.FromResult(kept.KeepAndCount(request.Edition, request.Ranking));
}
