using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import;

/// <summary>The same file again, a corrected one, one under another name, one that brings a few facts of another.</summary>
public sealed class CorrectionTests
{
    private const string Edition = "iga/2018";

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        await _place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n"
                + string.Concat(Enumerable.Range(1, 9).Select(i => $"13.0{i},Kabupaten Contoh {i},kabupaten,13\n"))
        );
    }

    [TearDown]
    public void End() => _place.Dispose();

    private Task<ImportOutcome> Results(string name, params (int Region, string Score)[] rows) =>
        _place.ImportText(
            ImportKind.Results,
            Edition,
            name,
            "region_code,score\n" + string.Concat(rows.Select(row => $"13.0{row.Region},{row.Score}\n"))
        );

    private async Task<string> Scores() =>
        string.Join(
            ' ',
            (await _place.Rank(Edition))
                .Rankings.First(ranking => ranking.Rule.Id == "kabupaten")
                .Rows.Where(row => row.Score is not null)
                .OrderBy(row => row.Id)
                .Select(row => $"{row.Id[^1]}:{row.Score}")
        );

    [Test]
    public async Task The_same_file_twice_changes_nothing_and_says_so()
    {
        var first = await Results("results.csv", (1, "50"), (2, "40"));
        var before = _place.WholeDatabase();
        var again = await Results("results.csv", (1, "50"), (2, "40"));
        var renamed = await Results("renamed.csv", (1, "50"), (2, "40"));
        foreach (var outcome in new[] { again, renamed })
        {
            outcome.Status.ShouldBe(ImportStatus.Unchanged);
            outcome.ImportId.ShouldBe(first.ImportId);
            outcome.Notices.Select(notice => notice.Code).ShouldBe(["notice.unchanged"]);
            (outcome.Rows, outcome.Accepted).ShouldBe((first.Rows, first.Accepted));
        }
        _place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_corrected_file_is_a_new_revision_and_the_old_one_stays_readable()
    {
        var first = await Results("results.csv", (1, "50"), (2, "40"));
        var corrected = await Results("results.csv", (1, "51"), (2, "40"), (3, "30"));
        corrected.Status.ShouldBe(ImportStatus.Stored);
        corrected.Notices.Single().Code.ShouldBe("notice.replaces");
        corrected.Notices.Single().Arguments.ShouldBe(["results.csv", first.ImportId!.Value]);
        (await Scores()).ShouldBe("1:51 2:40 3:30");
        _place.Ask<long>("SELECT in_force FROM imports WHERE import_id = @ImportId", first).ShouldBe(0);
        _place.Ask<long>("SELECT replaces FROM imports WHERE import_id = @ImportId", corrected).ShouldBe(first.ImportId.Value);
        _place.Ask<string>("SELECT value FROM numbers WHERE import_id = @ImportId AND unit_id = '13.01'", first).ShouldBe("50");
        _place.Ask<string>("SELECT value FROM numbers WHERE import_id = @ImportId AND unit_id = '13.01'", corrected).ShouldBe("51");
    }

    [Test]
    public async Task Going_back_to_the_first_file_is_a_revision_too()
    {
        await Results("results.csv", (1, "50"));
        await Results("results.csv", (1, "51"));
        (await Results("results.csv", (1, "50"))).Status.ShouldBe(ImportStatus.Stored);
        (await Scores()).ShouldBe("1:50");
        _place.Ask<long>("SELECT count(*) FROM imports WHERE kind = 'Results'").ShouldBe(3);
    }

    [Test]
    public async Task A_file_of_another_name_that_brings_most_of_the_facts_again_replaces()
    {
        await Results("results.csv", (1, "50"), (2, "40"), (3, "30"));
        var corrected = await Results("results-final.csv", (2, "41"), (3, "31"));
        corrected.Notices.Select(notice => notice.Code).ShouldBe(["notice.replaces", "notice.facts-dropped"]);
        corrected.Notices[1].Arguments.ShouldBe([1, "13.01 (1)"]);
        (await Scores()).ShouldBe("2:41 3:31");
    }

    [Test]
    public async Task A_few_facts_of_another_file_are_refused_one_by_one()
    {
        await Results("results.csv", (1, "50"), (2, "40"), (3, "30"), (4, "20"));
        var before = _place.WholeDatabase();
        var mixed = await Results("others.csv", (5, "10"), (2, "41"), (6, "9"), (4, "21"));
        mixed
            .Problems.Select(problem => $"{problem.Code}@{problem.Row}:{problem.Arguments[0]}:{problem.Arguments[1]}")
            .ShouldBe(["given-elsewhere@3:results.csv:3", "given-elsewhere@5:results.csv:5"]);
        (mixed.Rows, mixed.Accepted, mixed.ProblemCount).ShouldBe((4, 2, 2));
        _place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_file_beside_another_with_other_facts_stands_beside_it()
    {
        await Results("results.csv", (1, "50"), (2, "40"));
        (await Results("others.csv", (3, "30"))).Notices.ShouldBeEmpty();
        (await Scores()).ShouldBe("1:50 2:40 3:30");
    }

    [Test]
    public async Task A_file_may_name_the_one_it_replaces()
    {
        await Results("results.csv", (1, "50"), (2, "40"), (3, "30"), (4, "20"));
        var path = _place.Write("august.csv", "region_code,score\n13.01,55\n");
        (await _place.Import(ImportKind.Results, path, Edition, replaces: "results.csv")).Status.ShouldBe(ImportStatus.Stored);
        (await Scores()).ShouldBe("1:55");
    }

    [Test]
    public async Task A_file_that_names_one_that_is_not_in_force_is_refused_with_the_nearest_name()
    {
        await Results("results.csv", (1, "50"));
        var path = _place.Write("august.csv", "region_code,score\n13.02,55\n");
        var refusal = await Should.ThrowAsync<RefusalException>(() =>
            _place.Import(ImportKind.Results, path, Edition, replaces: "result.csv")
        );
        (refusal.Code, refusal.Arguments[0], refusal.Arguments[1]).ShouldBe(("replaces-unknown", "result.csv", "results.csv"));
    }

    [Test]
    public async Task Checking_only_stores_nothing()
    {
        var before = _place.WholeDatabase();
        var right = await _place.Import(
            ImportKind.Results,
            _place.Write("results.csv", "region_code,score\n13.01,50\n"),
            Edition,
            dryRun: true
        );
        right.Status.ShouldBe(ImportStatus.Checked);
        (right.Rows, right.Accepted, right.ImportId).ShouldBe((1, 1, null));
        var wrong = await _place.Import(
            ImportKind.Results,
            _place.Write("wrong.csv", "region_code,score\n13.01,-\n"),
            Edition,
            dryRun: true
        );
        wrong.Status.ShouldBe(ImportStatus.Refused);
        _place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_corrected_list_of_regions_leaves_the_others_where_they_are()
    {
        await Results("results.csv", (1, "50"), (9, "40"));
        await _place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.09,Kabupaten Sembilan,kabupaten,13\n13.01,Kabupaten "
                + "Satu,kabupaten,13\n"
        );
        (await Scores()).ShouldBe("1:50 9:40");
        _place.Restart();
        (await Scores()).ShouldBe("1:50 9:40");
    }

    [Test]
    public async Task A_corrected_list_that_drops_a_unit_with_facts_says_so()
    {
        await Results("results.csv", (1, "50"), (9, "40"));
        var path = _place.Write(
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Kabupaten Satu,kabupaten,13\n"
        );
        var outcome = await _place.Import(ImportKind.Regions, path, Edition, replaces: "regions.csv");
        outcome.Status.ShouldBe(ImportStatus.Stored);
        var notice = outcome.Notices.Single(notice => notice.Code == "notice.units-dropped");
        (notice.Arguments[0], notice.Arguments[1]).ShouldBe((1, "13.09 Kabupaten Contoh 9"));
    }
}
