using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scoring.Domain.Eligibility;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Import;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>Entries that innovators make on the site, and the administration that checks them.</summary>
internal static class EntriesFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddEntries(this IServiceCollection services)
    {
        services.TryAddScoped<IEntryFiles, NoEntryFiles>();
        return services
            .AddScoped<EntryStore>()
            .AddScoped<SectionStore>()
            .AddScoped<EntryVersions>()
            .AddScoped<EntryChecks>()
            .AddScoped<EntryDoor>()
            .AddScoped<EntryRights>()
            .AddScoped<EntryViews>()
            .AddScoped<EntryReceipts>()
            .AddScoped<EntryTakes>()
            .AddScoped<Registers>()
            .AddRequest<AskForAccount, RequestTaken, AskForAccountHandler>()
            .AddRequest<ListPublicDoors, IReadOnlyList<OpenDoor>, ListPublicDoorsHandler>()
            .AddRequest<ShowDoor, OpenDoor, ShowDoorHandler>()
            .AddRequest<ListMyEntries, MyEntries, ListMyEntriesHandler>()
            .AddRequest<ExportMyEntries, OwnData, ExportMyEntriesHandler>()
            .AddRequest<StartEntry, Entry, StartEntryHandler>()
            .AddRequest<ShowEntry, EntryView, ShowEntryHandler>()
            .AddRequest<SaveSection, SavedSection, SaveSectionHandler>()
            .AddRequest<TryRules, EligibilityOutcome, TryRulesHandler>()
            .AddRequest<SendEntry, Entry, SendEntryHandler>()
            .AddRequest<MoveEntry, Entry, MoveEntryHandler>()
            .AddRequest<ReopenEntry, Entry, ReopenEntryHandler>()
            .AddRequest<RemindDrafts, EntriesMoved, RemindDraftsHandler>()
            .AddRequest<RemoveDrafts, DraftsRemoved, RemoveDraftsHandler>()
            .AddRequest<ListDesk, DeskList, ListDeskHandler>()
            .AddRequest<ShowExamination, Examination, ShowExaminationHandler>()
            .AddRequest<ListDoors, IReadOnlyList<OpenDoor>, ListDoorsHandler>()
            .AddRequest<TakeEntries, EntriesMoved, TakeEntriesHandler>()
            .AddRequest<ExamineEntry, Entry, ExamineEntryHandler>()
            .AddRequest<CompleteEntries, EntriesMoved, CompleteEntriesHandler>()
            .AddRequest<UndoDecision, Entry, UndoDecisionHandler>()
            .AddRequest<ShowRegister, ShownRegister, ShowRegisterHandler>()
            .AddRequest<RecordTaking, TakingRecorded, RecordTakingHandler>()
            .AddRequest<FixRegister, ImportOutcome, FixRegisterHandler>();
    }
}
