using System.Globalization;
using MediatR;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>
/// Somebody asks how certain the ranks of a composite index are if it were computed in another way, and which choice decides them. Nothing
/// is written.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The id of a ranking; null for every ranking of a composite index or of a node of one.</param>
/// <param name="Top">N of the top N; null for the ranking's own line.</param>
/// <param name="Draws">
/// How many times the index is made, 1 to 100,000; null for 1000. Given sets of weights alone are used once each instead.
/// </param>
/// <param name="Seed">The seed of the draws, any text; null for the fixed one. The same seed gives the same figures.</param>
[Allow(Access.Everybody)]
public sealed record ReportIndexRobustness(string Edition, string? Ranking = null, int? Top = null, int? Draws = null, string? Seed = null)
    : IRequest<IndexRobustnessReport>,
        INamesAnEdition
{
    /// <summary>How many times the index is made by default.</summary>
    public const int UsualDraws = 1000;

    /// <summary>What is varied.</summary>
    public VariedChoices Vary { get; init; } = new();

    /// <summary>True if it is also asked which choice decides: the index is then made Draws × (choices + 2) times more.</summary>
    public bool Decides { get; init; }

    /// <summary>The ids of units for which intervals of what decides are wanted.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Receives the name of the ranking at work and the part that is done, 0 to 1; or null.</summary>
    public Action<string, double>? Progress { get; init; }
}

/// <summary>How certain one list of a composite index is.</summary>
/// <param name="Name">The cluster's name; empty for the whole ranking.</param>
/// <param name="Top">N of its line, or null.</param>
/// <param name="From">The origin of N.</param>
/// <param name="Rows">Its official lines, in order.</param>
/// <param name="Certainty">The ranks of the same units in the runs, in the same order.</param>
/// <param name="Influence">Which choice decides; null if it was not asked, or the list has one unit.</param>
public sealed record IndexRobustList(
    string Name,
    int? Top,
    LineFrom From,
    IReadOnlyList<RankedUnit> Rows,
    IndexCertainty Certainty,
    IndexInfluence? Influence
);

/// <summary>How certain a ranking of a composite index is.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="Step">The composite index that is ranked, or of which a node is; null for a score that is made of levels.</param>
/// <param name="Plan">What was varied in the making of a composite index.</param>
/// <param name="Lists">Its lists.</param>
public sealed record IndexRobustRanking(RankingRule Rule, HierarchyStep? Step, IndexPlan Plan, IReadOnlyList<IndexRobustList> Lists)
{
    /// <summary>The chance of each reported level to be one off, 0 to 1; null if levels stayed.</summary>
    public decimal? LevelShare { get; init; }

    /// <summary>How many levels were reported that could be one off.</summary>
    public int Levels { get; init; }
}

/// <summary>How certain the rankings of an edition's composite indices are.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Rankings">The rankings whose score is a composite index; at least one.</param>
/// <param name="Seed">The seed as given, or the fixed one.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up.</param>
public sealed record IndexRobustnessReport(Edition Edition, IReadOnlyList<IndexRobustRanking> Rankings, string Seed, bool IsIllustrative);

/// <summary>Makes each index many times; stores nothing.</summary>
/// <param name="evaluations">The current rules and facts.</param>
internal sealed class ReportIndexRobustnessHandler(Evaluations evaluations) : IRequestHandler<ReportIndexRobustness, IndexRobustnessReport>
{
    private const int MostDraws = 100_000;

    // Counts of every rank of every unit, in each thread.
    private const int MostUnits = 5_000;

    // Ranks that are kept to see what decides, two bytes each.
    private const long MostKept = 200_000_000;

