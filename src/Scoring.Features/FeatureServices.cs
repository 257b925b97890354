using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Audit.ListAudit;
using Scoring.Features.Audit.VerifyAudit;
using Scoring.Features.Closing;
using Scoring.Features.Closing.DecidePoint;
using Scoring.Features.Closing.ListPoints;
using Scoring.Features.Composite.ReportHierarchy;
using Scoring.Features.Editions.ListEditionsWithFacts;
using Scoring.Features.Eligibility;
using Scoring.Features.Eligibility.ListEligibility;
using Scoring.Features.Eligibility.OverrideEligibility;
using Scoring.Features.Eligibility.ShowFunnel;
using Scoring.Features.Explanations.ExplainUnit;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Innovations.FindInnovations;
using Scoring.Features.Innovations.ShowInnovation;
using Scoring.Features.Jury.AssignPanel;
using Scoring.Features.Jury.ChangeSeats;
using Scoring.Features.Jury.ChangeStage;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.DeclareConflict;
using Scoring.Features.Jury.ListSeats;
using Scoring.Features.Jury.Panels;
using Scoring.Features.Jury.ReportAgreement;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Jury.Sheets;
using Scoring.Features.Jury.Sheets.Abstain;
using Scoring.Features.Jury.Sheets.EnterComment;
using Scoring.Features.Jury.Sheets.EnterMark;
using Scoring.Features.Jury.Sheets.EnterPaperSheet;
using Scoring.Features.Jury.Sheets.FillSheet;
using Scoring.Features.Jury.Sheets.GiveSheetBack;
using Scoring.Features.Jury.Sheets.HandInSheet;
using Scoring.Features.Jury.Sheets.ListMySheets;
using Scoring.Features.Jury.Sheets.MakeScoresheets;
using Scoring.Features.Jury.Sheets.RulePaperDifference;
using Scoring.Features.Jury.Sheets.ShowPaperSheet;
using Scoring.Features.Jury.Sheets.ShowSheet;
using Scoring.Features.Jury.ShowProgress;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Objections.Disqualify;
using Scoring.Features.Objections.FileObjection;
using Scoring.Features.Objections.ListObjections;
using Scoring.Features.Objections.RuleOnObjection;
using Scoring.Features.Objections.SetWindow;
using Scoring.Features.Papers.WriteCertificates;
using Scoring.Features.Papers.WriteMinutes;
using Scoring.Features.Persistence;
using Scoring.Features.Picks;
using Scoring.Features.Picks.PickByHand;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.CompareRuns;
using Scoring.Features.Rankings.FinaliseRanking;
using Scoring.Features.Rankings.RankByOtherRules;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Rankings.ReportRobustness;
using Scoring.Features.Rankings.ShowRanking;
using Scoring.Features.Regions.FindRegions;
using Scoring.Features.Regions.ShowRegion;
using Scoring.Features.Rules;
using Scoring.Features.Rules.CheckRules;
using Scoring.Features.Rules.DiffEditions;
using Scoring.Features.Rules.ListEditions;
using Scoring.Features.Rules.NewEdition;
using Scoring.Features.Rules.ShowEdition;
using Scoring.Features.Scenarios.RunFolder;
using Scoring.Features.Simulations.SimulateUnit;
using Scoring.Features.Users;
using Scoring.Features.Users.AcceptInvitation;
using Scoring.Features.Users.AddUser;
using Scoring.Features.Users.ChangeRoles;
using Scoring.Features.Users.DisableUser;
using Scoring.Features.Users.EndSessions;
using Scoring.Features.Users.InviteUser;
using Scoring.Features.Users.ListUsers;
using Scoring.RuleBook;

namespace Scoring.Features;

/// <summary>Puts the commands together, for the command line and the web site alike.</summary>
public static class FeatureServices
{
    private const long MostBytesCached = 192L << 20;

