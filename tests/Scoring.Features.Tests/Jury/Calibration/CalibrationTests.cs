using Scoring.Features.Attachments.Reading;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Ranking;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Jury.Calibration;

/// <summary>All jurors of a stage mark the same entries first; what they mark there is no fact.</summary>
public sealed class CalibrationTests : WithCityJury
{
    [Test]
    public async Task The_chair_picks_two_to_as_many_entries_as_the_rule_allows()
    {
        (await Refused(CityJury.Chair, Opening(Jury.Entry.Id))).ShouldBe("calibration-count");
        (await Refused(CityJury.Chair, Opening("1", "2", "3", "4"))).ShouldBe("calibration-count");
        (await Refused(CityJury.Chair, Opening(Jury.Entry.Id, "99999"))).ShouldBe("sheet-entry-unknown");
        (await Refused(CitySeason.Secretary, Opening(Jury.Entry.Id, Jury.Other.Id))).ShouldBe("not-allowed");
        (await Refused(CityJury.Chair, new OpenCalibration(CitySeason.Edition, "interview", [Jury.Entry.Id, Jury.Other.Id]))).ShouldBe(
            "no-calibration"
        );
        (await Open()).Entries.ShouldBe([Jury.Entry.Id, Jury.Other.Id]);
        (await Refused(CityJury.Chair, Opening(Jury.Entry.Id, Jury.Other.Id))).ShouldBe("calibration-open");
    }

    [Test]
    public async Task While_a_round_is_open_every_juror_reads_its_entries_and_marks_them_first()
    {
        await Open();
        (await As(CityJury.OtherJuror, new ReadEntry(CitySeason.Edition, "desk", Jury.Entry.Id))).Sections.ShouldNotBeEmpty();
        (await As(CityJury.OtherJuror, new ListMyCalibrations())).ShouldHaveSingleItem().Of.ShouldBe(2);
        (await Refused(CityJury.Juror, RealMark())).ShouldBe("calibrate-first");
        (await As(CityJury.Juror, new ShowSheet(CitySeason.Edition, "desk", Jury.Entry.Id))).ShouldSatisfyAllConditions(
            sheet => sheet.ToCalibrate.ShouldBe(2),
            sheet => sheet.IsOpen.ShouldBeFalse()
        );
        await Mark(CityJury.Juror, Jury.Entry.Id, 80);
        await Mark(CityJury.Juror, Jury.Other.Id, 60);
        await As(CityJury.Juror, RealMark());
    }

    [Test]
    public async Task A_juror_sees_the_others_only_after_handing_in_every_entry()
    {
        await Open();
        await Mark(CityJury.OtherJuror, Jury.Entry.Id, 40);
        await Mark(CityJury.Juror, Jury.Entry.Id, 80);
        var before = await Show(CityJury.Juror);
        before.IsDone.ShouldBeFalse();
        before.Entries.ShouldAllBe(entry => entry.Total == null && entry.Totals.Count == 0);
        before.Entries.SelectMany(entry => entry.Criteria).ShouldAllBe(one => one.All == null);
        before.Jurors.ShouldBeEmpty();
        await Mark(CityJury.Juror, Jury.Other.Id, 70);
        var after = await Show(CityJury.Juror);
        after.IsDone.ShouldBeTrue();
        after.Entries[0].OwnTotal.ShouldBe(80);
        after.Entries[0].Total.ShouldBe(new MarkSpread(2, 60, 40, 80));
        after.Entries[0].Totals.ShouldBeEmpty("who gave what is for the chair");
    }

    [Test]
    public async Task The_chair_sees_every_total_and_the_agreement()
    {
        await Open();
        (await Show(CityJury.Chair)).Alpha!.Alpha.ShouldBeNull("nothing is handed in");
        foreach (var juror in new[] { CityJury.Juror, CityJury.OtherJuror })
        {
            await Mark(juror, Jury.Entry.Id, 80);
            await Mark(juror, Jury.Other.Id, 60);
        }
        var shown = await Show(CityJury.Chair);
        shown.Alpha!.Alpha.ShouldBe(1m);
        shown.Entries[0].Totals.ShouldBe(new Dictionary<string, decimal> { ["J1"] = 80, ["J2"] = 80 }, ignoreOrder: true);
        shown.Jurors.Select(juror => (juror.Juror, juror.Done)).ShouldBe([("J1", 2), ("J2", 2)]);
    }