    /// <inheritdoc/>
    public Task<IndexRobustnessReport> Handle(ReportIndexRobustness request, CancellationToken cancellationToken)
    {
        if (request.Draws is < 1 or > MostDraws)
            throw new RefusalException(RefusalKind.Usage, "too-many-draws", request.Draws, MostDraws);
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var asked = RankedLists.Asked(evaluation.Edition, request.Ranking).ToList();
        var ofLevels = LevelRobustness.Of(evaluation, asked, request, cancellationToken);
        // Where levels alone are asked about, a composite index beside them is not made otherwise as well.
        var ofIndices = asked
            .Where(_ => ofLevels.Count == 0 || !request.Vary.IsNothing)
            .Select(rule => OfRanking(evaluation, rule, request, cancellationToken))
            .OfType<IndexRobustRanking>()
            .ToList();
        if (ofIndices.Count + ofLevels.Count == 0)
            throw new RefusalException(
                RefusalKind.Usage,
                asked.Exists(rule => HierarchyStep.Of(rule.Score) is not null) ? "nothing-varied" : "no-index-ranking",
                request.Ranking ?? request.Edition
            );
        return Task.FromResult(
            new IndexRobustnessReport(
                evaluation.Edition,
                [.. ofLevels, .. ofIndices],
                request.Seed ?? RankCertainty.Seed.ToString(CultureInfo.InvariantCulture),
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    // Null for a score that is no index, and for a node of one in which nothing of what is varied stands.
    private static IndexRobustRanking? OfRanking(
        Evaluation evaluation,
        RankingRule rule,
        ReportIndexRobustness request,
        CancellationToken cancellation
    )
    {
        if (HierarchyStep.Of(rule.Score) is not var (step, node))
            return null;
        var units = evaluation.Facts.Units(step.Level);
        if (units.Count > MostUnits)
            throw new RefusalException(RefusalKind.Usage, "too-many-units", units.Count, MostUnits);
        var plan = ChoicePlan.Of(request.Vary, step.Rule, node, units);
        if (plan.Factors.Count == 0)
            return null;
        var model = step.ModelOf(evaluation, plan, node);
        if (model.FirstDifference(step.ColumnsOf(evaluation).Of(node.Id)) is { } differs)
            throw new RefusalException(RefusalKind.Data, "index-runs-differ", step.Name, units.Name(differs));
        var groups = RankedLists.Of(evaluation, rule);
        var (top, from) = RankedLists.LineOf(evaluation.Edition, rule, request.Top);
        IndexList[] lists = [.. groups.Select(group => ListOf(rule, group.Rows, top))];
        var (draws, seed) = (request.Draws ?? ReportIndexRobustness.UsualDraws, ReportRobustnessHandler.SeedOf(request.Seed));
        var name = rule.Name.In("id");
        Action<double>? progress = request.Progress is { } report ? part => report(name, part) : null;
        var closely = request.Units.Select(id => Find(units.Find(id), id)).ToList();
        var certainties = IndexCertainty.Of(model, lists, draws, seed, progress, cancellation);
        return new IndexRobustRanking(
            rule,
            step,
            plan,
            [
                .. groups.Select(
                    (group, i) =>
                        new IndexRobustList(
                            group.Name,
                            top,
                            from,
                            group.Rows,
                            certainties[i],
                            request.Decides && group.Rows.Length > 1
                                ? IndexInfluence.Of(
                                    model,
                                    lists[i],
                                    Sample(draws, plan, group.Rows.Length),
                                    seed,
                                    closely,
                                    progress,
                                    cancellation
                                )
                                : null
                        )
                ),
            ]
        );
    }

    /// <summary>A list of a ranking as it is tallied.</summary>
    internal static IndexList ListOf(RankingRule rule, IReadOnlyList<RankedUnit> rows, int? top) =>
        new([.. rows.Select(row => row.Unit)], top, rule.LowestFirst, rule.Bands, rule.Rounding);

    private static int Find(int unit, string id) => unit >= 0 ? unit : throw new RefusalException(RefusalKind.Usage, "unknown-unit", id);

    private static int Sample(int draws, IndexPlan plan, int units) =>
        (long)draws * (plan.Factors.Count + 2) * units <= MostKept
            ? draws
            : throw new RefusalException(RefusalKind.Usage, "too-many-draws", draws, (int)(MostKept / (plan.Factors.Count + 2) / units));
}
