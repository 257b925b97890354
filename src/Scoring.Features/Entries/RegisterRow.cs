using System.Globalization;
using Scoring.Domain.Seasons;

namespace Scoring.Features.Entries;

/// <summary>A row of the register: what an entry is as a fact.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Values">The values by column; an empty value is left out.</param>
/// <param name="State">How far the entry is, by the clock.</param>
public sealed record RegisterRow(string Id, IReadOnlyDictionary<string, string> Values, EntryState State);

/// <summary>Makes rows of the register of what was sent and how it was checked.</summary>
public static class RegisterRows
{
    /// <summary>The column with the result of the administration.</summary>
    public const string Administration = "administration";

    /// <summary>The column with the moment at which an entry arrived, in the season's zone.</summary>
    public const string SubmittedAt = "submitted_at";

    /// <summary>The column that says how it arrived: in time, in the grace, or within a deadline of its own.</summary>
    public const string Arrival = "arrival";

    /// <summary>What the administration and a check say of an entry that passed.</summary>
    public const string Passed = "lolos";

    /// <summary>What they say of one that did not.</summary>
    public const string Failed = "tidak-lolos";

    private const string InTime = "tepat";
    private const string InGrace = "tenggang";
    private const string InExtension = "perpanjangan";

    /// <summary>The row of an entry that was sent.</summary>
    /// <param name="open">The season.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="frozen">The version that counts.</param>
    /// <param name="steps">What became of the entry, oldest first.</param>
    /// <param name="checks">The answers to the checks of that version.</param>
    public static RegisterRow OfSent(
        OpenDoor open,
        Entry entry,
        FrozenEntry frozen,
        IReadOnlyList<EntryStep> steps,
        IEnumerable<CheckedPoint> checks
    )
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(frozen);
        var values = OfAnswers(open, entry, frozen.Answers, frozen.Agency?.Region);
        foreach (var answer in checks)
        {
            if (
                open.Season.Administration.Checks.FirstOrDefault(check => check.Id == answer.Check) is { } check
                && answer.Answer != CheckAnswer.Repair
            )
                values[check.Column] = answer.Answer == CheckAnswer.Yes ? Passed : Failed;
        }
        if (entry.State is EntryState.Complete or EntryState.Refused)
            values[Administration] = entry.State == EntryState.Complete ? Passed : Failed;
        if (ArrivalOf(steps) is { } at)
            AddArrival(values, open.Season.Calendar, at);
        return new RegisterRow(entry.Id, values, entry.State);
    }

    /// <summary>The row of a draft whose time is over: what a register cannot be without, and no moment of sending.</summary>
    /// <param name="open">The season.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="typed">The answers as typed.</param>
    /// <param name="region">The region of its agency; null for none.</param>
    public static RegisterRow OfLapsed(OpenDoor open, Entry entry, IReadOnlyDictionary<string, string> typed, string? region)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(typed);
        var needed = open
            .Edition.AllowedAttributes.Keys.Concat(open.Edition.Rankings.Select(ranking => ranking.Within).OfType<string>())
            .Append("region_code")
            .Append("title")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = OfAnswers(open, entry, FrozenEntry.AnswersOf(open.Form, typed, null), region);
        return new RegisterRow(
            entry.Id,
            all.Where(pair => pair.Key == "innovation_id" || needed.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            EntryState.Lapsed
        );
    }

    /// <summary>The values of an entry as if it were sent and passed now, to try the rules on it.</summary>
    public static IReadOnlyDictionary<string, string> OfDraft(
        OpenDoor open,
        Entry entry,
        IReadOnlyDictionary<string, string> answers,
        string? region,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(answers);
        var values = OfAnswers(open, entry, answers, region);
        AddArrival(values, open.Season.Calendar, now);
        return values;
    }

    private static Dictionary<string, string> OfAnswers(
        OpenDoor open,
        Entry entry,
        IReadOnlyDictionary<string, string> answers,
        string? region
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["innovation_id"] = entry.Id };
        var title = FrozenEntry.TitleOf(open.Form, answers);
        if (title.Length > 0)
            values["title"] = title;
        foreach (var field in open.Form.Fields)
        {
            if (field.Column is { } column && answers.GetValueOrDefault(field.Id, "") is { Length: > 0 } answer)
                values[column.ToLowerInvariant()] = answer;
        }
        if (region is { Length: > 0 } && open.Form.Fields.All(field => field.Kind != FieldKind.Region))
            values.TryAdd("region_code", region);
        return values;
    }

    // A repair does not make an entry late: the moment is that of the last sending that was none.
    private static DateTime? ArrivalOf(IReadOnlyList<EntryStep> steps)
    {
        DateTime? at = null;
        var isRepair = false;
        foreach (var step in steps)
        {
            if (step.State == EntryState.Draft)
                isRepair = false;
            else if (step.State == EntryState.Repair)
                isRepair = true;
            else if (step.State == EntryState.Sent && !(isRepair && at is not null))
                at = step.At;
        }
        return at;
    }

    // Eligibility looks at the day: what came in the grace, or within a deadline of its own, came in time, and is marked.
    private static void AddArrival(Dictionary<string, string> values, SeasonCalendar calendar, DateTime at)
    {
        var closes = calendar.Of(SeasonDateKind.EntriesClose)?.At;
        var isLate = closes is { } end && at > end;
        values[SubmittedAt] = calendar
            .Zone.Local(isLate ? closes!.Value : at)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        values[Arrival] =
            !isLate ? InTime
            : at <= closes!.Value.AddMinutes(calendar.GraceMinutes) ? InGrace
            : InExtension;
    }
}
