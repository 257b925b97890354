using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Regions;
using Scoring.RuleBook;

namespace Scoring.Features.Innovations;

/// <summary>Shows one innovation.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Innovation">Its id.</param>
[Allow(Access.Everybody)]
public sealed record ShowInnovation(string Edition, string Innovation) : IRequest<InnovationReport>, INamesAnEdition;

/// <summary>One innovation.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Line">Its summary.</param>
/// <param name="Further">Further columns of its file: name and value, without empty ones.</param>
/// <param name="Origin">The file and line it was read from.</param>
/// <param name="Root">
/// Its contribution to its region's score, as a tree; null if the edition's scores do not depend on a region's innovations.
/// </param>
/// <param name="WhyNot">Why it does not count, or null.</param>
/// <param name="Places">Its rows in the rankings of innovations.</param>
/// <param name="Awards">Awards of earlier years.</param>
/// <param name="IsIllustrative">True if any file in force declares that its figures are made up for a sample.</param>
public sealed record InnovationReport(
    Edition Edition,
    InnovationLine Line,
    IReadOnlyList<KeyValuePair<string, string>> Further,
    Origin Origin,
    Explanation? Root,
    Note? WhyNot,
    IReadOnlyList<(RankingRule Ranking, RankedUnit Row)> Places,
    IReadOnlyList<AwardRecord> Awards,
    bool IsIllustrative
);

/// <summary>Finds the innovation among the facts in force, with its results under the rules.</summary>
/// <param name="evaluations">The rules over the facts.</param>
internal sealed class ShowInnovationHandler(Evaluations evaluations) : IRequestHandler<ShowInnovation, InnovationReport>
{
    private static readonly HashSet<string> Known = ["region_code", "agency", "category", "digital", "step"];

    /// <inheritdoc/>
    public Task<InnovationReport> Handle(ShowInnovation request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var (edition, facts, innovations) = (evaluation.Edition, evaluation.Facts, evaluation.Facts.Innovations);
        var unit = innovations.Find(request.Innovation);
        if (unit < 0)
            throw new RefusalException(
                RefusalKind.Usage,
                "unknown-unit",
                request.Innovation,
                Nearest.To(request.Innovation, Enumerable.Range(0, innovations.Count).Select(innovations.Id)) ?? ""
            );
        var region = facts.RegionOfInnovation[unit];
        var line = new InnovationLine(
            request.Innovation,
            innovations.Name(unit),
            innovations.Attribute(unit, "region_code"),
            region < 0 ? null : facts.Regions.Name(region),
            innovations.Attribute(unit, "agency"),
            innovations.Attribute(unit, "category"),
            innovations.Attribute(unit, "digital"),
            innovations.Attribute(unit, "step")
        );
        var step = edition
            .Rankings.Where(rule => rule.Level == Level.Region)
            .Select(rule => InnovationStep.Of(rule.Score))
            .FirstOrDefault(found => found is not null);
        return Task.FromResult(
            new InnovationReport(
                edition,
                line,
                Further(facts, unit),
                innovations.OriginOf(unit),
                step?.Explain(evaluation, unit),
                step is null ? null : evaluation.WhyNotCounted(Level.Innovation, unit),
                PlacesOf(evaluation, request.Innovation),
                [.. facts.Awards.Of(unit)],
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    // Attributes joined from the region belong to the region, not to the innovation.
    private static List<KeyValuePair<string, string>> Further(EditionFacts facts, int unit) =>
        [
            .. facts
                .Innovations.AttributeNames.Where(name => !Known.Contains(name) && !facts.Regions.AttributeNames.Contains(name))
                .Select(name => KeyValuePair.Create(name, facts.Innovations.Attribute(unit, name) ?? ""))
                .Where(pair => pair.Value.Length > 0)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal),
        ];

    private static List<(RankingRule, RankedUnit)> PlacesOf(Evaluation evaluation, string id) =>
        [
            .. evaluation
                .Edition.Rankings.Where(rule => rule.Level == Level.Innovation)
                .Select(rule => (rule, Row: evaluation.Ranking(rule).Of(id)))
                .Where(pair => pair.Row is not null)
                .Select(pair => (pair.rule, pair.Row!)),
        ];
}
