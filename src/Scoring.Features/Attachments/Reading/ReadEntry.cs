using MediatR;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.Scoresheets;
using Scoring.RuleBook;

namespace Scoring.Features.Attachments.Reading;

/// <summary>
/// A juror reads an entry that they have a seat at: the version that passed the administration, as far as jurors may see it.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
[Allow(Roles.Juror)]
public sealed record ReadEntry(string Edition, string Stage, string Entry) : IRequest<EntryReading>, INamesAnEdition;

/// <summary>An entry as a juror reads it.</summary>
/// <param name="Sections">The sections of the form with what was answered there; empty for an entry that came in as a row of a
/// file.</param>
/// <param name="Files">Its files.</param>
/// <param name="Version">The number of the version that is read; null if there is none.</param>
/// <param name="Before">The result of an earlier stage, where the rule shows it and there is one.</param>
/// <param name="IsBlind">True if anything is hidden from jurors.</param>
/// <param name="IsScanned">False if the site has no virus scanner.</param>
public sealed record EntryReading(
    IReadOnlyList<ReadSection> Sections,
    IReadOnlyList<JurorFile> Files,
    int? Version,
    EarlierResult? Before,
    bool IsBlind,
    bool IsScanned
)
{
    /// <summary>The levels that it claims, in the order of the indicators, without documents that could tell who entered.</summary>
    public IReadOnlyList<ReadClaim> Claims { get; init; } = [];
}

/// <summary>A level that an entry claims.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Level">The level.</param>
/// <param name="Document">The document; none where jurors must not see it.</param>
public sealed record ReadClaim(Indicator Indicator, int Level, EvidenceDocument Document);

/// <summary>A section with its answers.</summary>
/// <param name="Section">The section.</param>
/// <param name="Answers">The fields that were answered, in order, with their answers as they are stored.</param>
public sealed record ReadSection(FormSection Section, IReadOnlyList<(FormField Field, string Answer)> Answers);

/// <summary>What an entry reached at an earlier stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Score">The score.</param>
public sealed record EarlierResult(Domain.Rules.Stage Stage, decimal Score);

/// <summary>Takes the version and leaves out what jurors must not see.</summary>
internal sealed class ReadEntryHandler(
    RuleFolder rules,
    EntryStore entries,
    JurorFiles files,
    ScoresheetEditor desk,
    Evaluations evaluations,
    StageStore stages,
    CalibrationDesk calibration,
    IScanner scanner,
    Caller caller
) : IRequestHandler<ReadEntry, EntryReading>
{
    /// <inheritdoc/>
    public Task<EntryReading> Handle(ReadEntry request, CancellationToken cancellationToken)
    {
        var juror = caller.Person.Juror ?? "";
        if (
            !desk.SeatsOf(request.Edition, request.Stage, juror).Any(seat => seat.Entry == request.Entry)
            && !calibration.MayRead(request.Edition, request.Stage, request.Entry, juror)
        )
            throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", request.Entry, "");
        var season = rules.ReadSeason(request.Edition).Season;
        var version = entries.Find(request.Edition, request.Entry) is { } entry ? files.Passed(entry) : null;
        var before = season is null ? null : Before(request, season);
        return Task.FromResult(
            season?.Form is not { } form || version is null
                ? new EntryReading([], [], null, before, season is not null && BlindReading.IsBlind(season), scanner.IsThere)
                : new EntryReading(
                    [
                        .. form
                            .Sections.Select(section => Read(season, section, version, RegionOf(request)))
                            .Where(section => section.Answers.Count > 0),
                    ],
                    files.Of(version, season),
                    version.Number,
                    before,
                    BlindReading.IsBlind(season),
                    scanner.IsThere
                )
                {
                    Claims = Claims(request.Edition, season, version),
                }
        );
    }

    private List<ReadClaim> Claims(string edition, SeasonRules season, FrozenEntry version)
    {
        if (files.IndicatorsOf(edition, season) is not { } table || season.Evidence is not { } rule)
            return [];
        var isShown = rule.IsBlind || !BlindReading.IsBlind(season);
        return
        [
            .. table.Indicators.SelectMany(indicator =>
                (version.Evidence ?? [])
                    .Where(claim => claim.Indicator == indicator.Id)
                    .Select(claim => new ReadClaim(indicator, claim.Level, isShown ? claim.Document : EvidenceDocument.None))
            ),
        ];
    }

    // A consent is between the innovator and the organiser.
    private static ReadSection Read(SeasonRules season, FormSection section, FrozenEntry version, string? region) =>
        new(
            section,
            [
                .. section
                    .Fields.Where(field => field.Files is null && field.Kind != FieldKind.Consent && BlindReading.Shows(season, field))
                    .Select(field => (field, version.Answers.GetValueOrDefault(field.Id, "")))
                    .Select(answer =>
                        answer.field.Kind == FieldKind.Region && region?.Contains(answer.Item2, StringComparison.Ordinal) == true
                            ? (answer.field, region)
                            : answer
                    )
                    .Where(answer => answer.Item2.Length > 0),
            ]
        );

    // With its name, as the register has it.
    private string? RegionOf(ReadEntry request) =>
        desk.FactsOf(request.Edition).FactsOf(request.Entry).FirstOrDefault(fact => fact.Key == "region_code").Value;

    // The score by which entries came into the stage, once the one before is closed.
    private EarlierResult? Before(ReadEntry request, SeasonRules season)
    {
        if (!season.Reading.Before.TryGetValue(request.Stage, out var earlier) || !stages.Of(request.Edition, earlier).IsClosed)
            return null;
        var evaluation = evaluations.ByRule(request.Edition);
        var edition = evaluation.Edition;
        if (
            edition.StageOf(earlier) is not { } stage
            || edition.StageOf(request.Stage)?.EntriesOf is not { } name
            || edition.Rankings.FirstOrDefault(ranking => ranking.Id == name) is not { } rule
        )
            return null;
        return evaluation.Ranking(rule).Of(request.Entry) is { } row && (row.Shown ?? row.Score) is { } score
            ? new EarlierResult(stage, score)
            : null;
    }
}
