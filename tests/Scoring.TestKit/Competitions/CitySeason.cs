using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Seasons;
using Scoring.Features.Users;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// The city's competition of 2027 (tests/Scoring.RuleBook.Tests/season), announced on the site, with people of every kind.
/// </summary>
public sealed class CitySeason : IDisposable
{
    /// <summary>The edition.</summary>
    public const string Edition = "city/2027";

    /// <summary>The innovator of one agency.</summary>
    public const string Innovator = "ina@example.id";

    /// <summary>An innovator of another agency.</summary>
    public const string Stranger = "satria@example.id";

    /// <summary>The verifier of the first agency.</summary>
    public const string Verifier = "vera@example.id";

    /// <summary>The verifier of the other agency.</summary>
    public const string OtherVerifier = "oka@example.id";

    /// <summary>An examiner.</summary>
    public const string Examiner = "eko@example.id";

    /// <summary>A member of the secretariat.</summary>
    public const string Secretary = "sari@example.id";

    private CitySeason(Workplace place) => Place = place;

    /// <summary>The workplace.</summary>
    public Workplace Place { get; }

    /// <summary>The clock: on 10 March 2027 at first.</summary>
    public StandingClock Clock { get; } = new(new DateTimeOffset(2027, 3, 10, 2, 0, 0, TimeSpan.Zero));

    /// <summary>The last second of the entries: 30 April 2027, 23:59:59 WITA.</summary>
    public static DateTimeOffset Closing { get; } = new(2027, 4, 30, 15, 59, 59, TimeSpan.Zero);

    /// <summary>Writes the rules, adds the people, announces the season.</summary>
    /// <param name="change">Changes season.yaml before it is announced; null for as it is.</param>
    /// <param name="more">Writes further rules before it is announced; null for none.</param>
    public static async Task<CitySeason> Announced(Func<string, string>? change = null, Action<Workplace>? more = null)
    {
        var season = new CitySeason(Workplace.WithOwnRules());
        WriteRules(season.Place, change);
        more?.Invoke(season.Place);
        season.Place.Clock = season.Clock;
        await season.People();
        await Announce(season.Place);
        return season;
    }

    /// <summary>Writes the rules of the competition.</summary>
    public static void WriteRules(Workplace place, Func<string, string>? change = null)
    {
        var folder = Path.Combine(Checkout.Root, "tests", "Scoring.RuleBook.Tests", "season");
        foreach (var name in new[] { "sources.yaml", "city/2027/edition.yaml", "city/2027/season.yaml" })
        {
            var text = File.ReadAllText(Path.Combine(folder, name));
            place.WriteRule(name, change is not null && name.EndsWith("season.yaml", StringComparison.Ordinal) ? change(text) : text);
        }
    }

    /// <summary>Takes the season over to the site and announces it.</summary>
    public static async Task Announce(Workplace place)
    {
        await place.Send(new StartSeason("city", "2027", Edition));
        await place.Send(new MoveSeason(Edition, SeasonState.Announced));
    }

    /// <summary>A person by address.</summary>
    public Task<Person> Who(string email) =>
        Place.Within(services => Task.FromResult(services.GetRequiredService<AccountStore>().Get(email).Person));

    /// <summary>Sends a request as somebody.</summary>
    public async Task<T> As<T>(string email, MediatR.IRequest<T> request) => await Place.SendAs(await Who(email), request);

    /// <summary>The refusal that somebody's request ends in.</summary>
    public async Task<string> Refused<T>(string email, MediatR.IRequest<T> request) =>
        (await Should.ThrowAsync<RefusalException>(() => As(email, request))).Code;

    /// <summary>Begins an entry.</summary>
    public async Task<Entry> Begin(string title = "Antrean Daring", string email = Innovator) =>
        await As(email, new StartEntry(Edition, (await Who(email)).Agencies[0], new Dictionary<string, string> { ["title"] = title }));

    /// <summary>Begins an entry and fills it in, so that it can be sent.</summary>
    public async Task<Entry> Filled(string title = "Antrean Daring", string email = Innovator)
    {
        var entry = await Begin(title, email);
        await Save(
            entry,
            "idea",
            email,
            ("title", title),
            ("group", "umum"),
            ("summary", "Warga mengantre dari rumah."),
            ("start-date", "2025-01-02")
        );
        await Save(entry, "who", email, ("region", "72.01"), ("true-words", "ya"));
        return entry;
    }

    /// <summary>Saves a section on what is there.</summary>
    public async Task<SavedSection> Save(Entry entry, string section, string email, params (string Field, string Answer)[] answers)
    {
        var seen = (await As(email, new ShowEntry(Edition, entry.Id))).Saved(section).Revision;
        return await As(
            email,
            new SaveSection(Edition, entry.Id, section, seen, answers.ToDictionary(one => one.Field, one => one.Answer))
        );
    }

    /// <summary>The innovator gives a filled entry to the agency, which sends it.</summary>
    public async Task<Entry> Sent(Entry entry, string email = Innovator, string verifier = Verifier)
    {
        await Send(entry, email);
        return await Send(entry, verifier);
    }

    /// <summary>Sends an entry as it is now.</summary>
    public async Task<Entry> Send(Entry entry, string email) =>
        await As(email, new SendEntry(Edition, entry.Id, (await As(email, new ShowEntry(Edition, entry.Id))).Entry.Step.Number));

    /// <summary>An examiner answers every check with yes and completes the entry.</summary>
    public async Task<Entry> Completed(Entry entry) => await Examine(entry, EntryDecision.Complete);

    /// <summary>An examiner answers the checks and decides.</summary>
    public async Task<Entry> Examine(
        Entry entry,
        EntryDecision decision,
        string note = "",
        string? failed = null,
        params IReadOnlyList<string> fields
    )
    {
        var view = await As(Examiner, new ShowEntry(Edition, entry.Id));
        var checks = view
            .Door.Season.Administration.Checks.Select(check => new CheckMade(
                check.Id,
                check.Id == failed ? CheckAnswer.No
                    : decision == EntryDecision.Repair ? CheckAnswer.Repair
                    : CheckAnswer.Yes,
                ""
            ))
            .ToList();
        return await As(
            Examiner,
            new ExamineEntry(Edition, entry.Id, view.Entry.Step.Number, checks, decision)
            {
                Note = note,
                FailedCheck = failed,
                Fields = fields,
            }
        );
    }

    private async Task People()
    {
        foreach (
            var (name, email, roles, agency) in new[]
            {
                ("Ina", Innovator, Roles.Innovator, "Dinas Kesehatan"),
                ("Satria", Stranger, Roles.Innovator, "Dinas Sosial"),
                ("Vera", Verifier, Roles.AgencyVerifier, "Dinas Kesehatan"),
                ("Oka", OtherVerifier, Roles.AgencyVerifier, "Dinas Sosial"),
                ("Eko", Examiner, Roles.Examiner, null),
                ("Sari", Secretary, Roles.Secretariat, (string?)null),
            }
        )
            await ReadyAccounts.Add(Place, new AddUser(name, email, roles) { Agency = agency });
    }

    /// <inheritdoc/>
    public void Dispose() => Place.Dispose();
}
