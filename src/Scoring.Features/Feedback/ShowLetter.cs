using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Feedback;

/// <summary>
/// Gathers the figures of a feedback letter (surat umpan balik). They are those that are published, so a letter never says more than a
/// publication does; comments are apart (<see cref="ShowComments"/>).
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The id of the entry, or the code of the region.</param>
[Allow(Access.Everybody)]
public sealed record ShowLetter(string Edition, string Unit) : IRequest<Letter>, INamesAnEdition;

/// <summary>The figures of a letter.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Unit">The id of the entry, or the code of the region.</param>
/// <param name="Name">Its title or name.</param>
/// <param name="Holder">Agency and region of an entry; empty for a region.</param>
/// <param name="Places">Its line in each ranking that has it.</param>
/// <param name="Stages">What jurors gave, by stage and criterion.</param>
/// <param name="Prizes">The prizes that it has.</param>
/// <param name="ResultHash">The hash of the published results (hex).</param>
/// <param name="IsIllustrative">True if any file declares its figures made up for a sample.</param>
public sealed record Letter(
    Edition Edition,
    string Unit,
    string Name,
    string Holder,
    IReadOnlyList<LetterPlace> Places,
    IReadOnlyList<LetterStage> Stages,
    IReadOnlyList<Text> Prizes,
    string ResultHash,
    bool IsIllustrative
);

/// <summary>A line of a ranking.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="Row">The line.</param>
/// <param name="Of">How many are ranked with it, in its cluster if clusters are ranked apart.</param>
/// <param name="Parts">The parts of its score, weighted; empty if it has none.</param>
public sealed record LetterPlace(RankingRule Rule, RankedUnit Row, int Of, IReadOnlyList<LetterPart> Parts);

/// <summary>A part of a score.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it adds to the score; null if it has no value.</param>
public sealed record LetterPart(Text Name, decimal? Value);

/// <summary>What jurors gave in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Sheets">How many sheets there are.</param>
/// <param name="Criteria">The mean of their marks, by criterion.</param>
public sealed record LetterStage(Stage Stage, int Sheets, IReadOnlyList<LetterMark> Criteria);

/// <summary>The mean of the marks of a criterion, as jurors gave them: without weight, and not rounded by any rule.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Mean">The mean; null if nobody marked it.</param>
public sealed record LetterMark(Criterion Criterion, decimal? Mean);

/// <summary>Reads them off the rankings and the sheets.</summary>
internal sealed class ShowLetterHandler(Ranking.RankingCalculator rankings, Evaluations evaluations) : IRequestHandler<ShowLetter, Letter>
{
    /// <inheritdoc/>
    public Task<Letter> Handle(ShowLetter request, CancellationToken cancellationToken)
    {
        var (run, edition, imports) = rankings.Of(request.Edition, null);
        var evaluation = evaluations.Of(request.Edition).Evaluation;
        var places = run
            .Rankings.Select(ranking => (ranking, Row: ranking.Of(request.Unit)))
            .Where(pair => pair.Row is not null)
            .Select(pair => new LetterPlace(
                pair.ranking.Rule,
                pair.Row!,
                RankedWith.Count(evaluation, pair.ranking.Rule, pair.Row!),
                PartsOf(evaluation, pair.ranking.Rule, pair.Row!.Unit)
            ))
            .ToList();
        if (places.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", request.Unit, "");
        var isEntry = places.Exists(place => place.Rule.Level == Level.Innovation);
        var unit = isEntry ? evaluation.Facts.Innovations.Find(request.Unit) : -1;
        return Task.FromResult(
            new Letter(
                edition,
                request.Unit,
                places[0].Row.Name,
                unit < 0 ? "" : evaluation.Facts.HolderOf(unit),
                places,
                unit < 0
                    ? []
                    : [.. edition.Stages.Select(stage => StageOf(evaluation.Facts, stage, unit)).Where(stage => stage.Sheets > 0)],
                [.. run.Awards.Where(award => award.Winners.Any(winner => winner.Unit == request.Unit)).Select(award => award.Rule.Name)],
                run.ResultHash,
                run.IsIllustrative || imports.Any(import => import.IsIllustrative)
            )
        );
    }

    private static List<LetterPart> PartsOf(Evaluation evaluation, RankingRule rule, int unit) =>
        [
            .. ScoreParts
                .Of(rule)
                .Select(part => new LetterPart(
                    part.Step.Name,
                    evaluation.Of(part.Step)[unit].OrNull is { } value ? Exact.Canonicalize(value * part.Weight) : null
                )),
        ];

    private static LetterStage StageOf(EditionFacts facts, Stage stage, int unit)
    {
        if (facts.Sheets.GetValueOrDefault(stage.Id) is not { } sheets)
            return new LetterStage(stage, 0, []);
        // What the plenary agreed on stands in the place of what each had given.
        var agreed = sheets.Consensus.Of(unit);
        int[] counted = [.. agreed.Length > 0 ? agreed : sheets.Counted.Of(unit)];
        return new LetterStage(
            stage,
            counted.Length,
            [
                .. stage
                    .Leaves.Select(
                        (leaf, i) => (leaf, Marks: counted.Select(sheet => sheets.Sheets[sheet].Marks[i]).OfType<decimal>().ToList())
                    )
                    .Where(pair => pair.Marks.Count > 0)
                    .Select(pair => new LetterMark(pair.leaf, Exact.Canonicalize(Exact.Divide(pair.Marks.Sum(), pair.Marks.Count)))),
            ]
        );
    }
}
