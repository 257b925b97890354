using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Users;

/// <summary>When a session is over, in pairs around the moment.</summary>
public sealed class SessionTermsTests
{
    private static readonly DateTime Started = new(2026, 8, 1, 8, 0, 0, DateTimeKind.Utc);

    [TestCase(Roles.Administrator, 12)]
    [TestCase(Roles.Secretariat, 12)]
    [TestCase(Roles.Chair, 12)]
    [TestCase(Roles.Auditor, 12)]
    [TestCase(Roles.Juror | Roles.Chair, 12)]
    [TestCase(Roles.Juror, 168)]
    [TestCase(Roles.RegionOfficer, 168)]
    [TestCase(Roles.Reader, 168)]
    public void A_session_in_use_ends_after_its_hours_and_not_a_second_before(Roles roles, int hours)
    {
        var end = Started.AddHours(hours);
        SessionTerms.IsOver(roles, Started, seen: end, end).ShouldBeFalse();
        SessionTerms.IsOver(roles, Started, seen: end, end.AddSeconds(1)).ShouldBeTrue();
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void A_session_that_nobody_uses_ends_after_twelve_hours(int seconds, bool isOver) =>
        SessionTerms.IsOver(Roles.Juror, Started, Started, Started.AddHours(12).AddSeconds(seconds)).ShouldBe(isOver);
}
