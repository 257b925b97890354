using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Verbs.Operation;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Tests.Verbs.Operation;

[Category(TestStore.FilesOnly)]
public sealed class DemoAccountsTests
{
    [Test]
    public async Task Each_role_gets_an_account_whose_password_is_another_one_each_time()
    {
        var folder = ScoringProgram.NewFolder();
        var database = Path.Combine(folder, "demo.db");
        File.Copy(DemoDatabase.Path, database);
        var first = await Make(database);
        var second = await Make(database);
        first.Count.ShouldBe(RoleLabels.All.Count);
        first.Concat(second).Select(row => row[2]).Distinct().Count().ShouldBe(2 * first.Count);
        var listed = ScoringProgram.Run("users", "list", "--format", "csv", "--database", database);
        listed.Lines.Length.ShouldBe(1 + first.Count);
        listed.Output.ShouldContain("juror@demo.example,juror,DEMO-1,,false,true");
        ScoringProgram
            .Run("users", "list", "--format", "csv", "--database", DemoDatabase.Path)
            .Lines.Length.ShouldBe(1, "a demo that is not served has no accounts");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>> Make(string database)
    {
        var options = new GlobalOptions("en");
        var root = new RootCommand();
        foreach (var option in options.All)
            root.Add(option);
        await using var session = new CommandContext(root.Parse(["--database", database]), options);
        return (await DemoAccounts.Make(session, CancellationToken.None)).Rows;
    }
}
