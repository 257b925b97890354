using Scoring.Domain.Seasons;

namespace Scoring.Web.Entries;

/// <summary>How the state of an entry looks.</summary>
internal static class EntryTag
{
    /// <summary>The class of its tag.</summary>
    public static string Class(EntryState state) =>
        state switch
        {
            EntryState.Sent or EntryState.Complete => "phase-published",
            EntryState.Repair or EntryState.WithAgency or EntryState.Refused or EntryState.Lapsed => "warn",
            _ => "",
        };
}
