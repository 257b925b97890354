using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Ranking;

/// <summary>
/// Somebody asks how an edition would have turned out under another edition's rules. Nothing is stored: it is not an official result.
/// </summary>
/// <param name="Edition">The edition whose facts are used, "programme/edition".</param>
/// <param name="RulesFrom">The edition whose rules are used.</param>
/// <param name="Ranking">A ranking of those rules; null for all.</param>
/// <param name="WithOwn">True to compute the edition's own result as well, so that both can stand side by side.</param>
[Allow(Access.Everybody)]
public sealed record RankByOtherRules(string Edition, string RulesFrom, string? Ranking = null, bool WithOwn = false)
    : IRequest<RankingRun>,
        INamesAnEdition;

/// <summary>Marks a run as not an official result, with the facts and rules that did not match.</summary>
/// <param name="RulesFrom">The edition whose rules were used, "programme/edition".</param>
/// <param name="Mismatches">What did not match, or matched by its number only; empty if everything matched.</param>
public sealed record OtherRules(string RulesFrom, IReadOnlyList<RuleMismatch> Mismatches)
{
    /// <summary>
    /// Where each unit stands by the edition's own rules, for the rankings that both editions have; empty if it was not asked for, or if
    /// the edition's own rules leave open what ranking needs.
    /// </summary>
    public IReadOnlyDictionary<(string Ranking, string Unit), RankedUnit> Own { get; init; } =
        new Dictionary<(string Ranking, string Unit), RankedUnit>();
}

/// <summary>An edition's fact that another edition's rules do not take as it is, or one that they require and nobody reported.</summary>
/// <param name="Code">What it is, kebab-case; the sentence is in the texts under "mismatch.".</param>
/// <param name="Arguments">The values for the sentence's placeholders.</param>
public sealed record RuleMismatch(string Code, params object[] Arguments)
{
    /// <summary>The sentence in "id" or "en".</summary>
    public string Sentence(string language) => Texts.Get("mismatch." + Code, language, Arguments);
}

/// <summary>Applies the other edition's rules to this edition's facts, marks every line, stores nothing.</summary>
internal sealed class RankByOtherRulesHandler(Evaluations evaluations, EditionCatalog editions)
    : IRequestHandler<RankByOtherRules, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankByOtherRules request, CancellationToken cancellationToken)
    {
        var rules = editions.Get(request.RulesFrom);
        if (rules.Rankings.Count == 0)
            throw EditionCatalog.WhyOpen(rules, null) ?? new RefusalException(RefusalKind.Rules, "open-points", rules.Id, "");
        var (own, used) = evaluations.FactsOf(request.Edition);
        var matched = new RemappedFacts(own.Edition, own.Facts, rules);
        var (evaluation, imports) = evaluations.Under(rules, matched.ToFacts(), used);
        var run = RankingCalculator.Run(evaluation, imports, request.Ranking, new Note(NoteCode.OtherRules, rules.Id));
        return Task.FromResult(
            run with
            {
                Edition = request.Edition,
                Rankings = request.Ranking is null ? run.Rankings : [.. run.Rankings.Where(ranking => ranking.Rule.Id == request.Ranking)],
                Counterfactual = new OtherRules(rules.Id, matched.Mismatches) { Own = request.WithOwn ? OwnOf(own, run) : [] },
            }
        );
    }

    private static Dictionary<(string Ranking, string Unit), RankedUnit> OwnOf(Evaluation own, RankingRun other) =>
        own
            .Edition.Rankings.Where(rule => other.Rankings.Any(ranking => ranking.Rule.Id == rule.Id))
            .SelectMany(rule => own.Ranking(rule).Rows.Select(row => (Key: (rule.Id, row.Id), Row: row)))
            .ToDictionary(pair => pair.Key, pair => pair.Row);
}
