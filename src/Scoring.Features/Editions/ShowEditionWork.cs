using Dapper;
using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Review;

namespace Scoring.Features.Editions;

/// <summary>Those who run an edition ask how far it is and what is to be done next. Nothing is scored.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowEditionWork(string Edition) : IRequest<EditionWork>, INamesAnEdition;

/// <summary>How far an edition is.</summary>
/// <param name="Edition">Its rules.</param>
/// <param name="Imports">The files in force.</param>
/// <param name="Stages">Its stages of marking.</param>
/// <param name="ReviewItemsLeft">How many review items are open or awaited; null where nothing was brought in yet.</param>
/// <param name="NewestRun">The newest kept run; null where none is kept.</param>
/// <param name="Final">The final run in force; null where there is none.</param>
/// <param name="Publications">What was published, the oldest first.</param>
/// <param name="OpenObjections">How many objections nobody has ruled on.</param>
/// <param name="ObjectionsUntil">The last moment for objections, UTC; null where there is none.</param>
public sealed record EditionWork(
    Edition Edition,
    IReadOnlyList<ImportedFile> Imports,
    IReadOnlyList<StageWork> Stages,
    int? ReviewItemsLeft,
    long? NewestRun,
    FinalRun? Final,
    IReadOnlyList<Publication> Publications,
    int OpenObjections,
    DateTime? ObjectionsUntil
)
{
    /// <summary>The line of states, each done or not; the first that is not done is what is to be done now.</summary>
    public IReadOnlyList<(WorkStep Step, bool IsDone)> Steps =>
        [
            (WorkStep.Rules, Edition.Rankings.Count > 0),
            (WorkStep.Data, Imports.Count > 0),
            .. Edition.Stages.Count == 0
                ? (ReadOnlySpan<(WorkStep, bool)>)[]
                :
                [
                    (
                        WorkStep.Judging,
                        Stages.Any(stage => stage.Seats > 0 || stage.Submitted > 0)
                            ? Stages.All(stage => stage.ToDo == 0)
                            : Imports.Any(import => import.Kind == "Marks")
                    ),
                    (WorkStep.Points, ReviewItemsLeft == 0 && Imports.Count > 0),
                    (WorkStep.Final, Final is not null),
                ],
            (WorkStep.Published, Publications.Count > 0),
            (WorkStep.Objections, Publications.Count > 0 && OpenObjections == 0),
        ];
}

/// <summary>A state in the life of an edition.</summary>
public enum WorkStep
{
    /// <summary>Its rules say all that a ranking needs.</summary>
    Rules,

    /// <summary>Files were brought in.</summary>
    Data,

    /// <summary>The jury has marked.</summary>
    Judging,

    /// <summary>The list is closed.</summary>
    Points,

    /// <summary>The rankings were kept as final.</summary>
    Final,

    /// <summary>The rankings were published.</summary>
    Published,

    /// <summary>Objections were ruled on.</summary>
    Objections,
}

/// <summary>A file in force.</summary>
/// <param name="Kind">What it brought.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows were taken.</param>
/// <param name="By">Who brought it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ImportedFile(string Kind, string Name, int Rows, string By, DateTime At);

/// <summary>How far a stage is.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="State">Whether it is closed, and its deadline.</param>
/// <param name="Seats">How many seats were given.</param>
/// <param name="Submitted">How many sheets are handed in, or abstained from.</param>
/// <param name="ToDo">How many seats have no sheet that is handed in.</param>
public sealed record StageWork(Stage Stage, StageState State, int Seats, int Submitted, int ToDo);

/// <summary>Puts together what the stores say.</summary>
internal sealed class ShowEditionWorkHandler(
    UnitOfWork session,
    EditionCatalog editions,
    Evaluations evaluations,
    ReviewItems items,
    SeatStore seats,
    StageStore stages,
    SheetStandings sheets,
    RunStore runs,
    FinalRuns finals,
    PublicationStore publications,
    ObjectionStore objections
) : IRequestHandler<ShowEditionWork, EditionWork>
{
    /// <inheritdoc/>
    public Task<EditionWork> Handle(ShowEditionWork request, CancellationToken cancellationToken)
    {
        var edition = editions.Get(request.Edition);
        var imports = Imports(edition.Id);
        return Task.FromResult(
            new EditionWork(
                edition,
                imports,
                [.. edition.Stages.Select(stage => Work(edition, stage, imports))],
                imports.Count == 0 ? null
                    : edition.Stages.Count == 0 ? 0
                    : items.Of(evaluations.FactsOf(edition.Id).Evaluation).Items.Count(item => item.State != ReviewItemState.Closed),
                runs.Newest(edition.Id),
                finals.Of(edition.Id),
                publications.Of(edition.Id),
                objections.Of(edition.Id).Count(one => one.Ruling is null),
                objections.Until(edition.Id)
            )
        );
    }

    private StageWork Work(Edition edition, Stage stage, IReadOnlyList<ImportedFile> imports)
    {
        var given = seats.Of(edition.Id, stage.Id);
        var standings = imports.Count == 0 ? [] : sheets.Of(edition.Id, stage.Id);
        var done = standings
            .Where(sheet => sheet.State is SheetState.Submitted or SheetState.Abstained)
            .Select(sheet => sheet.Seat)
            .ToHashSet();
        return new StageWork(stage, stages.Of(edition.Id, stage.Id), given.Count, done.Count, given.Count(seat => !done.Contains(seat)));
    }

    private IReadOnlyList<ImportedFile> Imports(string edition) =>
        session.Locked<IReadOnlyList<ImportedFile>>(db =>
            [
                .. db
                    .Connection.Query<ImportedFileRow>(
                        """
                        SELECT kind AS Kind, file_name AS FileName, accepted AS Accepted, imported_by AS ImportedBy, imported_at AS ImportedAt FROM imports
                        WHERE edition = @edition AND in_force = 1 ORDER BY import_id
                        """,
                        new { edition },
                        db.Transaction
                    )
                    .Select(row => new ImportedFile(
                        row.Kind,
                        row.FileName,
                        (int)row.Accepted,
                        row.ImportedBy,
                        Times.Of(row.ImportedAt)!.Value
                    )),
            ]
        );
}

/// <summary>What of imports the page shows.</summary>
internal sealed record ImportedFileRow(string Kind, string FileName, long Accepted, string ImportedBy, string ImportedAt);
