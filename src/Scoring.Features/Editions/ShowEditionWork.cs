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

/// <summary>Shows those who run an edition its progress and what to do next.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowEditionWork(string Edition) : IRequest<EditionWork>, INamesAnEdition;

/// <summary>An edition's progress.</summary>
/// <param name="Edition">Its rules.</param>
/// <param name="Imports">The files in force.</param>
/// <param name="Stages">Its stages of marking.</param>
/// <param name="ReviewItemsLeft">The number of open or awaited review items; null if nothing has been imported yet.</param>
/// <param name="NewestRun">The newest stored run, or null.</param>
/// <param name="Standing">How today's result stands to the final and the published one.</param>
/// <param name="Publications">The publications, oldest first.</param>
/// <param name="OpenObjections">The number of objections without a ruling.</param>
/// <param name="ObjectionsUntil">The last moment for objections, UTC, or null.</param>
public sealed record EditionWork(
    Edition Edition,
    IReadOnlyList<ImportedFile> Imports,
    IReadOnlyList<StageWork> Stages,
    int? ReviewItemsLeft,
    long? NewestRun,
    ResultStanding Standing,
    IReadOnlyList<Publication> Publications,
    int OpenObjections,
    DateTime? ObjectionsUntil
)
{
    /// <summary>The steps in order, each done or not; the first that is not done comes next.</summary>
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
                        Standing.OpenStages.Count == 0
                            && !Stages.Any(stage => stage.IsWaiting)
                            && (
                                Stages.Any(stage => stage.Seats > 0 || stage.Submitted > 0)
                                    ? Stages.All(stage => stage.ToDo == 0)
                                    : Imports.Any(import => import.Kind == "Marks")
                            )
                    ),
                ],
            (WorkStep.Points, ReviewItemsLeft == 0 && Imports.Count > 0),
            (WorkStep.Final, Standing.IsFinal || (Standing.IsPublished && Edition.Stages.Count == 0)),
            (WorkStep.Published, Standing.IsPublished),
            (WorkStep.Objections, Publications.Count > 0 && OpenObjections == 0),
        ];

    /// <summary>The next step; null if all are done.</summary>
    public WorkStep? Next => Steps.Where(step => !step.IsDone).Select(step => (WorkStep?)step.Step).FirstOrDefault();
}

/// <summary>A step in an edition's life.</summary>
public enum WorkStep
{
    /// <summary>Its rules state everything that a ranking needs.</summary>
    Rules,

    /// <summary>Files have been imported.</summary>
    Data,

    /// <summary>The jury has marked.</summary>
    Judging,

    /// <summary>All review items are resolved.</summary>
    Points,

    /// <summary>Today's rankings are stored as final.</summary>
    Final,

    /// <summary>Today's rankings are published.</summary>
    Published,

    /// <summary>All objections have rulings.</summary>
    Objections,
}

/// <summary>A file in force.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Rows">The number of rows accepted.</param>
/// <param name="By">Who imported it.</param>
/// <param name="At">When it was imported, UTC.</param>
public sealed record ImportedFile(string Kind, string Name, int Rows, string By, DateTime At);

/// <summary>A stage's progress.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="State">Whether it is closed, and its deadline.</param>
/// <param name="Seats">The number of seats assigned.</param>
/// <param name="Submitted">The number of scoresheets submitted or abstained from.</param>
/// <param name="ToDo">The number of seats without a submitted scoresheet.</param>
/// <param name="IsWaiting">
/// True while it takes marks and none of its entries has one: between two stages the panel of the next one has to be drawn.
/// </param>
public sealed record StageWork(Stage Stage, StageState State, int Seats, int Submitted, int ToDo, bool IsWaiting);

/// <summary>Combines what the stores hold.</summary>
internal sealed class ShowEditionWorkHandler(
    UnitOfWork work,
    EditionCatalog editions,
    Evaluations evaluations,
    ReviewItems items,
    SeatStore seats,
    StageStore stages,
    SheetStandings sheets,
    RunStore runs,
    ResultStandings standings,
    PublicationStore publications,
    ObjectionStore objections
) : IRequestHandler<ShowEditionWork, EditionWork>
{
    /// <inheritdoc/>
    public Task<EditionWork> Handle(ShowEditionWork request, CancellationToken cancellationToken)
    {
        var edition = editions.Get(request.Edition);
        return Task.FromResult(sheets.ReadingOnce(() => Show(edition)));
    }

    private EditionWork Show(Edition edition)
    {
        var imports = Imports(edition.Id);
        var listed = imports.Count == 0 ? null : items.Of(evaluations.FactsOf(edition.Id).Evaluation);
        return new EditionWork(
            edition,
            imports,
            [.. edition.Stages.Select(stage => Work(edition, stage, imports, listed?.Items ?? []))],
            listed?.StillOpen,
            runs.Newest(edition.Id),
            standings.Of(edition.Id),
            publications.Of(edition.Id),
            objections.Of(edition.Id).Count(one => one.Ruling is null),
            objections.Until(edition.Id)
        );
    }

    private StageWork Work(Edition edition, Stage stage, IReadOnlyList<ImportedFile> imports, IReadOnlyList<ResolvableItem> items)
    {
        var given = seats.Of(edition.Id, stage.Id);
        var standings = imports.Count == 0 ? [] : sheets.Of(edition.Id, stage.Id);
        var done = standings
            .Where(sheet => sheet.State is SheetState.Submitted or SheetState.Abstained)
            .Select(sheet => sheet.Seat)
            .ToHashSet();
        var state = stages.Of(edition.Id, stage.Id);
        var isUnmarked = items.Any(item =>
            item is { State: not ReviewItemState.Closed, Item.Name: { Kind: ReviewItemKind.Unmarked, Entry: "" } name }
            && name.Stage == stage.Id
        );
        return new StageWork(
            stage,
            state,
            given.Count,
            done.Count,
            given.Count(seat => !done.Contains(seat)),
            isUnmarked && !state.IsClosed
        );
    }

    private IReadOnlyList<ImportedFile> Imports(string edition) =>
        work.Locked<IReadOnlyList<ImportedFile>>(db =>
            [
                .. db
                    .Connection.Query<ImportedFileRow>(
                        """
                        SELECT kind AS Kind, file_name AS FileName, accepted AS Accepted, imported_by AS ImportedBy,
                            imported_at AS ImportedAt
                        FROM imports WHERE edition = @edition AND in_force = 1 ORDER BY import_id
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

/// <summary>The columns of imports shown on the page.</summary>
internal sealed record ImportedFileRow(string Kind, string FileName, long Accepted, string ImportedBy, string ImportedAt);
