using Scoring.Domain.Facts;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Closing;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Rules;

namespace Scoring.Features.Papers.WriteMinutes;

/// <summary>Ranks, keeps the run and gathers what minutes say.</summary>
internal sealed class WriteMinutesHandler(
    Evaluations evaluations, KeptRun kept, PointStore points, ObjectionStore objections, StageStore stages, Session session, PayloadCache cache, AuditTrail trail)
    : IRequestHandler<WriteMinutes, Minutes>
{
    /// <inheritdoc/>
    public Task<Minutes> Handle(WriteMinutes request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        var (edition, facts) = (evaluation.Edition, evaluation.Facts);
        if (request.Ranking is { } asked && edition.Rankings.All(rule => rule.Id != asked))
        {
            throw EditionsInForce.WhyOpen(edition, asked)
                ?? new RefusalException(RefusalKind.Usage, "unknown-ranking", asked, string.Join(", ", edition.Rankings.Select(rule => rule.Id)));
        }
        var run = kept.KeepAndCount(request.Edition);
        var inputs = RunHashes.OfInputs(run.Inputs);
        if (request.Ranking is not null)
            run = run with { Rankings = [.. run.Rankings.Where(ranking => ranking.Rule.Id == request.Ranking)] };
        List<EligibilityOverride> overrides = [.. facts.EligibilityOverrides.Values.OrderBy(one => one.Entry, StringComparer.Ordinal)];
        var filed = objections.Of(request.Edition);
        return Task.FromResult(new Minutes(edition, run, inputs, [.. edition.Stages.Select(stage => Told(stage, facts, request.Edition))], Jurors(facts, request.Edition),
            facts.Innovations.Count, RegionsOf(facts), overrides, points.Of(request.Edition), facts.HandPicks, facts.Disqualified, filed, OpenFlags.Of(evaluation),
            Names(facts, facts.HandPicks.Select(pick => pick.Unit).Concat(facts.Disqualified.Select(gone => gone.Unit)).Concat(filed.Select(one => one.Unit))
                .Concat(overrides.Select(one => one.Entry))),
            session.Locked(AuditTrail.Last), trail.Now));
    }

    private static int RegionsOf(EditionFacts facts) => facts.Innovations.Count == 0
        ? facts.Regions.Count : facts.RegionOfInnovation.Where(region => region >= 0).Distinct().Count();

    private MinutesStage Told(Stage stage, EditionFacts facts, string edition)
    {
        var sheets = facts.SheetsOf(stage).Sheets.Where(sheet => !sheet.Superseded).ToList();
        return new MinutesStage(stage.Name, sheets.Select(sheet => sheet.Innovation).Distinct().Count(), sheets.Count,
            sheets.Select(sheet => sheet.Juror).Where(juror => juror != stage.ConsensusJuror).Distinct(StringComparer.Ordinal).Count(), stages.Of(edition, stage.Id).IsClosed);
    }

    // Those of the list of jurors, and those who handed in a sheet and stand in none.
    private List<MinutesJuror> Jurors(EditionFacts facts, string edition)
    {
        var jurors = new SortedDictionary<string, MinutesJuror>(StringComparer.Ordinal);
        foreach (var (_, rows) in new FactsInForce(session, cache, edition).Brought<PeopleRows>(ImportKind.Jurors))
        {
            foreach (var (values, _) in rows.Records)
            {
                jurors[values["juror"]] = new MinutesJuror(values.GetValueOrDefault("name") is { Length: > 0 } name ? name : values["juror"],
                    values.GetValueOrDefault("institution") is { Length: > 0 } institution ? institution : null);
            }
        }
        foreach (var sheets in facts.Sheets.Values)
        {
            foreach (var juror in sheets.Sheets.Select(sheet => sheet.Juror).Where(juror => juror != sheets.Stage.ConsensusJuror))
                jurors.TryAdd(juror, new MinutesJuror(juror, null));
        }
        return [.. jurors.Values];
    }

    private static Dictionary<string, string> Names(EditionFacts facts, IEnumerable<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => new[] { facts.Innovations, facts.Regions }
            .Where(units => units.Find(id) >= 0).Select(units => units.Name(units.Find(id))).FirstOrDefault() ?? id, StringComparer.Ordinal);
}
