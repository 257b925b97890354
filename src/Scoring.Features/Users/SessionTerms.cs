using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>How long a session lasts. The end is absolute: it comes even if the person goes on working, who then signs in again.</summary>
public static class SessionTerms
{
    /// <summary>After so long without a request a session is over.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromHours(12);

    /// <summary>The longest session of those who change results or read everything: a working day.</summary>
    public static TimeSpan OfStaff { get; } = TimeSpan.FromHours(12);

    /// <summary>The longest session of jurors, officers of regions and readers: a week of marking.</summary>
    public static TimeSpan OfOthers { get; } = TimeSpan.FromDays(7);

    private const Roles Staff = Roles.Administrator | Roles.Secretariat | Roles.Chair | Roles.Auditor;

    /// <summary>True if a session is over by time. All times are UTC.</summary>
    /// <param name="roles">The person's roles.</param>
    /// <param name="started">When it began.</param>
    /// <param name="seen">When it was last seen.</param>
    /// <param name="now">The time.</param>
    public static bool IsOver(Roles roles, DateTime started, DateTime seen, DateTime now) =>
        now - seen > Idle || now - started > ((roles & Staff) != 0 ? OfStaff : OfOthers);
}
