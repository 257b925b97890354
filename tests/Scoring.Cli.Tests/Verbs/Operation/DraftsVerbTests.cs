namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>Drafts whose time is over are listed first.</summary>
public sealed class DraftsVerbTests : OwnFolder
{
    private Answer Run(params string[] args) => RunHere([.. args, "--database", Path.Combine(Folder, "season.db")]);

    [Test]
    public void Where_nothing_was_entered_there_is_nothing_to_remove()
    {
        var listed = Run("drafts", "--language", "en");
        listed.ExitCode.ShouldBe(0);
        listed.Error.ShouldContain("0 drafts. Nothing was removed");
        Run("drafts", "--remove", "--language", "en").Error.ShouldContain("What was written in 0 drafts was removed.");
        Run("drafts", "--format", "csv", "--quiet").Output.ShouldBe("entry\n");
        Run("drafts", "--months", "0").ExitCode.ShouldBe(2);
    }
}
