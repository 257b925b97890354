using System.Diagnostics;

namespace Scoring.Web.Tests;

/// <summary>The program started as a person starts it, from a folder that is not its own.</summary>
[TestFixture]
public class StartTests
{
    [TestCase("--databse", "x.db", "databse")]
    [TestCase("--rules", "no-such-folder", "--rules")]
    public async Task A_wrong_start_is_refused_with_a_sentence(string option, string value, string says)
    {
        var (exitCode, said) = await Run(option, value);
        exitCode.ShouldBe(2);
        said.ShouldContain(says);
        said.ShouldNotContain("   at ");
    }

    [Test]
    public async Task A_file_that_is_no_database_is_refused_before_the_site_opens()
    {
        var folder = TemporaryFolder.New();
        var file = Path.Combine(folder, "note.txt");
        await File.WriteAllTextAsync(file, new string('x', 10_000));
        var (exitCode, said) = await Run("--database", file, "--rules", Checkout.Rules);
        exitCode.ShouldBe(2);
        said.ShouldNotContain("   at ");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Help_names_the_options_and_the_loopback_address()
    {
        var (exitCode, said) = await Run("--help");
        exitCode.ShouldBe(0);
        said.ShouldContain("--database");
        said.ShouldContain("http://127.0.0.1:5080");
    }

    private static async Task<(int ExitCode, string Said)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return (process.ExitCode, await output + await error);
    }
}
