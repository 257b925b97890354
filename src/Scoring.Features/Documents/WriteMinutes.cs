using MediatR;
using Scoring.Domain.Audit;
using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Storage;
using Scoring.Features.Jury;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Review;

namespace Scoring.Features.Documents;

/// <summary>
/// Writes the minutes (berita acara) of an edition: what was ranked, by whom, by which rules, and what was decided. The run is stored.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The ranking; null for every ranking of the edition.</param>
[Allow(Access.Plenary)]
public sealed record WriteMinutes(string Edition, string? Ranking = null) : IRequest<Minutes>, IWrites, INamesAnEdition;

/// <summary>
/// The content of minutes. Details missing from the data (place, day, signatories) are not here: the document leaves a line for each.
/// </summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Run">The stored run, with the rankings to show.</param>
/// <param name="InputHash">SHA-256 (hex) of the run's inputs.</param>
/// <param name="Stages">The stages of marking.</param>
/// <param name="Jurors">The jurors, by name; empty if the edition has none.</param>
/// <param name="Innovations">The number of entries imported.</param>
/// <param name="Regions">
/// The number of regions taking part: those that the entries come from, or all regions if there are no entries.
/// </param>
/// <param name="Overrides">Submissions accepted or refused by hand, overriding the rules.</param>
/// <param name="Decided">The plenary's decisions on review items, oldest first; an item decided again appears again.</param>
/// <param name="Picks">The units picked by hand.</param>
/// <param name="Disqualified">The disqualified units.</param>
/// <param name="Objections">The objections and their rulings.</param>
/// <param name="OpenFlags">The flags still to be discussed.</param>
/// <param name="Names">The names of the units mentioned in decisions and objections, by id.</param>
/// <param name="Head">The newest event of the audit trail, or null.</param>
/// <param name="At">When the minutes were made, UTC.</param>
public sealed record Minutes(
    Edition Edition,
    RankingRun Run,
    string InputHash,
    IReadOnlyList<MinutesStage> Stages,
    IReadOnlyList<MinutesJuror> Jurors,
    int Innovations,
    int Regions,
    IReadOnlyList<EligibilityOverride> Overrides,
    IReadOnlyList<ReviewDecision> Decided,
    IReadOnlyList<HandPick> Picks,
    IReadOnlyList<Disqualification> Disqualified,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<OpenFlag> OpenFlags,
    IReadOnlyDictionary<string, string> Names,
    AuditRecord? Head,
    DateTime At
)
{
    /// <summary>The conflicts of interest that jurors declared or files name: who does not mark what, and why.</summary>
    public IReadOnlyList<Declaration> Recusals { get; init; } = [];

    /// <summary>What the jurors are called whom <see cref="Recusals"/> name by their ids.</summary>
    public JurorNames Called { get; init; } = JurorNames.None;
}

/// <summary>A stage of marking, as listed in minutes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">The number of entries with a scoresheet.</param>
/// <param name="Sheets">The number of scoresheets that count.</param>
/// <param name="Jurors">The number of jurors who submitted a scoresheet.</param>
/// <param name="IsClosed">True if the stage is closed.</param>
public sealed record MinutesStage(Text Name, int Entries, int Sheets, int Jurors, bool IsClosed)
{
    /// <summary>How far the jurors agree; null before the first mark.</summary>
    public JuryVerdict? Verdict { get; init; }
}

/// <summary>A juror, as listed in minutes.</summary>
/// <param name="Name">The name, or the id if the name is unknown.</param>
/// <param name="Institution">The institution, or null if unknown.</param>
public sealed record MinutesJuror(string Name, string? Institution);

