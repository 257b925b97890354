using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.PaperEntries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Jury.Stages;

namespace Scoring.Features.Jury;

/// <summary>Seats, stages, conflicts of interest and scoresheets.</summary>
internal static class JuryFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddJury(this IServiceCollection services) =>
        services
            .AddScoped<SheetSaves>()
            .AddScoped<PaperStore>()
            .AddScoped<ScoresheetEditor>()
            .AddScoped<PaperEntryEditor>()
            .AddScoped<DrawStore>()
            .AddScoped<CurrentPanel>()
            .AddScoped<ISheetStates, ImportedSheetStates>()
            .AddScoped<ISheetStates, EnteredSheetStates>()
            .AddScoped<SheetStandings>()
            .AddScoped<CalibrationStore>()
            .AddScoped<CalibrationDesk>()
            .AddRequest<OpenCalibration, CalibrationRound, OpenCalibrationHandler>()
            .AddRequest<CloseCalibration, CalibrationRound, CloseCalibrationHandler>()
            .AddRequest<MarkCalibration, CalibrationSheet, MarkCalibrationHandler>()
            .AddRequest<ListMyCalibrations, IReadOnlyList<MyCalibration>, ListMyCalibrationsHandler>()
            .AddRequest<ShowCalibration, ShownCalibration, ShowCalibrationHandler>()
            .AddRequest<ReportAgreement, AgreementReport, ReportAgreementHandler>()
            .AddRequest<ShowJurorNames, JurorNames, ShowJurorNamesHandler>()
            .AddRequest<EnterMark, SheetAnswer, EnterMarkHandler>()
            .AddRequest<EnterComment, SheetAnswer, EnterCommentHandler>()
            .AddRequest<SaveChange, SheetAnswer, SaveChangeHandler>()
            .AddRequest<UploadScoresheet, ImportOutcome, UploadScoresheetHandler>()
            .AddRequest<ListMyEditions, IReadOnlyList<string>, ListMyEditionsHandler>()
            .AddRequest<FillSheet, SheetAnswer, FillSheetHandler>()
            .AddRequest<SubmitScoresheet, SheetAnswer, SubmitScoresheetHandler>()
            .AddRequest<ReturnScoresheet, SheetAnswer, ReturnScoresheetHandler>()
            .AddRequest<Abstain, SheetAnswer, AbstainHandler>()
            .AddRequest<EnterPaperSheet, PaperAnswer, EnterPaperSheetHandler>()
            .AddRequest<RulePaperDifference, PaperAnswer, RulePaperDifferenceHandler>()
            .AddRequest<ShowPaperSheet, PaperAnswer, ShowPaperSheetHandler>()
            .AddRequest<ShowSheet, ShownSheet, ShowSheetHandler>()
            .AddRequest<FindNextSheet, string?, FindNextSheetHandler>()
            .AddRequest<ListMySheets, IReadOnlyList<ListedSheet>, ListMySheetsHandler>()
            .AddRequest<MakeScoresheets, IReadOnlyList<JurorScoresheet>, MakeScoresheetsHandler>()
            .AddRequest<ListSeats, SeatListing, ListSeatsHandler>()
            .AddRequest<AssignPanel, DrawnPanel, AssignPanelHandler>()
            .AddRequest<ChangeSeats, SeatsChanged, ChangeSeatsHandler>()
            .AddRequest<DeclareConflict, ConflictDeclared, DeclareConflictHandler>()
            .AddRequest<ChangeStage, StageState, ChangeStageHandler>()
            .AddRequest<ShowProgress, StageProgress, ShowProgressHandler>();
}
