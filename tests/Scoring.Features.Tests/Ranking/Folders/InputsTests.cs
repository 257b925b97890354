using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Features.Tests.Ranking.Folders;

/// <summary>An inputs.yaml that cannot be understood is refused with its line and what would be right; nothing is imported.</summary>
public sealed class InputsTests
{
    private const string Good =
        "illustrative: true\nregions: regions.csv\neditions:\n  - edition: iga/2018\n    files:\n      - { kind: results, file: "
        + "results.csv }\n";

    [TestCase("", 1, "editions")]
    [TestCase("- a\n", 1, "editions")]
    [TestCase("editions: none\n", 1, "editions")]
    [TestCase("editions: []\n", 1, "editions")]
    [TestCase("edition:\n  - x\n", 1, "edition: about")]
    [TestCase("editions:\n  - edition: iga/2018\n", 2, "edition, files")]
    [TestCase("editions:\n  - edition: iga/2018\n    file: []\n    files: []\n", 3, "file: edition")]
    [TestCase("editions:\n  - edition: iga/2018\n    files:\n      - { kind: result, file: a.csv }\n", 4, "regions, submissions")]
    [TestCase("editions:\n  - edition: iga/2018\n    files:\n      - { kind: 'marks,results', file: a.csv }\n", 4, "regions, submissions")]
    [TestCase("editions:\n  - edition: iga/2018\n    files:\n      - { kind: -1, file: a.csv }\n", 4, "regions, submissions")]
    [TestCase("editions:\n  - edition: iga/2018\n    files:\n      - { kind: marks }\n", 4, "kind, file")]
    [TestCase("editions:\n  - edition: iga/2018\n    edition: iga/2019\n    files: []\n", 3, "")]
    [TestCase("editions:\n  - [ unclosed\n", 3, "")]
    public async Task Inputs_that_cannot_be_understood_are_refused_with_their_line(string text, int line, string reason)
    {
        using var place = Workplace.WithShippedRules();
        place.Write("folder/inputs.yaml", text);
        var refusal = await place.Refusal(new RunFolder(Path.Combine(place.Folder, "folder"), null, "en"));
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Usage, "inputs-wrong"));
        refusal.Arguments[0].ShouldBe("inputs.yaml");
        refusal.Arguments[1].ShouldBe(line);
        refusal.Arguments[2].ToString()!.ShouldStartWith(reason);
    }

    [Test]
    public async Task A_folder_without_inputs_is_refused()
    {
        using var place = Workplace.WithShippedRules();
        foreach (var folder in new[] { place.Folder, Path.Combine(place.Folder, "none") })
            (await place.Refusal(new RunFolder(folder, null, "en"))).Code.ShouldBe("folder-without-inputs");
    }

    [Test]
    public async Task An_unknown_edition_takes_back_what_came_before_it()
    {
        using var place = Workplace.WithShippedRules();
        place.Write("folder/regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        place.Write("folder/results.csv", "region_code,score\n13,50\n");
        place.Write("folder/inputs.yaml", Good + "  - edition: iga/1918\n    files: []\n");
        var request = new RunFolder(Path.Combine(place.Folder, "folder"), null, "en");
        (await place.Refusal(request)).Code.ShouldBe("unknown-edition");
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(0);
        place.Write("folder/inputs.yaml", Good);
        var run = await place.Send(request);
        run.Accepted.ShouldBeTrue();
        run.Runs.Single().Rankings.SelectMany(ranking => ranking.Rows).Single().Score.ShouldBe(50m);
    }

    [Test]
    public async Task Files_of_a_folder_that_calls_itself_illustrative_are_marked_and_results_stay_the_same()
    {
        using var place = Workplace.WithShippedRules();
        using var plain = Workplace.WithShippedRules();
        var marked = await Run(place, Good, "region_code,score\n13,50\n");
        var run = await Run(
            plain,
            Good.Replace("illustrative: true", "illustrative: false", StringComparison.Ordinal),
            "region_code,score\n13,50\n"
        );
        (marked.Runs[0].IsIllustrative, run.Runs[0].IsIllustrative).ShouldBe((true, false));
        marked.Unmarked.Concat(run.Unmarked).ShouldBeEmpty();
        // What was computed, and from which bytes, is the same.
        (marked.Runs[0].ResultHash, marked.Runs[0].RuleHash).ShouldBe((run.Runs[0].ResultHash, run.Runs[0].RuleHash));
        marked.Runs[0].Inputs.ShouldBe(run.Runs[0].Inputs);
        Marks(marked).ShouldBe([true]);
        Marks(run).ShouldBe([false]);
        var fact = (await place.Explain("iga/2018", "13")).Root.Flatten().Single(node => node.Fact is not null).Fact!;
        fact.Origin.IsIllustrative.ShouldBeTrue();
        // The list of regions has no figures.
        place
            .Ask<string>("SELECT group_concat(kind || illustrative, ' ') FROM (SELECT * FROM imports ORDER BY kind)")
            .ShouldBe("Regions0 Results1");
    }

    [Test]
    public async Task A_file_whose_rows_say_their_standing_says_it_for_itself()
    {
        using var place = Workplace.WithShippedRules();
        var run = await Run(place, Good, "region_code,score,standing\n13,50,press\n");
        (run.Runs[0].IsIllustrative, string.Join(" ", run.Unmarked)).ShouldBe((false, "iga/2018"));
        run = await Run(place, Good, "region_code,score,standing\n13,50,illustrative\n");
        (run.Runs[0].IsIllustrative, string.Join(" ", run.Unmarked)).ShouldBe((true, ""));
    }

    [Test]
    public async Task A_file_that_was_imported_before_stays_as_it_was_and_the_folder_says_so()
    {
        using var place = Workplace.WithShippedRules();
        await Run(place, Good.Replace("illustrative: true", "illustrative: false", StringComparison.Ordinal), "region_code,score\n13,50\n");
        var before = place.Ask<long>("SELECT count(*) FROM imports");
        var run = await Run(place, Good, "region_code,score\n13,50\n");
        (run.Runs[0].IsIllustrative, string.Join(" ", run.Unmarked)).ShouldBe((false, "iga/2018"));
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(before);
    }

    private static async Task<FolderRun> Run(Workplace place, string inputs, string results)
    {
        place.Write("folder/regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        place.Write("folder/results.csv", results);
        place.Write("folder/inputs.yaml", inputs);
        return await place.Send(new RunFolder(Path.Combine(place.Folder, "folder"), null, "en"));
    }

    private static IEnumerable<bool> Marks(FolderRun run) =>
        run.Runs[0]
            .Rankings.SelectMany(ranking => ranking.Rows)
            .Select(row => row.Notes.Any(note => note.Code == NoteCode.IllustrativeFigures));

    [Test]
    public async Task Progress_goes_from_nothing_to_all()
    {
        using var place = Workplace.WithShippedRules();
        var told = new List<double>();
        await place.Send(new RunFolder(Checkout.Sample("medan-2021"), null, "id", (_, part) => told.Add(part)));
        told.ShouldBeInOrder();
        (told[0], told[^1]).ShouldBe((0d, 1d));
    }
}
