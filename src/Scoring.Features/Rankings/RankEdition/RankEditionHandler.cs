using FluentValidation;
using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rankings;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>The form of the request.</summary>
internal sealed class RankEditionValidator : AbstractValidator<RankEdition>
{
    public RankEditionValidator() => RuleFor(request => request.Edition).MustNameAnEdition();
}

/// <summary>Scores and ranks on what is in force, keeps the run, answers with it.</summary>
internal sealed class RankEditionHandler(Evaluations evaluations, RunStore runs) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var edition = evaluation.Edition;
        if (request.Ranking is { } asked && edition.Rankings.All(rule => rule.Id != asked))
            throw new RefusalException(RefusalKind.Usage, "unknown-ranking", asked, string.Join(", ", edition.Rankings.Select(rule => rule.Id)));
        var illustrative = imports.Any(import => import.IsIllustrative);
        List<RankingResult> rankings = [.. edition.Rankings.Select(evaluation.Ranking).Select(ranking => illustrative ? Marked(ranking) : ranking)];
        var inputs = imports.Select(import => new RunInput(import.Edition, import.Kind.ToString().ToLowerInvariant(), import.FileName, import.Sha256, import.Rows)).ToList();
        var run = new RankingRun(0, edition.Id, edition.Hash, Engine.Version, RunHashes.OfResult(rankings), inputs, rankings, edition.OpenPoints, illustrative);
        var id = runs.Keep(run, imports.Select(import => import.Id));
        return Task.FromResult(run with
        {
            RunId = id,
            Rankings = request.Ranking is null ? rankings : [.. rankings.Where(ranking => ranking.Rule.Id == request.Ranking)],
        });
    }

    private static RankingResult Marked(RankingResult ranking) =>
        ranking with { Rows = [.. ranking.Rows.Select(row => row with { Notes = [.. row.Notes, new Note(NoteCode.IllustrativeFigures)] })] };
}
