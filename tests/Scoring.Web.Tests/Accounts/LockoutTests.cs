using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Wrong passwords: who has to wait, and what a stranger learns from it.</summary>
[TestFixture]
public sealed class LockoutTests
{
    private const string Wrong = "not the password";

    private readonly StandingClock _clock = new(DateTimeOffset.UtcNow);
    private readonly CountingHasher _hasher = new();
    private readonly KeptLog _log = new();
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _site = new RunningSite(_database, options: [("Logging:LogLevel:Scoring.Web.SignIns", "Information")], services: services =>
            services.AddSingleton<TimeProvider>(_clock).AddSingleton<IPasswordHasher<Account>>(_hasher).AddSingleton<ILoggerProvider>(_log)
        );
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        _log.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_stranger_s_wrong_passwords_keep_out_nobody_but_the_stranger()
    {
        using var juror = await _site.SignIn(Roles.Juror);
        using var stranger = From("203.0.113.1");
        for (var i = 0; i < 7; i++)
            (await SignsIn(stranger, juror.Email, Wrong)).ShouldBeFalse();
        (await SignsIn(stranger, juror.Email, SiteVisitor.Password)).ShouldBeFalse("six wrong ones make the place wait");
        using (var elsewhere = From("203.0.113.2"))
            (await SignsIn(elsewhere, juror.Email, SiteVisitor.Password)).ShouldBeTrue("another place does not wait");
        Use(juror, "203.0.113.1");
        (await SignsIn(juror, juror.Email, SiteVisitor.Password)).ShouldBeTrue("a browser that signed in before does not wait, even there");
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    public async Task A_place_waits_for_fifteen_minutes_to_the_second(int seconds, bool signsIn)
    {
        var email = await NewUser();
        using var visitor = From($"198.51.100.{20 + seconds}");
        for (var i = 0; i < 6; i++)
            (await SignsIn(visitor, email, Wrong)).ShouldBeFalse();
        _clock.Time += TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(seconds);
        (await SignsIn(visitor, email, SiteVisitor.Password)).ShouldBe(signsIn);
    }

    [TestCase(5, true)]
    [TestCase(6, false)]
    public async Task Five_wrong_passwords_are_forgiven_and_six_are_not(int wrong, bool signsIn)
    {
        var email = await NewUser();
        using var visitor = From($"198.51.100.{40 + wrong}");
        for (var i = 0; i < wrong; i++)
            (await SignsIn(visitor, email, Wrong)).ShouldBeFalse();
        (await SignsIn(visitor, email, SiteVisitor.Password)).ShouldBe(signsIn);
    }

    [Test]
    public async Task Wrong_passwords_from_everywhere_make_strangers_wait_and_known_browsers_not_and_are_told_in_the_trail()
    {
        using var juror = await _site.SignIn(Roles.Juror);
        for (var place = 0; place < 17; place++)
        {
            using var stranger = From($"192.0.2.{place}");
            for (var i = 0; i < 6; i++)
                (await SignsIn(stranger, juror.Email, Wrong)).ShouldBeFalse();
        }
        using (var fresh = From("192.0.2.200"))
            (await SignsIn(fresh, juror.Email, SiteVisitor.Password)).ShouldBeFalse();
        (await SignsIn(juror, juror.Email, SiteVisitor.Password)).ShouldBeTrue();
        var told = 0;
        for (var i = 0; told == 0 && i < 100; i++)
        {
            told = (await SiteVisitor.SendAsOwner(_site, new ListAudit(What: "account-locked"))).Found;
            await Task.Delay(told == 0 ? 20 : 0);
        }
        told.ShouldBe(1, "once for the whole hour");
    }

    [Test]
    public async Task Unknown_disabled_invited_and_waiting_accounts_get_the_same_page_after_the_same_work()
    {
        var (known, disabled, waiting) = (await NewUser(), await NewUser(), await NewUser());
        await SiteVisitor.SendAsOwner(_site, new DisableUser(disabled));
        await SiteVisitor.SendAsOwner(_site, new AddUser("Invited", "invited@example.org", Roles.Reader));
        using var visitor = From("203.0.113.77");
        for (var i = 0; i < 6; i++)
            (await SignsIn(visitor, waiting, Wrong)).ShouldBeFalse();
        var answers = new List<(HttpStatusCode Status, int Compared, string Page)>();
        (string Email, string Password)[] tries =
        [
            (known, Wrong),
            ("nobody@example.org", Wrong),
            (disabled, SiteVisitor.Password),
            ("invited@example.org", Wrong),
            (waiting, SiteVisitor.Password),
        ];
        foreach (var (email, password) in tries)
        {
            var before = _hasher.Compared;
            using var answer = await visitor.Post("/account/sign-in", ("email", email), ("password", password));
            var page = Regex.Replace(
                await answer.Content.ReadAsStringAsync(),
                "name=\"(__RequestVerificationToken|once)\" value=\"[^\"]+\"",
                ""
            );
            answers.Add((answer.StatusCode, _hasher.Compared - before, page.Replace(email, "(address)", StringComparison.Ordinal)));
        }
        answers.Distinct().Count().ShouldBe(1);
        answers[0].Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answers[0].Compared.ShouldBe(1);
    }

    [Test]
    public async Task An_unknown_address_waits_like_a_known_one()
    {
        using var visitor = From("203.0.113.90");
        for (var i = 0; i < 8; i++)
            (await SignsIn(visitor, "nobody2@example.org", Wrong)).ShouldBeFalse();
        _log.Lines.Count(line => line == "Sign-in refused: account none, unknown address").ShouldBeGreaterThanOrEqualTo(6);
        _log.Lines.ShouldContain("Sign-in refused: account none, waits");
    }

    [Test]
    public async Task The_old_password_is_limited_too()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        for (var i = 0; i < 7; i++)
        {
            Use(visitor, $"203.0.113.{100 + i}");
            using var wrong = await visitor.Post(
                "/account/password",
                ("old", i < 6 ? Wrong : SiteVisitor.Password),
                ("password", "kalimat baru sekali"),
                ("again", "kalimat baru sekali")
            );
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await wrong.Content.ReadAsStringAsync()).ShouldContain(i < 6 ? "Ini bukan kata sandi Anda" : "Tunggu 15 menit");
        }
    }

    [Test]
    public async Task Sign_ins_and_failures_are_logged_by_account_and_reason_without_addresses()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        (await SignsIn(visitor, visitor.Email, Wrong)).ShouldBeFalse();
        (await visitor.PostFrom("/account", "/account/sign-out")).Dispose();
        _log.Lines.ShouldContain(line => Regex.IsMatch(line, "^Signed in: account [0-9]+ by password$"));
        _log.Lines.ShouldContain(line => Regex.IsMatch(line, "^Sign-in refused: account [0-9]+, wrong password$"));
        _log.Lines.ShouldContain(line => Regex.IsMatch(line, "^Signed out: account [0-9]+$"));
        _log.Lines.ShouldAllBe(line => !line.Contains('@') && !line.Contains(visitor.Name) && !line.Contains("203.0.113"));
    }

    [Test]
    public async Task People_of_one_address_who_have_signed_in_before_do_not_use_up_each_other_s_attempts()
    {
        using var site = new RunningSite(TestStore.New(_folder), signIns: 2);
        using var one = await site.SignIn(Roles.Juror);
        using var other = await site.SignIn(Roles.Juror);
        using (var stranger = new SiteVisitor(site))
        {
            using var limited = await stranger.Post("/account/sign-in", ("email", "a@b.c"), ("password", Wrong));
            limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "the two first sign-ins used up the address's");
        }
        (await SignsIn(one, one.Email, SiteVisitor.Password)).ShouldBeTrue();
        (await SignsIn(other, other.Email, SiteVisitor.Password)).ShouldBeTrue();
    }

    private SiteVisitor From(string address)
    {
        var visitor = new SiteVisitor(_site);
        Use(visitor, address);
        return visitor;
    }

    // As a proxy on this machine passes it on.
    private static void Use(SiteVisitor visitor, string address)
    {
        visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    private static async Task<bool> SignsIn(SiteVisitor visitor, string email, string password)
    {
        using var page = await visitor.Http.GetAsync("/account/sign-in");
        using var answer =
            page.StatusCode == HttpStatusCode.OK
                ? await visitor.Post("/account/sign-in", ("email", email), ("password", password))
                : await visitor.PostFrom("/account", "/account/sign-in", ("email", email), ("password", password));
        return answer.StatusCode == HttpStatusCode.Found;
    }

    private async Task<string> NewUser()
    {
        var email = Guid.NewGuid().ToString("N") + "@example.org";
        await SiteVisitor.SendAsOwner(_site, new AddUser(email, email, Roles.Reader));
        SiteVisitor.SetPassword(_site, email);
        return email;
    }

    /// <summary>Counts how often a password is compared, which is what takes the time.</summary>
    private sealed class CountingHasher : PasswordHasher<Account>
    {
        private int _compared;

        public int Compared => _compared;

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _compared);
            var outcome = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            return outcome == PasswordVerificationResult.SuccessRehashNeeded ? PasswordVerificationResult.Success : outcome;
        }
    }

    /// <summary>The lines of the log of sign-ins.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            categoryName == "Scoring.Web.SignIns" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> text) =>
            Lines.Add(text(state, fault));

        public void Dispose() => Lines.Clear();
    }
}
