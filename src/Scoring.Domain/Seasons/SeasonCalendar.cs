namespace Scoring.Domain.Seasons;

/// <summary>The dates of a season.</summary>
/// <param name="Zone">The zone that they are written in.</param>
/// <param name="Dates">The dates, in the order in which they are written.</param>
/// <param name="GraceMinutes">How many minutes after the closing an entry still arrives in time, 0 or more.</param>
public sealed record SeasonCalendar(SeasonZone Zone, IReadOnlyList<SeasonDate> Dates, int GraceMinutes)
{
    /// <summary>The moment of a date that a season has once; null if it is not set.</summary>
    public SeasonDate? Of(SeasonDateKind kind, string? stage = null) =>
        Dates.FirstOrDefault(date => date.Kind == kind && date.Stage == stage);
}

/// <summary>A date of a season.</summary>
/// <param name="Kind">What happens then.</param>
/// <param name="Stage">The stage, for its opening and closing; null otherwise.</param>
/// <param name="At">The moment, UTC. A closing without a time is the last second of its day, an opening the first.</param>
/// <param name="HasTime">True if a time was written.</param>
public sealed record SeasonDate(SeasonDateKind Kind, string? Stage, DateTime At, bool HasTime);

/// <summary>What happens at a date of a season, in the order of a season.</summary>
public enum SeasonDateKind
{
    /// <summary>The season is announced.</summary>
    Announcement,

    /// <summary>Entries may be sent from here on.</summary>
    EntriesOpen,

    /// <summary>Entries may be sent until here.</summary>
    EntriesClose,

    /// <summary>The administration has checked every entry.</summary>
    AdministrationCloses,

    /// <summary>Jurors begin with a stage.</summary>
    StageOpens,

    /// <summary>Jurors have finished a stage.</summary>
    StageCloses,

    /// <summary>The public votes from here on.</summary>
    VoteOpens,

    /// <summary>The public votes until here.</summary>
    VoteCloses,

    /// <summary>The results are published.</summary>
    Results,

    /// <summary>Objections are accepted until here.</summary>
    ObjectionsClose,

    /// <summary>The prizes are given.</summary>
    Award,
}

/// <summary>A time zone of Indonesia; none has daylight saving.</summary>
public enum SeasonZone
{
    /// <summary>Western Indonesian time, UTC+7.</summary>
    Wib,

    /// <summary>Central Indonesian time, UTC+8.</summary>
    Wita,

    /// <summary>Eastern Indonesian time, UTC+9.</summary>
    Wit,
}

/// <summary>The hours of Indonesia's zones.</summary>
public static class SeasonZones
{
    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    /// <summary>How far a zone is ahead of UTC.</summary>
    public static TimeSpan Ahead(this SeasonZone zone) => TimeSpan.FromHours(7 + (int)zone);

    /// <summary>The zone as people write it: WIB, WITA, WIT.</summary>
    public static string Letters(this SeasonZone zone) =>
        zone switch
        {
            SeasonZone.Wib => "WIB",
            SeasonZone.Wita => "WITA",
            _ => "WIT",
        };

    /// <summary>The word for a zone in files and forms: wib, wita, wit.</summary>
    public static string Word(this SeasonZone zone) =>
        zone switch
        {
            SeasonZone.Wib => "wib",
            SeasonZone.Wita => "wita",
            _ => "wit",
        };

    /// <summary>The zone of a word; null for anything else.</summary>
    public static SeasonZone? OfWord(string? word) =>
        word switch
        {
            "wib" => SeasonZone.Wib,
            "wita" => SeasonZone.Wita,
            "wit" => SeasonZone.Wit,
            _ => null,
        };

    /// <summary>The zone of a region, by the first two digits of its code, which are its province's.</summary>
    /// <param name="region">The code: 72, 72.01.</param>
    public static SeasonZone OfRegion(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Length < 2 ? SeasonZone.Wib
            : region[..2] is "51" or "52" or "53" or "63" or "64" or "65" || region[0] == '7' ? SeasonZone.Wita
            : region[0] is '8' or '9' ? SeasonZone.Wit
            : SeasonZone.Wib;
    }

    /// <summary>The moment of a local date and time, UTC.</summary>
    public static DateTime Moment(this SeasonZone zone, DateOnly day, TimeOnly time) =>
        DateTime.SpecifyKind(day.ToDateTime(time) - zone.Ahead(), DateTimeKind.Utc);

    /// <summary>The last second of a local day, UTC.</summary>
    public static DateTime EndOf(this SeasonZone zone, DateOnly day) => zone.Moment(day, TimeOnly.FromTimeSpan(LastSecond));

    /// <summary>The local date and time of a moment.</summary>
    public static DateTime Local(this SeasonZone zone, DateTime utc) => DateTime.SpecifyKind(utc + zone.Ahead(), DateTimeKind.Unspecified);
}
