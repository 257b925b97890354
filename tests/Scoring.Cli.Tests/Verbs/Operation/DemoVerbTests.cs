namespace Scoring.Cli.Tests.Verbs.Operation;

public sealed class DemoVerbTests
{
    [Test]
    public void It_prints_what_a_ministry_would_announce()
    {
        var demo = DemoDatabase.Demo;
        demo.ExitCode.ShouldBe(0, demo.Error);
        foreach (
            var heading in new[]
            {
                "the ten best",
                "The ten best of each category",
                "The agencies with the best",
                "KIPP 2023: from registration to the awards",
                "KIPP 2023: the first five of the Top 45",
                "UNPSA 2024: candidates from the result of KIPP 2023",
                "the five best kabupaten",
                "the best of each cluster",
            }
        )
            demo.Output.ShouldContain(heading);
        demo.Output.ShouldContain("Kabupaten Banggai");
        demo.Output.ShouldContain("Total score of IGA 2018");
        demo.Output.ShouldContain("illustrative");
        demo.Output.ShouldContain(
            "  scoring serve --database " + Scoring.Features.Core.DatabaseAddress.Shown(ScoringProgram.DatabaseOf(DemoDatabase.Path))
        );
        demo.Output.ShouldNotContain("\u001b");
    }

    [Test]
    public void A_second_demo_has_the_same_result_hashes_in_either_language()
    {
        var folder = ScoringProgram.NewFolder();
        var again = ScoringProgram.Run("demo", "--database", Path.Combine(folder, "again.db"), "--language", "id");
        again.ExitCode.ShouldBe(0, again.Error);
        Hashes(again.Output).ShouldBe(Hashes(DemoDatabase.Demo.Output));
        again.Output.ShouldContain("sepuluh terbaik");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Without_a_database_it_leaves_nothing_behind_and_says_how_to_keep_it()
    {
        var folder = ScoringProgram.NewFolder();
        var demo = ScoringProgram.RunAsProcess(folder, new Dictionary<string, string> { ["TMPDIR"] = folder }, "demo");
        demo.ExitCode.ShouldBe(0, demo.Error);
        demo.Output.ShouldContain("  scoring demo --database demo.db\n");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Hashes(string output)
    {
        var hashes = output.Split(['\n', ' ', '|']).Where(word => word.Length == 64 && word.All(char.IsAsciiHexDigit)).ToList();
        hashes.Count.ShouldBe(7);
        return hashes;
    }
}
