namespace Scoring.Cli.Tests.Verbs.Users;

public sealed class UsersVerbTests
{
    [Test]
    public void The_first_administrator_gets_a_link_and_no_password()
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            var database = Path.Combine(folder, "scoring.db");
            var added = ScoringProgram.Run(
                "users",
                "add",
                "Siti Aminah",
                "--email",
                "siti@example.id",
                "--role",
                "administrator",
                "--site",
                "https://skor.example.id/",
                "--database",
                database
            );
            added.ExitCode.ShouldBe(0, added.Error);
            added.Output.ShouldMatch("^https://skor\\.example\\.id/account/invite/[A-Za-z0-9_-]{43}\n$");
            added.Error.ShouldContain("siti@example.id");

            var listed = ScoringProgram.Run("users", "list", "--format", "csv", "--database", database);
            listed.Output.ShouldBe(
                "name,email,roles,juror,region,disabled,password,second_factor,sessions,last_seen\n"
                    + "Siti Aminah,siti@example.id,administrator,,,false,false,false,0,\n"
            );

            var last = ScoringProgram.Run("users", "disable", "siti@example.id", "--database", database);
            last.ExitCode.ShouldBe(4);
            last.Error.ShouldContain("only administrator");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
