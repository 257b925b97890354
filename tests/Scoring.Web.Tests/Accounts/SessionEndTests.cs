using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Sessions end by time, also those that are in use.</summary>
[TestFixture]
public sealed class SessionEndTests
{
    [TestCase(Roles.Secretariat, 12)]
    [TestCase(Roles.Juror, 7 * 24)]
    public async Task A_session_in_use_is_over_after_its_time(Roles role, int hours)
    {
        var folder = TemporaryFolder.New();
        var clock = new StandingClock(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        using (var site = new RunningSite(TestStore.New(folder), services: services => services.AddSingleton<TimeProvider>(clock)))
        {
            using var visitor = await site.SignIn(role);
            for (var hour = 0; hour < hours; hour += 4)
            {
                clock.Time += TimeSpan.FromHours(4);
                (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK, $"hour {hour + 4}");
            }
            clock.Time += TimeSpan.FromSeconds(1);
            using var answer = await visitor.Http.GetAsync("/account");
            answer.Headers.Location!.ToString().ShouldStartWith("/account/sign-in");
        }
        TemporaryFolder.Remove(folder);
    }
}
