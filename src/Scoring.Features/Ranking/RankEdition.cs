using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking;

/// <summary>Scores and ranks an edition on the current facts; the run is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The ranking; null for every ranking of the edition.</param>
/// <remarks>Cluster and top N only choose what is shown of the result: the run always holds whole rankings.</remarks>
[Allow(Access.Secretariat)]
public sealed record RankEdition(string Edition, string? Ranking = null) : IRequest<RankingRun>, IWrites, INamesAnEdition;

/// <summary>A stored run: what was computed from what, by which rules and engine.</summary>
/// <param name="RunId">The id of the run; repeating the same run gives the same id.</param>
/// <param name="Edition">The edition.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="EngineVersion">The version of the computation (<see cref="Engine.Version"/>).</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings, independent of the order of import, the machine and the language.</param>
/// <param name="Inputs">The current imports, including those of carried-over editions.</param>
/// <param name="Rankings">The rankings.</param>
/// <param name="RuleGaps">The edition's rule gaps, if any.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample: shown with every figure.</param>
public sealed record RankingRun(
    long RunId,
    string Edition,
    string RuleHash,
    string EngineVersion,
    string ResultHash,
    IReadOnlyList<RunInput> Inputs,
    IReadOnlyList<RankingResult> Rankings,
    IReadOnlyList<RuleGap> RuleGaps,
    bool IsIllustrative
)
{
    /// <summary>
    /// The prizes in the order in which they are given, including those of rankings that are not shown; empty if the edition names none.
    /// </summary>
    public IReadOnlyList<AwardGiven> Awards { get; init; } = [];

    /// <summary>The prizes of the rankings that are shown.</summary>
    public IReadOnlyList<AwardGiven> ShownAwards =>
        [.. Awards.Where(award => Rankings.Any(ranking => ranking.Rule.Id == award.Rule.Ranking))];

    /// <summary>The rankings that await a committee's decision; they are not among <see cref="Rankings"/>.</summary>
    public IReadOnlyList<OpenRanking> Waiting { get; init; } = [];

    /// <summary>
    /// What a person must know of the run as a whole: attributes that rules ask for and nobody has. Not part of its hash.
    /// </summary>
    public IReadOnlyList<Note> Remarks { get; init; } = [];

    /// <summary>
    /// What is said beside <see cref="Remarks"/> and stands in no file, since publications keep their bytes: indicators that say nothing.
    /// </summary>
    public IReadOnlyList<Note> Attention { get; init; } = [];

    /// <summary>
    /// How many review items have to be closed before it can be final; also 0 if the edition has no stage of marking, or if they were not
    /// counted: a folder's runs are stored without counting.
    /// </summary>
    public int ReviewItemsLeft { get; init; }

    /// <summary>When and by whom this run was stored as final; null for a preview.</summary>
    public FinalRun? Final { get; init; }

    /// <summary>
    /// The edition whose rules were applied, if they are not the edition's own: such a run is not an official result and is never stored.
    /// Otherwise null.
    /// </summary>
    public OtherRules? Counterfactual { get; init; }
}

/// <summary>An import used by a run.</summary>
/// <param name="Edition">The edition it was imported for.</param>
/// <param name="Kind">The kind imported.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Hash of its bytes (hex).</param>
/// <param name="Rows">Rows stored.</param>
public sealed record RunInput(string Edition, string Kind, string File, string Sha256, int Rows);

/// <summary>Scores and ranks the current facts, stores the run and returns it.</summary>
internal sealed class RankEditionHandler(RankingRecorder recorder) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken) =>
        Task.FromResult(recorder.RecordAndCount(request.Edition, request.Ranking));
}
