using System.Text;
using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Formats;
using Scoring.Features.Regions;

namespace Scoring.Features.Tests.Ranking;

/// <summary>What decides silently is said in the ranking itself, in every format.</summary>
public sealed class LineNotesTests
{
    private const string Regions =
        "code,name,type,province_code\n33,Jawa Tengah,provinsi,33\n"
        + "33.01,Alfa,kabupaten,33\n33.02,Beta,kabupaten,33\n33.03,Cara,kabupaten,33\n";

    [Test]
    public async Task A_zero_carried_over_for_a_newcomer_is_said_and_a_zero_that_was_scored_is_not()
    {
        using var place = await Place("33.01,50\n33.02,0\n", "33.01,40\n33.02,60\n33.03,70\n");
        var run = await place.Send(new RankEdition("iga/2019", "kabupaten"));
        NotesOf(run, "33.03").ShouldContain("CarriedZero iga/2018");
        NotesOf(run, "33.01").ShouldNotContain(note => note.StartsWith("CarriedZero"));
        NotesOf(run, "33.02").ShouldNotContain(note => note.StartsWith("CarriedZero"));
        run.Remarks.ShouldBeEmpty();
        Csv(run, "en").ShouldContain("newcomer: no total in iga/2018, so 0 was carried over");
        Csv(run, "id").ShouldContain("peserta baru: tidak ada total di iga/2018, jadi 0 yang dibawa");
        Json(run).ShouldContain("\"code\": \"CarriedZero\"");
        (await place.Send(new ShowRegion("iga/2019", "33.03"))).Row.Notes.ShouldContain(note => note.Code == NoteCode.CarriedZero);
    }

    [Test]
    public async Task A_base_edition_with_regions_but_without_one_total_is_told()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", Regions);
        await place.Given(ImportKind.Regions, "iga/2019", "regions.csv", Regions);
        await place.Given(ImportKind.Results, "iga/2019", "results.csv", "region_code,score\n33.01,40\n33.02,60\n");
        var run = await place.Send(new RankEdition("iga/2019", "kabupaten"));
        run.Remarks.ShouldContain(note => note.Code == NoteCode.CarriedNothing && (string)note.Arguments[0] == "iga/2018");
        NotesOf(run, "33.02").ShouldContain("CarriedZero iga/2018");
        Json(run).ShouldContain("CarriedNothing");
    }

    [Test]
    public async Task A_rank_in_the_results_file_that_differs_from_the_computed_one_is_told()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", Regions);
        await place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score,rank\n33.01,70,9\n33.02,60,2\n33.03,50,\n");
        var run = await place.Send(new RankEdition("iga/2018", "kabupaten"));
        NotesOf(run, "33.01").ShouldContain("PublishedRankDiffers 9 1");
        NotesOf(run, "33.02").ShouldNotContain(note => note.StartsWith("PublishedRankDiffers"));
        NotesOf(run, "33.03").ShouldNotContain(note => note.StartsWith("PublishedRankDiffers"));
        Csv(run, "en").ShouldContain("the results file prints rank 9; computed from its scores it is 1");
    }

    [Test]
    public async Task A_rank_that_one_of_several_rankings_gives_agrees()
    {
        const string Both = "33.71,Kota Delta,kota,33\n";
        using var place = Workplace.WithShippedRules();
        foreach (var edition in new[] { "iga/2018", "iga/2019" })
            await place.Given(ImportKind.Regions, edition, "regions.csv", Regions + Both);
        await place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score\n33.01,1\n33.71,1\n");
        // Second of the kabupaten and kota together, first of the kota.
        await place.Given(ImportKind.Results, "iga/2019", "results.csv", "region_code,score,rank\n33.01,70,1\n33.71,60,2\n");
        var run = await place.Send(new RankEdition("iga/2019"));
        run.Rankings.SelectMany(ranking => ranking.Rows)
            .SelectMany(row => row.Notes)
            .ShouldNotContain(note => note.Code == NoteCode.PublishedRankDiffers);
    }

    [Test]
    public async Task Decimals_that_are_not_shown_and_decide_a_rank_are_told_in_csv_and_json()
    {
        using var place = await Place("33.01,30.0011\n33.02,30.0044\n", "33.01,30.0011\n33.02,30.0000\n33.03,60.00\n");
        var run = await place.Send(new RankEdition("iga/2019", "kabupaten"));
        run.Rankings.Single().Rows.Where(row => row.Rank is not null).Select(row => row.Shown).Distinct().ShouldBe([60.00m]);
        run.Rankings.Single().Rows.Where(row => row.Rank is not null).Select(row => row.Id).ShouldBe(["33.02", "33.01", "33.03"]);
        foreach (var region in new[] { "33.01", "33.02", "33.03" })
            NotesOf(run, region).ShouldContain(note => note.StartsWith("EqualAsPublished"));
        Csv(run, "en").ShouldContain("as published: before rounding 60.004 here, 60.002 there");
        Json(run).ShouldContain("EqualAsPublished");
    }

    [Test]
    public async Task A_publication_holds_the_notes_and_verifies()
    {
        using var place = await Place("33.01,50\n", "33.01,40\n33.03,70\n");
        await place.Publish("iga/2018", "iga/2019");
        var verdicts = await place.Send(new VerifyPublications());
        verdicts.SelectMany(verdict => verdict.Faults).ShouldBeEmpty();
        Directory
            .EnumerateFiles(place.Folder, "kabupaten.csv", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ShouldContain(text => text.Contains("peserta baru"));
    }

    private static async Task<Workplace> Place(string totalsBefore, string totals)
    {
        var place = Workplace.WithShippedRules();
        foreach (var (edition, rows) in new[] { ("iga/2018", totalsBefore), ("iga/2019", totals) })
        {
            await place.Given(ImportKind.Regions, edition, "regions.csv", Regions);
            await place.Given(ImportKind.Results, edition, $"results-{edition[^4..]}.csv", "region_code,score\n" + rows);
        }
        return place;
    }

    private static IReadOnlyList<string> NotesOf(RankingRun run, string region) =>
        [
            .. run
                .Rankings.Single()
                .Rows.Single(row => row.Id == region)
                .Notes.Select(note => $"{note.Code} {string.Join(' ', note.Arguments)}"),
        ];

    private static string Csv(RankingRun run, string language)
    {
        using var writer = new StringWriter();
        RankingCsv.Write(writer, run.Rankings, language);
        return writer.ToString();
    }

    private static string Json(RankingRun run)
    {
        using var stream = new MemoryStream();
        RankingJson.Write(stream, run, "en");
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
