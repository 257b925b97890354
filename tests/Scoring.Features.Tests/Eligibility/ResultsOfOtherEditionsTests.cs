using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Eligibility;
using Scoring.Features.Objections;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;

namespace Scoring.Features.Tests.Eligibility;

/// <summary>Who may be nominated for UNPSA follows from the result of KIPP as it stands, without a list of winners typed by hand.</summary>
public sealed class ResultsOfOtherEditionsTests
{
    private const string Kipp = "kipp/2019";
    private const string Unpsa = "unpsa/2020";

    [Test]
    public async Task The_winners_of_the_other_edition_are_accepted_by_id_or_by_region_and_title_and_the_rest_is_refused()
    {
        using var place = await Given();
        (await Refused(place)).ShouldBe(["k46", "n2"]);
        var run = await place.Rank(Unpsa);
        run.Inputs.Select(input => input.Edition).Distinct().ShouldBe([Unpsa, Kipp]);
        var explained = await place.Explain(Unpsa, "n1", "candidates");
        Texts.Notes(explained.Row.Notes, "en").ShouldContain("Top 45 of kipp/2019, rank 2 in top-45, taken from that edition’s own result");
    }

    [Test]
    public async Task A_disqualified_winner_is_no_candidate_any_more_and_the_next_one_is()
    {
        using var place = await Given();
        await place.Send(new Disqualify(Kipp, "k1", "Data palsu", "Pleno"));
        (await Refused(place)).ShouldBe(["k1", "n2"]);
    }

    [Test]
    public async Task Without_facts_of_the_other_edition_its_winners_are_those_of_a_file()
    {
        using var place = await Given(kipp: false);
        await place.Given(
            ImportKind.History,
            Unpsa,
            "history.csv",
            "award,edition,region_code,title,innovation_id\nTop 45,2019,11,Kedua,n1\n"
        );
        (await Refused(place)).ShouldBe(["k1", "k46", "n2"]);
        var run = await place.Rank(Unpsa);
        run.Rankings[0].Rows.Single(row => row.Id == "n1").Notes.ShouldAllBe(note => note.Code != NoteCode.NotEligible);
    }

    [Test]
    public async Task A_publication_of_the_one_holds_the_facts_of_the_other_and_a_stranger_verifies_it()
    {
        using var place = await Given();
        await place.Given(ImportKind.Measures, Unpsa, "nomination.csv", "innovation_id,indicator,value\nk1,nomination-mark,80\n");
        await place.Publish(Unpsa);
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> Refused(Workplace place) =>
        (await place.Send(new ListEligibility(Unpsa, RefusedOnly: true)))
            .Submissions.Where(one => one.Outcome.Breaches.Any(breach => breach.Rule.Id == "kipp-top"))
            .Select(one => one.Id);

    // Forty-six proposals of KIPP with marks 100, 99, …: forty-five win. Nominated are the first by its id, the second under another id,
    // the forty-sixth, and one that never took part.
    private static async Task<Workplace> Given(bool kipp = true)
    {
        var place = Workplace.WithShippedRules();
        const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n";
        if (kipp)
        {
            await place.Given(ImportKind.Regions, Kipp, "regions.csv", Regions);
            await place.Given(
                ImportKind.Submissions,
                Kipp,
                "submissions.csv",
                "innovation_id,region_code,title,administration\n"
                    + string.Concat(Enumerable.Range(1, 46).Select(n => $"k{n},11,{(n == 2 ? "Kedua" : $"Karya {n}")},lolos\n"))
            );
            await place.Given(
                ImportKind.Measures,
                Kipp,
                "marks.csv",
                "innovation_id,indicator,value\n"
                    + string.Concat(Enumerable.Range(1, 46).Select(n => $"k{n},proposal-mark,{101 - n}\nk{n},panel-mark,{101 - n}\n"))
            );
        }
        await place.Given(ImportKind.Regions, Unpsa, "regions.csv", Regions);
        await place.Given(
            ImportKind.Submissions,
            Unpsa,
            "candidates.csv",
            "innovation_id,region_code,title,category,start_date,evidence\nk1,11,Karya satu,digital-transformation,2015-01-01,ada\n"
                + "n1,11,KEDUA!,digital-transformation,2015-01-01,ada\n"
                + "k46,11,Karya 46,digital-transformation,2015-01-01,ada\n"
                + "n2,11,Lain,digital-transformation,2015-01-01,ada\n"
        );
        return place;
    }
}