/// <summary>Ranks, stores the run and gathers the content of the minutes.</summary>
internal sealed class WriteMinutesHandler(
    Evaluations evaluations,
    RankingRecorder recorder,
    ReviewDecisionStore decisions,
    ObjectionStore objections,
    StageStore stages,
    UnitOfWork work,
    PayloadCache cache,
    AuditTrail trail
) : IRequestHandler<WriteMinutes, Minutes>
{
    /// <inheritdoc/>
    public Task<Minutes> Handle(WriteMinutes request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        var (edition, facts) = (evaluation.Edition, evaluation.Facts);
        EditionCatalog.NeedsRanking(edition, request.Ranking);
        var run = recorder.RecordAndCount(request.Edition);
        var inputs = RunHashes.OfInputs(run.Inputs);
        if (request.Ranking is not null)
            run = run with { Rankings = [.. run.Rankings.Where(ranking => ranking.Rule.Id == request.Ranking)] };
        List<EligibilityOverride> overrides = [.. facts.EligibilityOverrides.Values.OrderBy(one => one.Entry, StringComparer.Ordinal)];
        var filed = objections.Of(request.Edition);
        var known = new CurrentFacts(work, cache, request.Edition);
        var recusals = PanelPeople.Declarations(known, facts.Innovations);
        return Task.FromResult(
            new Minutes(
                edition,
                run,
                inputs,
                [.. edition.Stages.Select(stage => Described(stage, evaluation, request.Edition))],
                Jurors(facts, request.Edition),
                facts.Innovations.Count,
                RegionsOf(facts),
                overrides,
                decisions.Of(request.Edition),
                facts.HandPicks,
                facts.Disqualified,
                filed,
                OpenFlags.Of(evaluation),
                Names(
                    facts,
                    facts
                        .HandPicks.Select(pick => pick.Unit)
                        .Concat(facts.Disqualified.Select(gone => gone.Unit))
                        .Concat(filed.Select(one => one.Unit))
                        .Concat(recusals.Select(one => one.Entry))
                        .Concat(overrides.Select(one => one.Entry))
                ),
                NewestEvent(),
                trail.Now
            )
            {
                Recusals = recusals,
                Called = new JurorNames(PanelPeople.Names(known)),
            }
        );
    }

    // Also of this command: ranking may have recorded a run.
    private AuditRecord? NewestEvent()
    {
        work.SettleTrail();
        return work.Locked(AuditTrail.Last);
    }

    private static int RegionsOf(EditionFacts facts) =>
        facts.Innovations.Count == 0 ? facts.Regions.Count : facts.RegionOfInnovation.Where(region => region >= 0).Distinct().Count();

    private MinutesStage Described(Stage stage, Evaluation evaluation, string edition)
    {
        var sheets = evaluation.Facts.SheetsOf(stage).Sheets.Where(sheet => !sheet.Superseded).ToList();
        return new MinutesStage(
            stage.Name,
            sheets.Select(sheet => sheet.Innovation).Distinct().Count(),
            sheets.Count,
            sheets.Select(sheet => sheet.Juror).Where(juror => juror != stage.ConsensusJuror).Distinct(StringComparer.Ordinal).Count(),
            stages.Of(edition, stage.Id).IsClosed
        )
        {
            Verdict = JuryVerdict.Of(evaluation, stage),
        };
    }

    // The listed jurors, and those who submitted a scoresheet without being listed.
    private List<MinutesJuror> Jurors(EditionFacts facts, string edition)
    {
        var jurors = new SortedDictionary<string, MinutesJuror>(StringComparer.Ordinal);
        foreach (var (_, rows) in new CurrentFacts(work, cache, edition).Brought<PeopleRows>(ImportKind.Jurors))
        {
            foreach (var (values, _) in rows.Records)
            {
                jurors[values["juror"]] = new MinutesJuror(
                    values.GetValueOrDefault("name") is { Length: > 0 } name ? name : values["juror"],
                    values.GetValueOrDefault("institution") is { Length: > 0 } institution ? institution : null
                );
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
        ids.Distinct(StringComparer.Ordinal)
            .ToDictionary(
                id => id,
                id =>
                    new[] { facts.Innovations, facts.Regions }
                        .Where(units => units.Find(id) >= 0)
                        .Select(units => units.Name(units.Find(id)))
                        .FirstOrDefault()
                    ?? id,
                StringComparer.Ordinal
            );
}
