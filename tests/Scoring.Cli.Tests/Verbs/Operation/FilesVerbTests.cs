namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>Files whose time is over are listed first.</summary>
public sealed class FilesVerbTests : OwnFolder
{
    private Answer Run(params string[] args) => RunHere([.. args, "--database", Path.Combine(Folder, "season.db")]);

    [Test]
    public void Where_no_file_was_given_there_is_nothing_to_delete()
    {
        var listed = Run("files", "--language", "en");
        listed.ExitCode.ShouldBe(0);
        listed.Error.ShouldStartWith("0 ");
        Run("files", "--format", "csv", "--quiet").Output.ShouldBe("edition,entry,file,reason\n");
        Run("files", "--remove", "--language", "en").ExitCode.ShouldBe(0);
        Run("files", "--months", "0").ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_scanner_that_is_away_is_an_answer_and_no_fault()
    {
        Run("files", "--scan", "here", "--language", "en").ExitCode.ShouldBe(2);
        Run("files", "--scan", "127.0.0.1:1", "--language", "en").ExitCode.ShouldNotBe(70);
    }
}
