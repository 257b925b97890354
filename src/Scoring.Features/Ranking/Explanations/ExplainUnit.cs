using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>Somebody asks why a unit is ranked where it is.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">A region's code, an innovation's id, or a group's name.</param>
/// <param name="Ranking">The ranking; null for the first one with the unit.</param>
[Allow(Access.Everybody)]
public sealed record ExplainUnit(string Edition, string Unit, string? Ranking = null) : IRequest<UnitExplanation>, INamesAnEdition;

/// <summary>Why a unit is ranked where it is.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Ranking">The ranking explained.</param>
/// <param name="Row">The unit's line in it.</param>
/// <param name="Of">How many units are ranked with it (in its cluster).</param>
/// <param name="Root">The score as a tree down to the facts.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record UnitExplanation(Edition Edition, RankingRule Ranking, RankedUnit Row, int Of, Explanation Root, bool IsIllustrative);

/// <summary>Scores the current facts and cuts out the tree of one unit.</summary>
internal sealed class ExplainUnitHandler(Evaluations evaluations) : IRequestHandler<ExplainUnit, UnitExplanation>
{
    /// <inheritdoc/>
    public Task<UnitExplanation> Handle(ExplainUnit request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var (rule, row) = RankedWith.Find(evaluation, request.Unit, request.Ranking);
        // Prizes are shown with the ranking's own notes, as rank shows them.
        row = AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards).Of(row.Id)!;
        return Task.FromResult(
            UnitExplanations.Of(
                evaluation,
                rule,
                row,
                RankedWith.Count(evaluation, rule, row),
                imports.Any(import => import.IsIllustrative)
            )
        );
    }
}

/// <summary>Cuts the tree of a ranking into those of its units.</summary>
internal static class UnitExplanations
{
    /// <summary>Every unit of a ranking, in its order.</summary>
    public static IEnumerable<UnitExplanation> Of(Evaluation evaluation, RankingRule rule, bool isIllustrative)
    {
        var rows = AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards).Rows;
        var ranked = rows.Where(row => row.Rank is not null).CountBy(row => rule.Within is null ? "" : row.Cluster).ToDictionary();
        return rows.Select(row =>
            Of(evaluation, rule, row, ranked.GetValueOrDefault(rule.Within is null ? "" : row.Cluster), isIllustrative)
        );
    }

    /// <summary>One unit.</summary>
    public static UnitExplanation Of(Evaluation evaluation, RankingRule rule, RankedUnit row, int of, bool isIllustrative)
    {
        // A ranking does not say of every line what could not be checked and what was carried over; a reader asking about one unit wants to
        // know.
        if (OfEligibility(evaluation, rule.Level, row.Unit) is { Count: > 0 } notes)
            row = row with { Notes = [.. row.Notes, .. notes] };
        return new UnitExplanation(evaluation.Edition, rule, row, of, rule.Score.Explain(evaluation, row.Unit), isIllustrative);
    }

    /// <summary>What the eligibility rules say of a unit beyond refusing it; empty if it is no innovation or no rule is asked.</summary>
    public static IReadOnlyList<Note> OfEligibility(Evaluation evaluation, Level level, int unit) =>
        level == Level.Innovation && evaluation.Eligibility.Count > 0
            ? [.. evaluation.Eligibility[unit].Results, .. evaluation.Eligibility[unit].NotChecked.Select(rule => rule.Note)]
            : [];
}

/// <summary>Finds the ranking and the line of a unit.</summary>
internal static class RankedWith
{
    /// <summary>The first ranking (or the one asked for) with the unit, by id or by its whole name.</summary>
    /// <exception cref="RefusalException">No ranking has it, or there is no such ranking.</exception>
    public static (RankingRule Rule, RankedUnit Row) Find(Evaluation evaluation, string unit, string? ranking)
    {
        var rules = evaluation.Edition.Rankings.Where(rule => ranking is null || rule.Id == ranking).ToList();
        if (rules.Count == 0)
            throw EditionCatalog.WhyNot(evaluation.Edition, ranking ?? "");
        foreach (var rule in rules)
        {
            var rows = evaluation.Ranking(rule).Rows;
            var row = rows.FirstOrDefault(row => row.Id == unit)
                ?? rows.FirstOrDefault(row => row.Name.Equals(unit, StringComparison.OrdinalIgnoreCase));
            if (row is not null)
                return (rule, row);
        }
        var known = rules.SelectMany(rule => evaluation.Ranking(rule).Rows).SelectMany(row => new[] { row.Id, row.Name }).Distinct();
        throw new RefusalException(RefusalKind.Usage, "unknown-unit", unit, Nearest.To(unit, known) ?? "");
    }

    /// <summary>How many units have a rank, in the unit's cluster if clusters are ranked separately.</summary>
    public static int Count(Evaluation evaluation, RankingRule rule, RankedUnit row) =>
        evaluation.Ranking(rule).Rows.Count(other => other.Rank is not null && (rule.Within is null || other.Cluster == row.Cluster));
}
