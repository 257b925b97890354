using System.Globalization;

namespace Scoring.Cli.Tests.Seasons;

/// <summary>A whole season in the shape of a KIPP, at reduced size and with made-up weights, from files and by commands only.</summary>
public sealed class SeasonTests
{
    [Test]
    public void A_season_runs_from_registration_to_certificates()
    {
        using var season = new SeasonFolder();
        foreach (var kind in new[] { "regions", "submissions", "jurors", "conflicts" })
            season.Does(0, "import", kind, kind + ".csv", "--edition", SeasonFolder.Edition);
        Eligibility(season);
        var firstSeats = ProposalStage(season);
        var winners = PanelStage(season);
        Announcement(season, firstSeats, winners);
        AfterTheAnnouncement(season, winners);
        season.Does(0, "audit", "verify");
    }

    private static void Eligibility(SeasonFolder season)
    {
        season.Table("eligibility", SeasonFolder.Edition, "--refused").Select(row => row["id"]).ShouldBe(["E39", "E40"], ignoreOrder: true);
        season.Does(0, "eligibility", SeasonFolder.Edition, "--accept", "E39", "--reason", "dikirim lewat pos, cap 1 Juni");
        season.Table("eligibility", SeasonFolder.Edition, "--refused").Select(row => row["id"]).ShouldBe(["E40"]);
    }

    private static int ProposalStage(SeasonFolder season)
    {
        season.Does(0, "jury", "assign", SeasonFolder.Edition, "--stage", "proposal", "--seed", "pleno 1 Juli 2026");
        var seats = season.Table("jury", "assign", SeasonFolder.Edition, "--stage", "proposal");
        seats.Count.ShouldBe(39 * 3);
        seats.ShouldNotContain(seat => seat["innovation_id"] == "E01" && seat["juror"] == "J11", "a declared conflict");
        seats.ShouldAllBe(seat => AgencyOf(seat["innovation_id"]) != NumberOf(seat["juror"]), "the juror's own agency");
        season.Does(4, "finalise", SeasonFolder.Edition).Error.ShouldContain("117");
        season.FillSheets("proposal", Mark).ShouldBe(39 * 3);
        season
            .Table("jury", "progress", SeasonFolder.Edition, "--stage", "proposal", "--by", "entry")
            .ShouldAllBe(row => row["submitted"] == "3");
        season.Does(0, "jury", "agreement", SeasonFolder.Edition, "--stage", "proposal").Output.ShouldContain("ICC");
        season.Does(0, "jury", "stage", SeasonFolder.Edition, "--stage", "proposal", "--close", "--reason", "semua lembar masuk");
        var first = season.Table("rank", SeasonFolder.Edition, "--ranking", "top-12");
        first.Count(row => row["rank"].Length > 0).ShouldBe(39);
        return seats.Count;
    }

    private static List<string> PanelStage(SeasonFolder season)
    {
        season.Does(0, "jury", "assign", SeasonFolder.Edition, "--stage", "panel", "--seed", "pleno 20 Juli 2026");
        season.Table("jury", "assign", SeasonFolder.Edition, "--stage", "panel").Count.ShouldBe(12 * 5);
        season.FillWorkbooks("panel", Mark).ShouldBe(12 * 5);
        season.Does(0, "jury", "stage", SeasonFolder.Edition, "--stage", "panel", "--close", "--reason", "selesai");
        season.CloseAllPoints();
        season.Does(0, "finalise", SeasonFolder.Edition);
        var final = season.Table("rank", SeasonFolder.Edition, "--ranking", "top-5");
        final.Count.ShouldBe(12);
        final.Count(row => NumberOf(row["id"]) % 5 == 0).ShouldBeGreaterThan(0);
        season.Does(0, "robustness", SeasonFolder.Edition, "--ranking", "top-5").Output.ShouldContain(final[0]["id"]);
        return [.. final.Take(5).Select(row => row["id"])];
    }

    private static void Announcement(SeasonFolder season, int firstSeats, List<string> winners)
    {
        firstSeats.ShouldBe(117);
        var funnel = season.Table("funnel", SeasonFolder.Edition);
        funnel.Select(row => int.Parse(row["count"], CultureInfo.InvariantCulture)).ShouldBe([40, 39, 39, 12, 5, 5]);
        season.Does(0, "minutes", SeasonFolder.Edition, "--output", "minutes.html");
        File.ReadAllText(season.At("minutes.html")).ShouldContain("Berita");
        season.Does(0, "certificates", SeasonFolder.Edition, "--output", "certificates.html");
        var title = "Inovasi nomor " + NumberOf(winners[0]);
        File.ReadAllText(season.At("certificates.html")).ShouldContain(title);
    }

    private static void AfterTheAnnouncement(SeasonFolder season, List<string> winners)
    {
        season.Does(
            0,
            "objection",
            "file",
            SeasonFolder.Edition,
            winners[0],
            "--claimant",
            "Dinas 3",
            "--claim",
            "sudah pernah menang",
            "--evidence",
            "surat 12"
        );
        season.Does(
            0,
            "disqualify",
            SeasonFolder.Edition,
            winners[0],
            "--reason",
            "pernah menang 2024",
            "--decided-by",
            "pleno 12 Agustus"
        );
        season.Does(
            0,
            "objection",
            "rule",
            SeasonFolder.Edition,
            "1",
            "--upheld",
            "--reason",
            "terbukti",
            "--decided-by",
            "pleno 12 Agustus"
        );
        var after = season.Table("rank", SeasonFolder.Edition, "--ranking", "top-5");
        after[0]["id"].ShouldNotBe(winners[0]);
        after.Single(row => row["id"] == winners[0])["rank"].ShouldBeEmpty();
        season.Table("objection", "list", SeasonFolder.Edition).ShouldHaveSingleItem()["claimant"].ShouldBe("Dinas 3");
    }

    private static int NumberOf(string id) => int.Parse(id[1..], CultureInfo.InvariantCulture);

    private static int AgencyOf(string entry) => NumberOf(entry) % 8;

    // An entry's own quality, a juror's severity and a little of both: enough to tell entries apart, the same on every run.
    private static decimal Mark(string entry, string juror, string criterion)
    {
        var (e, j) = (NumberOf(entry), NumberOf(juror));
        return 55 + (e * 17 % 40) - (j % 4) + ((e * j + criterion.Length) % 3);
    }
}
