using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Evidence;
using Scoring.Features.Import;
using static Scoring.TestKit.Competitions.SmallEvidence;

namespace Scoring.Features.Tests.Evidence;

/// <summary>Evidence of a region for the levels of indicators: claimed, sent, decided, decided once more, made facts.</summary>
public sealed class EvidenceTests
{
    private static readonly EvidenceDocument Decree = new("B/12/2026", "2026-03-01", "Peraturan \"Daerah\", inovasi");

    private StandingClock _clock = null!;
    private Workplace _place = null!;

    [SetUp]
    public async Task Fill() => _place = await Place(_clock = StandingClock.AtEight());

    [TearDown]
    public void Remove() => _place.Dispose();

    [Test]
    public async Task An_item_goes_from_empty_to_claimed_to_sent_to_decided()
    {
        var shown = await Show();
        shown.Items.Select(item => item.State).ShouldAllBe(state => state == EvidenceState.Empty);
        shown.Earlier.ShouldBe(new Dictionary<string, int> { ["one"] = 2, ["three"] = 1 }, ignoreOrder: true);
        var claimed = await Claim("1", 3, Decree);
        (claimed.State, claimed.Claimed, claimed.Document).ShouldBe((EvidenceState.Claimed, 3, Decree));
        (await Send()).Count.ShouldBe(1);
        (await State("one")).ShouldBe(EvidenceState.Sent);
        (await _place.RefusalOf(Officer, new ClaimLevel(Edition, "11", "1", 2, Decree, 0))).ShouldBe("evidence-locked");
        var decided = await Decide("one", EvidenceState.Lowered, 2, "Belum disahkan");
        (decided.State, decided.Verified, decided.Checks).ShouldBe((EvidenceState.Lowered, 2, 1));
        var events = (await _place.Send(new ListAudit())).Events.Select(one => one.Event.What).ToList();
        events.ShouldContain(AuditAction.EvidenceSent);
        events.ShouldContain(AuditAction.EvidenceDecided);
        // Drafts are nobody's business: no further event is there.
        events.ShouldNotContain(AuditAction.RowsStored);
        (await _place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Decided_levels_become_a_file_of_indicators_with_the_result_of_the_same_file_by_hand()
    {
        await Claim("1", 3, Decree);
        await Claim("2", 2, Decree);
        await Claim("3", 0, EvidenceDocument.None);
        await Send();
        await Decide("one", EvidenceState.Agreed);
        await Decide("two", EvidenceState.Rejected, note: "Bukan peraturan");
        (await _place.Refusal(new FixEvidence(Edition))).Code.ShouldBe("evidence-undecided");
        await Decide("three", EvidenceState.Agreed);
        var done = await _place.SendAs(Sari, new FixEvidence(Edition));
        (done.Count, done.Imports[0].Status).ShouldBe((3, ImportStatus.Stored));
        var run = await _place.Rank(Edition);
        run.Rankings[0].Of("11")!.Score.ShouldBe(6m);

        using var other = await Place();
        var line = "\"B/12/2026, 2026-03-01, Peraturan \"\"Daerah\"\", inovasi\"";
        var imported = await other.ImportText(
            ImportKind.Indicators,
            Edition,
            "bukti-daerah.csv",
            $"region_code,indicator,level,claimed_level,evidence\n11,one,3,3,{line}\n11,two,0,2,{line}\n11,three,0,0,\n"
        );
        imported.Sha256.ShouldBe(done.Imports[0].Sha256);
        (await other.Rank(Edition)).ResultHash.ShouldBe(run.ResultHash);
        // Once more decided, once more fixed: the file takes its own place.
        await Decide("two", EvidenceState.Agreed, note: "Ternyata disahkan");
        (await _place.Send(new FixEvidence(Edition))).Imports[0].Status.ShouldBe(ImportStatus.Stored);
        (await _place.Rank(Edition)).Rankings[0].Of("11")!.Score.ShouldBe(8m);
    }

    [Test]
    public async Task A_level_that_another_file_gives_is_not_replaced_unseen()
    {
        await _place.Given(ImportKind.Indicators, Edition, "level.csv", "region_code,indicator,level\n11,one,1\n");
        await Claim("1", 3, Decree);
        await Send();
        await Decide("one", EvidenceState.Agreed);
        var refusal = await _place.Refusal(new FixEvidence(Edition));
        (refusal.Code, refusal.Arguments[2]).ShouldBe(("evidence-given", (object)"level.csv"));
    }

    [Test]
    public async Task What_is_decided_can_be_decided_once_more_with_a_reason_and_a_repair_is_sent_again()
    {
        await Claim("1", 3, Decree);
        await Claim("2", 3, Decree);
        await Send();
        await Decide("one", EvidenceState.Agreed);
        (await RefusalOfDeciding("one", EvidenceState.Rejected, null, " ")).ShouldBe("reason-missing");
        await Decide("one", EvidenceState.Rejected, note: "Palsu");
        (await RefusalOfDeciding("one", EvidenceState.Agreed, null, "x")).ShouldBe("evidence-decided");
        (await RefusalOfDeciding("two", EvidenceState.Lowered, 3, "x")).ShouldBe("evidence-lower");
        (await RefusalOfDeciding("three", EvidenceState.Agreed, null, "x")).ShouldBe("evidence-not-sent");

        await Decide("two", EvidenceState.Repair, note: "Lampirkan halaman pengesahan");
        (await RefusalOfDeciding("two", EvidenceState.Agreed, null, "x")).ShouldBe("evidence-decided");
        // After the closing only what has to be repaired can be written, until the checks are over.
        _clock.Time = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
        await _place.SendAs(Officer, new ClaimLevel(Edition, "11", "2", 2, Decree, 0));
        (await _place.RefusalOf(Officer, new ClaimLevel(Edition, "11", "3", 2, Decree, 0))).ShouldBe("evidence-closed");
        (await Send()).Count.ShouldBe(1);
        (await State("two")).ShouldBe(EvidenceState.Sent);
        (await Decide("two", EvidenceState.Agreed)).Verified.ShouldBe(2);
    }

    [TestCase("2026-07-31T16:59:59Z", "evidence-not-open")]
    [TestCase("2026-07-31T17:00:00Z", null)]
    [TestCase("2026-08-30T16:59:59Z", null)]
    [TestCase("2026-08-30T17:00:00Z", "evidence-closed")]
    public async Task Levels_are_claimed_between_the_dates_of_entries(string at, string? code)
    {
        _clock.Time = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        (await RefusalOfClaiming(1, Decree)).ShouldBe(code);
    }

    [TestCase(3, "B/1", "2026-02-29", "evidence-day")]
    [TestCase(3, "B/1", "2024-02-29", null)]
    [TestCase(4, "B/1", "", "evidence-level")]
    [TestCase(0, "", "", null)]
    public async Task A_claim_names_a_level_of_the_indicator_and_a_day_that_there_is(
        int level,
        string number,
        string dated,
        string? code
    ) => (await RefusalOfClaiming(level, new EvidenceDocument(number, dated, ""))).ShouldBe(code);

    [Test]
    public async Task A_level_above_the_lowest_needs_a_document_before_it_is_sent()
    {
        await Claim("1", 1, EvidenceDocument.None);
        (await _place.RefusalOf(Officer, new SendEvidence(Edition, "11"))).ShouldBe("evidence-document-missing");
        await Claim("1", 0, EvidenceDocument.None, seen: 1);
        (await Send()).Count.ShouldBe(1);
        (await _place.RefusalOf(Officer, new SendEvidence(Edition, "11"))).ShouldBe("evidence-nothing-to-send");
    }

    [Test]
    public async Task A_save_on_an_older_draft_is_refused_and_an_empty_one_takes_it_back()
    {
        await Claim("1", 1, Decree);
        await Claim("1", 2, Decree, seen: 1);
        var refusal = await Should.ThrowAsync<RefusalException>(() => Claim("1", 3, Decree, seen: 1));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("evidence-changed", (object)2));
        await _place.SendAs(Officer, new ClaimLevel(Edition, "11", "1", null, Decree, 2));
        (await State("one")).ShouldBe(EvidenceState.Empty);
    }

    [Test]
    public async Task An_officer_sees_and_writes_the_own_region_alone()
    {
        await Claim("1", 1, Decree);
        (await _place.RefusalOf(Elsewhere, new ShowEvidence(Edition, "11"))).ShouldBe("unknown-unit");
        (await _place.RefusalOf(Elsewhere, new ClaimLevel(Edition, "11", "1", 2, Decree, 1))).ShouldBe("unknown-unit");
        (await _place.RefusalOf(Elsewhere, new SendEvidence(Edition, "11"))).ShouldBe("unknown-unit");
        (await _place.RefusalOf(Officer, new ShowEvidence(Edition, "99"))).ShouldBe("unknown-unit");
        (await _place.SendAs(Sari, new ShowEvidence(Edition, "11"))).Items[0].Claimed.ShouldBe(1);
        (await _place.RefusalOf(Sari, new ClaimLevel(Edition, "11", "1", 2, Decree, 1))).ShouldBe("not-allowed");
        (await _place.SendAs(Officer, new ListOwnEvidence())).Select(one => (one.Edition, one.Region)).ShouldBe([(Edition, "11")]);
        (await _place.RefusalOf(Officer, new ShowEvidence("small/2025", "11"))).ShouldBe("evidence-not-asked");
        // What is not sent is in no list of the staff.
        (await _place.SendAs(Sari, new ListEvidence(Edition))).Items.ShouldBeEmpty();
    }

    private static IEnumerable<Roles> Others => Enum.GetValues<Roles>().Where(role => role is not (Roles.Owner or Roles.Secretariat));

    [TestCaseSource(nameof(Others))]
    public async Task Only_the_secretariat_decides_and_fixes(Roles role)
    {
        var (person, code) = (new Person("x", role), role == Roles.None ? "sign-in-needed" : "not-allowed");
        (await _place.RefusalOf(person, new DecideEvidence(Edition, "11", "1", EvidenceState.Agreed, null, ""))).ShouldBe(code);
        (await _place.RefusalOf(person, new FixEvidence(Edition))).ShouldBe(code);
    }

    private Task<RegionEvidence> Show() => _place.SendAs(Officer, new ShowEvidence(Edition, "11"));

    private async Task<EvidenceState> State(string id) => (await Show()).Items.Single(item => item.Indicator.Id == id).State;

    private Task<EvidenceItem> Claim(string indicator, int level, EvidenceDocument document, int seen = 0) =>
        _place.SendAs(Officer, new ClaimLevel(Edition, "11", indicator, level, document, seen));

    private Task<EvidenceSent> Send() => _place.SendAs(Officer, new SendEvidence(Edition, "11"));

    private Task<EvidenceItem> Decide(string indicator, EvidenceState to, int? level = null, string note = "") =>
        _place.SendAs(Sari, new DecideEvidence(Edition, "11", indicator, to, level, note));

    private Task<string> RefusalOfDeciding(string indicator, EvidenceState to, int? level, string note) =>
        _place.RefusalOf(Sari, new DecideEvidence(Edition, "11", indicator, to, level, note));

    private async Task<string?> RefusalOfClaiming(int level, EvidenceDocument document)
    {
        try
        {
            await Claim("1", level, document);
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal.Code;
        }
    }
}
