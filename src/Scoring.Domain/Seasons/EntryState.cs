namespace Scoring.Domain.Seasons;

/// <summary>How far an entry is.</summary>
public enum EntryState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It waits for the agency's verifier.</summary>
    WithAgency,

    /// <summary>It was sent, and waits for an examiner.</summary>
    Sent,

    /// <summary>Its owner took it back for good.</summary>
    Withdrawn,

    /// <summary>An examiner found it complete.</summary>
    Complete,

    /// <summary>Its owner has to correct some of it.</summary>
    Repair,

    /// <summary>An examiner refused it.</summary>
    Refused,

    /// <summary>It was still a draft when the time was over.</summary>
    Lapsed,
}

/// <summary>The words of states, as tables and addresses have them.</summary>
public static class EntryStates
{
    /// <summary>All with their words.</summary>
    public static IReadOnlyDictionary<EntryState, string> Words { get; } =
        new Dictionary<EntryState, string>
        {
            [EntryState.Draft] = "draft",
            [EntryState.WithAgency] = "with-agency",
            [EntryState.Sent] = "sent",
            [EntryState.Withdrawn] = "withdrawn",
            [EntryState.Complete] = "complete",
            [EntryState.Repair] = "repair",
            [EntryState.Refused] = "refused",
            [EntryState.Lapsed] = "lapsed",
        };

    /// <summary>The word of a state.</summary>
    public static string Word(this EntryState state) => Words[state];

    /// <summary>The state of a word; null for any other text.</summary>
    public static EntryState? Find(string? word) =>
        Words.Where(pair => pair.Value == word).Select(pair => (EntryState?)pair.Key).FirstOrDefault();

    /// <summary>True for an entry that was sent, whatever became of it then.</summary>
    public static bool IsIn(this EntryState state) =>
        state is EntryState.Sent or EntryState.Complete or EntryState.Repair or EntryState.Refused;
}
