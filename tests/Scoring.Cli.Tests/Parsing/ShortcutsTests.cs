namespace Scoring.Cli.Tests.Parsing;

/// <summary>What people of other command lines write.</summary>
public sealed class ShortcutsTests
{
    [TestCase("rank")]
    [TestCase("jury agreement")]
    [TestCase("")]
    public void Help_before_a_verb_is_that_verbs_help(string verb)
    {
        var words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = ScoringProgram.Run(["help", .. words]);
        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldBe(ScoringProgram.Run([.. words, "--help"]).Output);
        answer.Output.ShouldContain("Usage: scoring " + verb);
    }

    [TestCase("rules check [EDITION] [options]", "rules", "check")]
    [TestCase("rules new PROGRAMME [EDITION] [options]", "rules", "new")]
    [TestCase("publications [VERB] [EDITION] [options]", "publications")]
    [TestCase("schema [NAME] [options]", "schema")]
    [TestCase("jury VERB [options]", "jury")]
    [TestCase("rank EDITION [options]", "rank")]
    public void Usage_has_in_brackets_what_may_be_left_out(string usage, params string[] verb) =>
        ScoringProgram.Run([.. verb, "--help"]).Output.ShouldContain($"Usage: scoring {usage}\n");

    [TestCase("version")]
    [TestCase("-V")]
    [TestCase("rank", "--version")]
    [TestCase("jury", "agreement", "-V")]
    public void The_version_is_asked_in_many_ways(params string[] args)
    {
        var answer = ScoringProgram.Run(args);
        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldBe(ScoringProgram.Run("--version").Output);
    }

    [Test]
    public void Help_of_an_unknown_verb_is_refused() => ScoringProgram.Run("help", "rankk").ExitCode.ShouldBe(2);
}
