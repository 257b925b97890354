using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Accounts;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>One-time codes and the keys of the devices that make them.</summary>
[TestFixture]
public sealed class OneTimeCodeTests
{
    private readonly StandingClock _clock = new(DateTimeOffset.UtcNow);
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _site = new RunningSite(_database, services: services => services.AddSingleton<TimeProvider>(_clock));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_code_signs_in_once_and_no_earlier_one_after_it()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var key = await TurnOn(visitor);
        (await SignsIn(visitor, Totp.At(key, _clock.Time))).ShouldBeFalse("it turned the second factor on");
        _clock.Time += TimeSpan.FromMinutes(1);
        var code = Totp.At(key, _clock.Time);
        (await SignsIn(visitor, code)).ShouldBeTrue();
        (await SignsIn(visitor, code)).ShouldBeFalse("used");
        (await SignsIn(visitor, Totp.At(key, _clock.Time, steps: -1))).ShouldBeFalse("older than the one that was used");
        (await SignsIn(visitor, Totp.At(key, _clock.Time, steps: 1))).ShouldBeTrue();
    }

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public async Task A_code_may_be_one_step_early_or_late_and_not_two(int steps, bool signsIn)
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var key = await TurnOn(visitor);
        _clock.Time += TimeSpan.FromMinutes(5);
        (await SignsIn(visitor, Totp.At(key, _clock.Time, steps))).ShouldBe(signsIn);
    }

    [Test]
    public async Task Wrong_codes_make_wait_whoever_knows_the_password_and_the_wait_has_an_end()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var key = await TurnOn(visitor);
        _clock.Time += TimeSpan.FromMinutes(5);
        for (var i = 0; i < 6; i++)
            (await SignsIn(visitor, "00000" + i)).ShouldBeFalse();
        (await SignsIn(visitor, Totp.At(key, _clock.Time))).ShouldBeFalse();
        _clock.Time += TimeSpan.FromMinutes(15);
        (await SignsIn(visitor, Totp.At(key, _clock.Time))).ShouldBeTrue();
    }

    [Test]
    public async Task Turning_it_on_asks_the_password_and_looking_at_the_page_stores_nothing()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var (key, refused) = await visitor.TurnOnSecondFactor(one => Totp.At(one, _clock.Time), "not the password");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.Content.ReadAsStringAsync();
        page.ShouldContain("Ini bukan kata sandi Anda");
        page.ShouldContain(key, Case.Sensitive, "the device has this key by now");
        refused.Dispose();
        Ask($"SELECT second_factor FROM accounts WHERE email = '{visitor.Email}'").ShouldBe("0");
        Ask($"SELECT count(*) FROM account_devices JOIN accounts USING (account_id) WHERE email = '{visitor.Email}'").ShouldBe("0");
    }

    [Test]
    public async Task The_key_in_a_form_serves_nobody_else()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var keys = _site.Services.GetRequiredService<SealedKeys>();
        var key = OneTimeCodes.NewKey();
        using var answer = await visitor.Post(
            "/account/second-factor",
            ("key", keys.ForForm(new Account { Id = 999 }, key)),
            ("code", Totp.At(key, _clock.Time)),
            ("password", SiteVisitor.Password)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task The_database_holds_no_key_that_makes_codes()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var key = await TurnOn(visitor);
        var stored = Ask($"SELECT key FROM account_devices JOIN accounts USING (account_id) WHERE email = '{visitor.Email}'");
        stored.ShouldStartWith("sealed:");
        stored.ShouldNotContain(key);
        _site.Services.GetRequiredService<SealedKeys>().Open(stored).ShouldBe(key);
    }

    [Test]
    public async Task A_key_that_an_earlier_program_stored_as_it_was_is_sealed_at_the_next_start_and_still_makes_codes()
    {
        var database = TestStore.IsServer ? TestStore.New(_folder) : Path.Combine(_folder, "older.db");
        var key = OneTimeCodes.NewKey();
        string email;
        using (var before = new RunningSite(database))
        {
            using var visitor = await before.SignIn(Roles.Reader);
            (await visitor.TurnOnSecondFactor()).Answer.Dispose();
            email = visitor.Email;
        }
        Do(database, $"UPDATE account_devices SET key = '{key}', step = 0");
        using var site = new RunningSite(database);
        Ask("SELECT key FROM account_devices", database).ShouldStartWith("sealed:");
        using var signing = new SiteVisitor(site);
        (await SignsIn(signing, Totp.Now(key), email)).ShouldBeTrue();
    }

    [Test]
    public async Task A_second_factor_whose_key_is_gone_does_not_become_none()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        await TurnOn(visitor);
        Do(_database, $"DELETE FROM account_devices WHERE account_id = (SELECT account_id FROM accounts WHERE email = '{visitor.Email}')");
        using var again = new SiteVisitor(_site);
        using var answer = await again.Post("/account/sign-in", ("email", visitor.Email), ("password", SiteVisitor.Password));
        answer.Headers.Location!.ToString().ShouldBe("/account/second-step");
    }

    private async Task<string> TurnOn(SiteVisitor visitor)
    {
        var (key, answer) = await visitor.TurnOnSecondFactor(one => Totp.At(one, _clock.Time));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        answer.Dispose();
        return key;
    }

    private Task<bool> SignsIn(SiteVisitor visitor, string code) => SignsIn(new SiteVisitor(_site), code, visitor.Email);

    private static async Task<bool> SignsIn(SiteVisitor fresh, string code, string email)
    {
        using (fresh)
        {
            (await fresh.Post("/account/sign-in", ("email", email), ("password", SiteVisitor.Password))).Dispose();
            using var answer = await fresh.Post("/account/second-step", ("code", code));
            return answer.StatusCode == HttpStatusCode.Found;
        }
    }

    private string Ask(string sql, string? database = null)
    {
        using var connection = TestStore.Open(database ?? _database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private static void Do(string database, string sql)
    {
        using var connection = TestStore.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
