using MediatR;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Eligibility;

/// <summary>Shows how a competition narrowed: registered, submitted, past administration, passed, judged, each cut, awards.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowFunnel(string Edition) : IRequest<EditionFunnel>, INamesAnEdition;

/// <summary>How a competition narrowed, on the current facts.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Funnel">The steps.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record EditionFunnel(Edition Edition, Funnel Funnel, bool IsIllustrative);

/// <summary>Builds an edition's funnel from its facts, eligibility, rankings with a cut, and prizes.</summary>
internal sealed class ShowFunnelHandler(Evaluations evaluations) : IRequestHandler<ShowFunnel, EditionFunnel>
{
    private const string SubmittedAt = "submitted_at";

    /// <inheritdoc/>
    public Task<EditionFunnel> Handle(ShowFunnel request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var units = evaluation.Facts.Innovations;
        var outcomes = evaluation.Outcomes();
        // An edition that tells administration from the rest has the official funnel, with marking as a step; every other keeps the short
        // one.
        var administration = evaluation.Edition.Eligibility.Any(rule => rule.IsOfAdministration);
        var funnel = Funnel.Of(
            Enumerable.Range(0, units.Count).Select(units.Id),
            Submitted(evaluation),
            Enumerable.Range(0, units.Count).ToDictionary(units.Id, unit => outcomes[unit]),
            evaluation.Facts.EligibilityOverrides.ToDictionary(pair => pair.Key, pair => pair.Value.Accepted),
            Cuts(evaluation),
            [.. evaluation.Awards.Where(award => LevelOf(evaluation, award.Rule) == Level.Innovation)],
            administration ? Judged(evaluation) : null,
            administration
        );
        return Task.FromResult(new EditionFunnel(evaluation.Edition, funnel, imports.Any(import => import.IsIllustrative)));
    }

    /// <summary>
    /// The submissions that were sent: if any sending time was imported, those that have one or that a person accepted regardless;
    /// otherwise all.
    /// </summary>
    private static IEnumerable<string> Submitted(Evaluation evaluation)
    {
        var units = evaluation.Facts.Innovations;
        var name = evaluation.Edition.Eligibility.OfType<SubmittedInTime>().SelectMany(rule => rule.TimeAttributes).FirstOrDefault()
            ?? SubmittedAt;
        var times = units.Attribute(name) is { } column && column.Any(time => !string.IsNullOrWhiteSpace(time)) ? column : null;
        return Enumerable
            .Range(0, units.Count)
            .Where(unit =>
                times is null
                || !string.IsNullOrWhiteSpace(times[unit])
                || evaluation.Facts.EligibilityOverrides.GetValueOrDefault(units.Id(unit)) is { Accepted: true }
            )
            .Select(units.Id);
    }

    /// <summary>
    /// The submissions that have a score in a ranking or a scoresheet; null if the edition ranks none, so that nothing is marked in it.
    /// </summary>
    private static IEnumerable<string>? Judged(Evaluation evaluation)
    {
        var rules = evaluation.Edition.Rankings.Where(rule => rule.Level == Level.Innovation).ToList();
        if (rules.Count == 0)
            return null;
        var units = evaluation.Facts.Innovations;
        return rules
            .SelectMany(rule => evaluation.Ranking(rule).Rows.Where(row => row.Score is not null).Select(row => row.Id))
            .Concat(evaluation.Facts.Sheets.Values.SelectMany(sheets => sheets.Sheets.Select(sheet => units.Id(sheet.Innovation))));
    }

    /// <summary>The rankings of submissions with a cut; rankings at the same position in the sequence are grouped.</summary>
    private static IReadOnlyList<IReadOnlyList<RankingResult>> Cuts(Evaluation evaluation)
    {
        var rules = evaluation.Edition.Rankings.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return
        [
            .. evaluation
                .Edition.Rankings.Where(rule => rule.Level == Level.Innovation && rule.Cut is not null)
                .GroupBy(Behind)
                .OrderBy(group => group.Key)
                .Select(group => (IReadOnlyList<RankingResult>)[.. group.Select(evaluation.Ranking)]),
        ];
        int Behind(RankingRule rule) => rule.Among is { } before ? Behind(rules[before]) + 1 : 0;
    }

    private static Level LevelOf(Evaluation evaluation, AwardRule award) =>
        evaluation.Edition.Rankings.First(rule => rule.Id == award.Ranking).Level;
}
