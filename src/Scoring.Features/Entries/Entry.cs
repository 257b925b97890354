using Scoring.Domain.Seasons;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>An entry of a season that is made on the site.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">Its number in the edition, such as "00012"; the id in the register.</param>
/// <param name="Account">The account that began it.</param>
/// <param name="Agency">The agency that enters it; null if the form asks for none.</param>
/// <param name="By">Who began it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Step">What became of it last.</param>
public sealed record Entry(string Edition, string Id, long Account, long? Agency, string By, DateTime At, EntryStep Step)
{
    /// <summary>How far it is, without the clock: a draft whose time is over is still <see cref="EntryState.Draft"/> here.</summary>
    public EntryState State => Step.State;

    /// <summary>True while its owner or the agency corrects what an examiner named.</summary>
    public bool IsRepair => State == EntryState.Repair || (State == EntryState.WithAgency && Step.Fields.Count > 0);

    /// <summary>What the audit trail calls it.</summary>
    public string Subject => $"{Edition}/entry/{Id}";
}

/// <summary>A step of an entry.</summary>
/// <param name="Number">Its number among all steps.</param>
/// <param name="State">The state from then on.</param>
/// <param name="Version">The number of the version that it is about; null for a draft.</param>
/// <param name="Reason">Why, or what is to be corrected; may be empty.</param>
/// <param name="Fields">Of a repair: the ids of the fields that may be changed.</param>
/// <param name="Check">Of a refusal: the check that failed; null if none is named.</param>
/// <param name="Until">A deadline of its own, UTC; null for that of the season.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
public sealed record EntryStep(
    long Number,
    EntryState State,
    int? Version,
    string Reason,
    IReadOnlyList<string> Fields,
    string? Check,
    DateTime? Until,
    string By,
    DateTime At
);

/// <summary>A row of entries with the newest of entry_states.</summary>
internal sealed record EntryRow(
    string Edition,
    string Id,
    long Account,
    long? Agency,
    string BegunBy,
    string BegunAt,
    long Number,
    string State,
    long? Version,
    string Reason,
    string Fields,
    string? CheckId,
    string? Until,
    string By,
    string At
)
{
    public Entry Entry =>
        new(
            Edition,
            Id,
            Account,
            Agency,
            BegunBy,
            Times.Of(BegunAt)!.Value,
            new EntryStepRow(Id, Number, State, Version, Reason, Fields, CheckId, Until, By, At).Step
        );
}

/// <summary>A row of entry_states with its entry.</summary>
internal sealed record EntryStepRow(
    string Entry,
    long Number,
    string State,
    long? Version,
    string Reason,
    string Fields,
    string? CheckId,
    string? Until,
    string By,
    string At
)
{
    public EntryStep Step =>
        new(
            Number,
            EntryStates.Find(State) ?? EntryState.Draft,
            (int?)Version,
            Reason,
            Fields.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            CheckId,
            Times.Of(Until),
            By,
            Times.Of(At)!.Value
        );
}
