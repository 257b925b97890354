namespace Scoring.Cli.Tests.Verbs.Ranking;

/// <summary>How sure the ranks of an index of levels are if some levels are one off.</summary>
public sealed class LevelRobustnessVerbTests : SharedFolder
{
    [OneTimeSetUp]
    public void Given()
    {
        RunHere("run", Path.Combine(ScoringProgram.Samples, "iid-2026"), "--output", Path.Combine(Folder, "out")).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Each_unit_has_its_intervals_and_the_same_seed_gives_them_again()
    {
        string[] asked = ["robustness", "iga/2026", "--levels", "20", "--draws", "30", "--seed", "coba", "--format", "csv"];
        var answer = RunHere(asked);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Lines[0].ShouldStartWith("ranking,list,rank,id,name,score,median,from_50,to_50,from_90,to_90,from_95,to_95,in_top,same,");
        answer.Lines.Length.ShouldBeGreaterThan(2);
        RunHere(asked).Output.ShouldBe(answer.Output);
        // With one level of a hundred off, fewer ranks change.
        decimal Same(Answer of) =>
            of.Lines[1..]
                .Where(line => line.Length > 0)
                .Average(line => decimal.Parse(line.Split(',')[^3], System.Globalization.CultureInfo.InvariantCulture));
        Same(RunHere([.. asked[..2], "--levels", "1", .. asked[4..]])).ShouldBeGreaterThanOrEqualTo(Same(answer));
    }

    [TestCase("en", "has a chance of 20 % to be one lower or one higher", "scored 10 times with other levels")]
    [TestCase("id", "berpeluang 20 % satu lebih rendah atau satu lebih tinggi", "dinilai 10 kali dengan tingkat lain")]
    public void It_is_said_in_words_what_was_done(string language, params string[] said)
    {
        var answer = RunHere("robustness", "iga/2026", "--levels", "20", "--draws", "10", "--language", language);
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in said)
            string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(words);
    }

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("x")]
    public void What_is_no_chance_is_refused(string percent) => RunHere("robustness", "iga/2026", "--levels", percent).ExitCode.ShouldBe(2);
}
