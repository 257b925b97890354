namespace Scoring.Domain.Seasons;

/// <summary>Until when an entry can be written and sent.</summary>
/// <param name="Opens">From when, UTC; null if the calendar does not say.</param>
/// <param name="Closes">The last second, UTC; null if the calendar does not say.</param>
/// <param name="Grace">How long after it an entry still arrives in time. None for a deadline of its own.</param>
/// <param name="IsOwn">True for a deadline that this entry alone has.</param>
public sealed record EntryDeadline(DateTime? Opens, DateTime? Closes, TimeSpan Grace, bool IsOwn)
{
    /// <summary>The deadline of a draft.</summary>
    /// <param name="calendar">The season's dates.</param>
    /// <param name="own">What was granted to this entry alone, UTC; null for nothing. An earlier one than the season's has no
    /// effect.</param>
    public static EntryDeadline OfDraft(SeasonCalendar calendar, DateTime? own)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (opens, closes) = (calendar.Of(SeasonDateKind.EntriesOpen)?.At, calendar.Of(SeasonDateKind.EntriesClose)?.At);
        return own is { } later && closes is { } end && later > end
            ? new EntryDeadline(opens, later, TimeSpan.Zero, true)
            : new EntryDeadline(opens, closes, TimeSpan.FromMinutes(calendar.GraceMinutes), false);
    }

    /// <summary>The deadline of a repair.</summary>
    public static EntryDeadline OfRepair(DateTime until) => new(null, until, TimeSpan.Zero, true);

    /// <summary>True before the first moment.</summary>
    public bool IsBefore(DateTime now) => Opens is { } opens && now < opens;

    /// <summary>True from the first moment on until the grace is over; seconds count, parts of them do not.</summary>
    public bool IsOpen(DateTime now) => !IsBefore(now) && !IsOver(now);

    /// <summary>True once nothing can be sent any more.</summary>
    public bool IsOver(DateTime now) => Closes is { } closes && Seconds(now) > closes + Grace;

    /// <summary>True after the closing, while an entry still arrives in time.</summary>
    public bool IsGrace(DateTime now) => Closes is { } closes && Seconds(now) > closes && !IsOver(now);

    private static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Kind);
}