    /// <summary>Registers the commands, their pipeline (trace, authorise, validate, transaction) and what they work on.</summary>
    /// <remarks>One line a handler, not a scan: looking through all types costs a command a tenth of its start. A test finds a forgotten one.</remarks>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Where the commands work and for whom.</param>
    public static IServiceCollection AddScoringFeatures(this IServiceCollection services, ScoringOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RuleFolder(options.RulesPath, options.CommitteePath));
        services.AddSingleton<EditionsInForce>();
        services.AddSingleton<ScoringDatabase>();
        services.AddSingleton(new PayloadCache(MostBytesCached));
        services.AddScoped<Session>();
        services.AddScoped<Evaluations>();
        services.AddScoped<FileCheck>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<SeatStore>();
        services.AddScoped<StageStore>();
        services.AddScoped<OverrideStore>();
        services.AddScoped<PickStore>();
        services.AddScoped<PointStore>();
        services.AddScoped<PointsInForce>();
        services.AddScoped<FinalRuns>();
        services.AddScoped<SheetStore>();
        services.AddScoped<PaperStore>();
        services.AddScoped<SheetDesk>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<DrawStore>();
        services.AddScoped<ConflictStore>();
        services.AddScoped<PanelInForce>();
        services.AddScoped<ISheetStates, ImportedSheetStates>();
        services.AddScoped<ISheetStates, EnteredSheetStates>();
        services.AddScoped<SheetStandings>();
        services.AddScoped<ImportStore>();
        services.AddScoped<FolderReading>();
        services.AddScoped<RankingsInForce>();
        services.AddScoped<RunStore>();
        services.AddScoped<KeptRun>();
        services.AddScoped<RunComparing>();
        services.AddScoped<ObjectionStore>();
        services.AddScoped<DisqualificationStore>();
        services.AddScoped<AccountStore>();
        services.AddScoped<SessionStore>();
        services.AddScoped(scope => new SignInDesk(scope.GetRequiredService<Session>(), scope.GetRequiredService<AccountStore>(),
            scope.GetRequiredService<SessionStore>(), scope.GetRequiredService<AuditTrail>()));
        services.AddScoped<Caller>();
        services.AddSingleton<Trace>();
        services.AddScoped<Authorise>();
        services.AddSingleton<Validate>();
        services.AddScoped<Transact>();
        services.AddSingleton<Routes>();
        services.AddScoped<ISender, Sender>();
        services.AddHandler<ListEditions, IReadOnlyList<EditionReading>, ListEditionsHandler>(Access.Everybody);
        services.AddHandler<CheckRules, RulesCheck, CheckRulesHandler>(Access.Everybody);
        services.AddHandler<ShowEdition, Edition, ShowEditionHandler>(Access.Everybody);
        services.AddHandler<DiffEditions, EditionsDiff, DiffEditionsHandler>(Access.Everybody);
        services.AddHandler<NewEdition, EditionCopy, NewEditionHandler>(Access.Administrators);
        services.AddHandler<ImportFile, ImportOutcome, ImportFileHandler>(Access.Secretariat);
        services.AddHandler<RankEdition, RankingRun, RankEditionHandler>(Access.Secretariat);
        services.AddHandler<RankByOtherRules, RankingRun, RankByOtherRulesHandler>(Access.Everybody);
        services.AddHandler<ShowRanking, ShownRanking, ShowRankingHandler>(Access.Everybody);
        services.AddHandler<ExplainUnit, UnitExplanation, ExplainUnitHandler>(Access.Everybody);
        services.AddHandler<SimulateUnit, Simulation, SimulateUnitHandler>(Access.Everybody);
        services.AddHandler<ShowRegion, RegionReport, ShowRegionHandler>(Access.Everybody);
        services.AddHandler<FindRegions, IReadOnlyList<FoundRegion>, FindRegionsHandler>(Access.Everybody);
        services.AddHandler<FindInnovations, FoundInnovations, FindInnovationsHandler>(Access.Everybody);
        services.AddHandler<ShowInnovation, InnovationReport, ShowInnovationHandler>(Access.Everybody);
        services.AddHandler<RunFolder, FolderRun, RunFolderHandler>(Access.Secretariat);
        services.AddHandler<ListEditionsWithFacts, IReadOnlyList<EditionWithFacts>, ListEditionsWithFactsHandler>(Access.Everybody);
        services.AddHandler<ReportHierarchy, HierarchyReport, ReportHierarchyHandler>(Access.Everybody);
        services.AddHandler<ReportAgreement, AgreementReport, ReportAgreementHandler>(Access.Readers);
        services.AddHandler<ReportRobustness, RobustnessReport, ReportRobustnessHandler>(Access.Everybody);
        services.AddHandler<ListAudit, AuditListing, ListAuditHandler>(Access.Readers);
        services.AddHandler<VerifyAudit, AuditVerdict, VerifyAuditHandler>(Access.Readers);
        services.AddHandler<EnterMark, SheetAnswer, EnterMarkHandler>(Access.Marking);
        services.AddHandler<EnterComment, SheetAnswer, EnterCommentHandler>(Access.Marking);
        services.AddHandler<FillSheet, SheetAnswer, FillSheetHandler>(Access.Marking);
        services.AddHandler<HandInSheet, SheetAnswer, HandInSheetHandler>(Access.Marking);
        services.AddHandler<GiveSheetBack, SheetAnswer, GiveSheetBackHandler>(Access.Plenary);
        services.AddHandler<Abstain, SheetAnswer, AbstainHandler>(Access.Marking);
        services.AddHandler<EnterPaperSheet, PaperAnswer, EnterPaperSheetHandler>(Access.Secretariat);
        services.AddHandler<RulePaperDifference, PaperAnswer, RulePaperDifferenceHandler>(Access.Plenary);
        services.AddHandler<ShowPaperSheet, PaperAnswer, ShowPaperSheetHandler>(Access.Plenary);
        services.AddHandler<ShowSheet, ShownSheet, ShowSheetHandler>(Access.Sheets);
        services.AddHandler<ListMySheets, IReadOnlyList<ListedSheet>, ListMySheetsHandler>(Access.Sheets);
        services.AddHandler<MakeScoresheets, IReadOnlyList<JurorScoresheet>, MakeScoresheetsHandler>(Access.Marking);
        services.AddHandler<SetObjectionWindow, DateTime?, SetObjectionWindowHandler>(Access.Secretariat);
        services.AddHandler<FileObjection, Objection, FileObjectionHandler>(Access.Secretariat);
        services.AddHandler<RuleOnObjection, RulingOutcome, RuleOnObjectionHandler>(Access.Plenary);
        services.AddHandler<ListObjections, ObjectionListing, ListObjectionsHandler>(Access.Readers);
        services.AddHandler<Disqualify, DisqualifyOutcome, DisqualifyHandler>(Access.Plenary);
        services.AddHandler<CompareRuns, RunComparison, CompareRunsHandler>(Access.Readers);
        services.AddHandler<WriteMinutes, Minutes, WriteMinutesHandler>(Access.Plenary);
        services.AddHandler<WriteCertificates, CertificateSet, WriteCertificatesHandler>(Access.Plenary);
        services.AddHandler<ListEligibility, EligibilityList, ListEligibilityHandler>(Access.Readers);
        services.AddHandler<OverrideEligibility, SubmissionEligibility, OverrideEligibilityHandler>(Access.Secretariat);
        services.AddHandler<ShowFunnel, EditionFunnel, ShowFunnelHandler>(Access.Readers);
        services.AddHandler<ListPoints, PointList, ListPointsHandler>(Access.Readers);
        services.AddHandler<DecidePoint, DecidedPoint, DecidePointHandler>(Access.Plenary);
        services.AddHandler<PickByHand, HandPickOutcome, PickByHandHandler>(Access.Plenary);
        services.AddHandler<FinaliseRanking, RankingRun, FinaliseRankingHandler>(Access.Plenary);
        services.AddHandler<ListSeats, SeatListing, ListSeatsHandler>(Access.Readers);
        services.AddHandler<AssignPanel, DrawnPanel, AssignPanelHandler>(Access.Secretariat);
        services.AddHandler<ChangeSeats, SeatsChanged, ChangeSeatsHandler>(Access.Secretariat);
        services.AddHandler<DeclareConflict, ConflictDeclared, DeclareConflictHandler>(Access.Marking);
        services.AddHandler<ChangeStage, StageState, ChangeStageHandler>(Access.Secretariat);
        services.AddHandler<ShowProgress, StageProgress, ShowProgressHandler>(Access.Readers);
        services.AddHandler<AddUser, UserAdded, AddUserHandler>(Access.Administrators);
        services.AddHandler<ListUsers, IReadOnlyList<ListedUser>, ListUsersHandler>(Access.Administrators);
        services.AddHandler<InviteUser, Invitation, InviteUserHandler>(Access.Administrators);
        services.AddHandler<AcceptInvitation, string, AcceptInvitationHandler>(Access.Everybody);
        services.AddHandler<ChangeRoles, Roles, ChangeRolesHandler>(Access.Administrators);
        services.AddHandler<DisableUser, bool, DisableUserHandler>(Access.Administrators);
        services.AddHandler<EndSessions, int, EndSessionsHandler>(Access.Administrators);
        return services;
    }

    private static void AddHandler<TRequest, TResponse, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, Access access)
        where TRequest : IRequest<TResponse>
        where THandler : class, IRequestHandler<TRequest, TResponse>
    {
        services.AddTransient<IRequestHandler<TRequest, TResponse>, THandler>();
        services.AddSingleton<Route>(new Route<TRequest, TResponse>(access));
    }
}