    [Test]
    public async Task Marks_off_the_scale_missing_or_after_handing_in_are_refused()
    {
        await Open();
        (await Refused(CityJury.Juror, Marking(Jury.Entry.Id, 101, true))).ShouldBe("sheet-mark-off-scale");
        (
            await Refused(CityJury.Juror, Marking(Jury.Entry.Id, 80, true) with { Marks = new Dictionary<string, decimal> { ["new"] = 1 } })
        ).ShouldBe("sheet-marks-missing");
        await As(CityJury.Juror, Marking(Jury.Entry.Id, 80, false) with { Marks = new Dictionary<string, decimal> { ["new"] = 1 } });
        await Mark(CityJury.Juror, Jury.Entry.Id, 100);
        (await Refused(CityJury.Juror, Marking(Jury.Entry.Id, 80, true))).ShouldBe("calibration-done");
        (await Refused(CityJury.Juror, Marking("99999", 80, true))).ShouldBe("sheet-entry-unknown");
    }

    [Test]
    public async Task A_round_is_closed_with_a_reason_if_somebody_is_not_done()
    {
        await Open();
        (await Refused(CityJury.Chair, new CloseCalibration(CitySeason.Edition, "desk"))).ShouldBe("reason-missing");
        await As(CityJury.Chair, new CloseCalibration(CitySeason.Edition, "desk", "Juli sakit"));
        (await Refused(CityJury.Juror, Marking(Jury.Entry.Id, 80, true))).ShouldBe("sheet-entry-unknown");
        await As(CityJury.Juror, RealMark());
    }

    [Test]
    public async Task No_mark_of_a_round_changes_the_result_hash()
    {
        await As(CityJury.Juror, RealMark(submits: true));
        var before = await Hash();
        await Open();
        foreach (var juror in new[] { CityJury.Juror, CityJury.OtherJuror })
        {
            await Mark(juror, Jury.Entry.Id, 1);
            await Mark(juror, Jury.Other.Id, 99);
        }
        await As(CityJury.Chair, new CloseCalibration(CitySeason.Edition, "desk"));
        (await Hash()).ShouldBe(before);
        (await Jury.Season.Place.Send(new Scoring.Features.Audit.VerifyAudit())).IsWhole.ShouldBeTrue();
    }

    private async Task<string> Hash() => (await Jury.Season.Place.Send(new RankEdition(CitySeason.Edition))).ResultHash;

    private FillSheet RealMark(bool submits = false) =>
        new(CitySeason.Edition, "desk", Jury.Entry.Id, "J1", [("new", 70), ("use", 70)], [], submits, 0);

    private Task<CalibrationRound> Open() => As(CityJury.Chair, Opening(Jury.Entry.Id, Jury.Other.Id));

    private static OpenCalibration Opening(params string[] entries) => new(CitySeason.Edition, "desk", entries);

    private static MarkCalibration Marking(string entry, decimal mark, bool submits) =>
        new(CitySeason.Edition, "desk", entry, new Dictionary<string, decimal> { ["new"] = mark, ["use"] = mark }, submits);

    private Task<CalibrationSheet> Mark(string who, string entry, decimal mark) => As(who, Marking(entry, mark, true));

    private Task<ShownCalibration> Show(string who) => As(who, new ShowCalibration(CitySeason.Edition, "desk"));

    private Task<T> As<T>(string who, MediatR.IRequest<T> request) => Jury.Season.As(who, request);

    private Task<string> Refused<T>(string who, MediatR.IRequest<T> request) => Jury.Season.Refused(who, request);
}
