using Scoring.Domain.Seasons;
using Scoring.Features.Attachments;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Evidence;
using Scoring.Features.Import;
using static Scoring.TestKit.Competitions.CitySeason;

namespace Scoring.Features.Tests.Evidence;

/// <summary>Evidence of an entry for the indicators of innovations: claimed, sent with the entry, decided, made facts.</summary>
public sealed class EntryEvidenceTests
{
    private static readonly EvidenceDocument Decree = new("188/45/2026", "2026-02-03", "Keputusan \"Kepala Dinas\", antrean");

    private CitySeason _season = null!;
    private Entry _entry = null!;

    [SetUp]
    public async Task Begin()
    {
        _season = await Announced(text => CityEvidence.WithEvidence(text), CityEvidence.Add);
        _season.Place.RuleFaults(Edition).ShouldBeEmpty();
        _entry = await _season.Filled();
    }

    [TearDown]
    public void End() => _season.Dispose();

    [Test]
    public async Task Claims_are_frozen_with_their_files_when_the_entry_is_sent_and_bound_by_its_event()
    {
        await Claim("1", 3, Decree);
        await Claim("3", 2, EvidenceDocument.None);
        var file = await Add("budget", "Anggaran.pdf");
        (await States()).ShouldBe([EvidenceState.Claimed, EvidenceState.Empty, EvidenceState.Claimed]);
        await _season.Sent(_entry);
        var view = await _season.As(Examiner, new ShowExamination(Edition, _entry.Id));
        view.Frozen.Evidence.ShouldBe([new("law", 3, Decree), new("budget", 2, EvidenceDocument.None)]);
        view.Frozen.Files.Select(one => (one.Field, one.Id)).ShouldBe([("evidence/budget", file.Id)]);
        view.Version.Content.ShouldContain("\"evidence\": [");
        FrozenEntry.Read(view.Version.Content).Write().ShouldBe(view.Version.Content);
        (await States()).ShouldBe([EvidenceState.Sent, EvidenceState.Empty, EvidenceState.Sent]);
        (await _season.Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
        _season.Place.Execute(
            TestStore.Unlocked("evidence_revisions") + "UPDATE evidence_revisions SET claimed = 1 WHERE indicator = 'law'"
        );
        (await _season.Place.Send(new VerifyAudit())).Findings.ShouldNotBeEmpty("a changed claim is seen");
    }

    [Test]
    public async Task A_season_without_evidence_keeps_the_bytes_of_its_versions()
    {
        using var plain = await Announced();
        var entry = await plain.Sent(await plain.Filled());
        var version = (await plain.As(Innovator, new ShowEntry(Edition, entry.Id))).Last!;
        version.Content.ShouldNotContain("\"evidence\"");
        (await plain.Refused(Innovator, new ClaimEntryLevel(Edition, entry.Id, "1", 1, Decree, 0))).ShouldBe(
            "evidence-not-asked-of-entries"
        );
    }

    [Test]
    public async Task A_level_above_the_lowest_needs_a_document_or_a_file_before_the_entry_is_sent()
    {
        await Claim("1", 1, EvidenceDocument.None);
        await Claim("2", 0, EvidenceDocument.None);
        (await View()).WithoutProof.Select(one => one.Id).ShouldBe(["law"]);
        (await _season.Refused(Innovator, new SendEntry(Edition, _entry.Id, (await View()).Entry.Step.Number))).ShouldBe(
            "entry-incomplete"
        );
        var file = await Add("law", "SK.pdf");
        (await View()).WithoutProof.ShouldBeEmpty();
        await _season.As(Innovator, new RemoveAttachment(Edition, _entry.Id, file.Id));
        await Claim("1", 1, Decree, seen: 1);
        (await View()).WithoutProof.ShouldBeEmpty();
        (await _season.Sent(_entry)).State.ShouldBe(EntryState.Sent);
    }

    [TestCase(4, "2026-02-03", "evidence-level")]
    [TestCase(3, "2026-02-30", "evidence-day")]
    [TestCase(3, "", null)]
    public async Task A_claim_names_a_level_of_the_indicator_and_a_day_that_there_is(int level, string day, string? code)
    {
        var claim = new ClaimEntryLevel(Edition, _entry.Id, "law", level, Decree with { Dated = day }, 0);
        if (code is null)
            (await _season.As(Innovator, claim)).Claimed.ShouldBe(level);
        else
            (await _season.Refused(Innovator, claim)).ShouldBe(code);
    }

    [Test]
    public async Task A_save_on_an_older_draft_is_refused_and_an_empty_one_takes_the_claim_back()
    {
        await Claim("1", 1, Decree);
        await Claim("1", 2, Decree, seen: 1);
        (await _season.Refused(Innovator, new ClaimEntryLevel(Edition, _entry.Id, "1", 3, Decree, 1))).ShouldBe("evidence-changed");
        await Claim("1", null, Decree, seen: 2);
        (await States())[0].ShouldBe(EvidenceState.Empty);
        (await View()).Claims.ShouldBeEmpty();
    }

    [Test]
    public async Task The_owner_alone_writes_and_the_agency_and_the_examiner_read_what_concerns_them()
    {
        await Claim("1", 3, Decree);
        var claim = new ClaimEntryLevel(Edition, _entry.Id, "1", 2, Decree, 1);
        (await _season.Refused(Stranger, claim)).ShouldBe("entry-unknown");
        (await _season.Refused(Stranger, new ShowEntryEvidence(Edition, _entry.Id))).ShouldBe("entry-unknown");
        foreach (var other in new[] { Verifier, Examiner, Secretary })
        {
            (await _season.Refused(other, claim)).ShouldBe("not-allowed", other);
            (await _season.Refused(other, new ShowEntryEvidence(Edition, _entry.Id))).ShouldBe("not-allowed", other);
        }
        (await View(Verifier)).Claims.Select(one => one.Level).ShouldBe([3]);
        (await _season.Refused(OtherVerifier, new ShowEntry(Edition, _entry.Id))).ShouldBe("entry-unknown");
        (await View(Secretary)).Claims.ShouldBeEmpty("what is being written is for its people alone");
        (await _season.Refused(Examiner, new ShowEntry(Edition, _entry.Id))).ShouldBe("entry-unknown");
        (await _season.As(Secretary, new ListEvidence(Edition))).Items.ShouldBeEmpty();
        await _season.Sent(_entry);
        (await View(Examiner)).Claims.Select(one => one.Document).ShouldBe([Decree]);
        (await _season.Refused(Innovator, claim)).ShouldBe("entry-not-draft");
        (await _season.Refused(Innovator, new DecideEvidence(Edition, _entry.Id, "1", EvidenceState.Agreed, null, ""))).ShouldBe(
            "not-allowed"
        );
    }

    [Test]
    public async Task In_a_repair_only_the_named_indicators_change_and_only_they_are_decided_once_more()
    {
        await Claim("1", 3, Decree);
        await Claim("2", 2, Decree);
        await _season.Sent(_entry);
        await Decide("law", EvidenceState.Agreed);
        await Decide("people", EvidenceState.Agreed);
        (await _season.Refused(Secretary, new DecideEvidence(Edition, _entry.Id, "law", EvidenceState.Repair, null, "x"))).ShouldBe(
            "evidence-repair-at-desk"
        );
        await _season.Examine(_entry, EntryDecision.Repair, "Dokumen lain", null, "evidence/law", "evidence/none");
        (await View()).Entry.Step.Fields.ShouldBe(["evidence/law"]);
        (await _season.Refused(Innovator, new ClaimEntryLevel(Edition, _entry.Id, "2", 1, Decree, 1))).ShouldBe("entry-field-locked");
        await Claim("1", 2, Decree, seen: 1);
        await Add("law", "Perkada.pdf");
        await _season.Sent(_entry);
        (await Listed()).ShouldBe([("law", EvidenceState.Sent, 2), ("people", EvidenceState.Agreed, 2)]);
        (await _season.As(Examiner, new ShowExamination(Edition, _entry.Id))).Before!.Evidence![0].Level.ShouldBe(3);
        (await Decide("law", EvidenceState.Agreed)).Verified.ShouldBe(2);
    }

    [Test]
    public async Task Another_file_alone_has_to_be_decided_too_and_a_claim_taken_back_is_gone()
    {
        await Claim("1", 3, Decree);
        await Claim("2", 2, Decree);
        await _season.Sent(_entry);
        await Decide("law", EvidenceState.Agreed);
        await Decide("people", EvidenceState.Agreed);
        await _season.As(Secretary, new ReopenEntry(Edition, _entry.Id, null, "Salah unggah"));
        (await Listed()).ShouldBeEmpty("an entry that is being written is not in");
        await Add("law", "Perda.pdf");
        await Claim("2", null, Decree, seen: 1);
        await _season.Sent(_entry);
        (await Listed()).ShouldBe([("law", EvidenceState.Sent, 3)]);
        var item = (await _season.As(Secretary, new ListEvidence(Edition, _entry.Id))).Items[0];
        (item.Files[0].Name, item.Unit).ShouldBe(("Perda.pdf", _entry.Id));
        // Claimed once more, it counts as new: the decision was about another version.
        await _season.As(Secretary, new ReopenEntry(Edition, _entry.Id, null, "Kurang"));
        await Claim("2", 2, Decree);
        await _season.Sent(_entry);
        (await Listed()).ShouldBe([("law", EvidenceState.Sent, 3), ("people", EvidenceState.Sent, 2)]);
    }

    [TestCase(EntryMove.Withdraw)]
    [TestCase(null)]
    public async Task An_entry_that_was_withdrawn_or_refused_is_not_decided(EntryMove? move)
    {
        await Claim("1", 3, Decree);
        await _season.Sent(_entry);
        (await _season.As(Secretary, new ListEvidence(Edition))).Units.Select(unit => unit.Label).ShouldBe([$"{_entry.Id} Antrean Daring"]);
        if (move is { } made)
            await _season.As(Innovator, new MoveEntry(Edition, _entry.Id, made, ""));
        else
            await _season.Examine(_entry, EntryDecision.Refuse, "Bukan karya sendiri", "own-work");
        (await Listed()).ShouldBeEmpty();
        (await _season.Refused(Secretary, new DecideEvidence(Edition, _entry.Id, "1", EvidenceState.Agreed, null, ""))).ShouldBe(
            "evidence-not-sent"
        );
        (await _season.Refused(Secretary, new FixEvidence(Edition))).ShouldBe("evidence-nothing-sent");
    }

    [Test]
    public async Task Decided_levels_become_a_file_with_the_result_of_the_same_file_by_hand()
    {
        await Claim("1", 3, Decree);
        await Claim("2", 2, Decree);
        await Claim("3", 1, EvidenceDocument.None);
        await Add("budget", "Anggaran.pdf");
        await _season.Completed(await _season.Sent(_entry));
        await Decide("law", EvidenceState.Lowered, 2, "Belum perda");
        await Decide("people", EvidenceState.Rejected, note: "Bukan daftar pelaksana");
        (await _season.Refused(Secretary, new FixEvidence(Edition))).ShouldBe("evidence-undecided");
        await Decide("budget", EvidenceState.Agreed);
        (await _season.Refused(Secretary, new FixEvidence(Edition))).ShouldBe("evidence-register-first");
        await FixRegister(_season);
        var done = await _season.As(Secretary, new FixEvidence(Edition));
        (done.Count, done.Imports.Single().Status).ShouldBe((3, ImportStatus.Stored));
        var run = await _season.Place.Rank(Edition);
        run.Rankings.Single(ranking => ranking.Rule.Id == "mature").Of(_entry.Id)!.Score.ShouldBe(8m);

        using var other = await Announced(text => CityEvidence.WithEvidence(text), CityEvidence.Add);
        await other.Completed(await other.Sent(await other.Filled()));
        await FixRegister(other);
        var line = "\"188/45/2026, 2026-02-03, Keputusan \"\"Kepala Dinas\"\", antrean\"";
        var imported = await other.Place.ImportText(
            ImportKind.Indicators,
            Edition,
            "bukti-inovasi.csv",
            $"innovation_id,indicator,level,claimed_level,evidence\n{_entry.Id},law,2,3,{line}\n{_entry.Id},people,0,2,{line}\n"
                + $"{_entry.Id},budget,1,1,Anggaran.pdf\n"
        );
        imported.Sha256.ShouldBe(done.Imports[0].Sha256);
        (await other.Place.Rank(Edition)).ResultHash.ShouldBe(run.ResultHash);
    }

    [Test]
    public async Task A_level_that_another_file_gives_is_not_replaced_unseen()
    {
        await Claim("1", 3, Decree);
        await _season.Completed(await _season.Sent(_entry));
        await Decide("law", EvidenceState.Agreed);
        await FixRegister(_season);
        await _season.Place.Given(ImportKind.Indicators, Edition, "level.csv", $"innovation_id,indicator,level\n{_entry.Id},law,1\n");
        (await _season.Refused(Secretary, new FixEvidence(Edition))).ShouldBe("evidence-given");
    }

    [Test]
    public async Task Evidence_of_a_lapsed_draft_is_forgotten_with_it()
    {
        await Claim("1", 3, Decree);
        _season.Clock.Time = Closing.AddYears(1).AddMinutes(1);
        await _season.Place.Send(new RemoveDrafts(IsListing: false));
        (await View()).Claims.ShouldBeEmpty();
        (await _season.Place.Send(new RemoveDrafts())).Drafts.ShouldBeEmpty();
    }

    [Test]
    public async Task The_owner_takes_the_claims_along_with_all_else()
    {
        await Claim("1", 3, Decree);
        (await _season.As(Innovator, new ExportMyEntries())).Json.ShouldContain("188/45/2026");
    }

    private static async Task FixRegister(CitySeason season)
    {
        season.Clock.Time = Closing.AddDays(1);
        (await season.As(Secretary, new FixRegister(Edition))).Status.ShouldBe(ImportStatus.Stored);
    }

    private Task<EntryView> View(string email = Innovator) => _season.As(email, new ShowEntry(Edition, _entry.Id));

    private async Task<List<EvidenceState>> States() =>
        [.. (await _season.As(Innovator, new ShowEntryEvidence(Edition, _entry.Id))).Items.Select(item => item.State)];

    private async Task<IEnumerable<(string, EvidenceState, int?)>> Listed() =>
        (await _season.As(Secretary, new ListEvidence(Edition))).Items.Select(item => (item.Indicator.Id, item.State, item.Claimed));

    private Task<EvidenceItem> Claim(string indicator, int? level, EvidenceDocument document, int seen = 0) =>
        _season.As(Innovator, new ClaimEntryLevel(Edition, _entry.Id, indicator, level, document, seen));

    private Task<Attachment> Add(string indicator, string name) =>
        _season.As(
            Innovator,
            new AddAttachment(Edition, _entry.Id, "evidence/" + indicator, name, _season.Place.Write("upload", SampleFiles.Pdf(name)), "")
        );

    private Task<EvidenceItem> Decide(string indicator, EvidenceState to, int? level = null, string note = "") =>
        _season.As(Secretary, new DecideEvidence(Edition, _entry.Id, indicator, to, level, note));
}
