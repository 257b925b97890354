using System.Diagnostics;

namespace Scoring.Web.Tests;

/// <summary>The program started as a person starts it, from a folder that is not its own.</summary>
[TestFixture]
public class StartTests
{
    [TestCase("--databse", "x.db", "databse")]
    [TestCase("--rules", "no-such-folder", "--rules")]
    [TestCase("--public-address", "inovasi.example.go.id", "--public-address")]
    [TestCase("--public-address", "https://inovasi.example.go.id/path", "--public-address")]
    [TestCase("--second-factor", "perhaps", "required, optional")]
    [TestCase("--urls", "5080", "http://127.0.0.1:5080")]
    [TestCase("--metrics", "9464", "http://127.0.0.1:9464")]
    [TestCase("--metrics", "http://127.0.0.1:5080", "http://127.0.0.1:9464", TestName = "figures where the site is")]
    [TestCase("--metrics", "https://127.0.0.1:9464", "http://127.0.0.1:9464")]
    [TestCase("--otlp", "collector", "http://127.0.0.1:4318")]
    [TestCase("--drain", "3600", "0–60")]
    [TestCase("--drain", "soon", "0–60")]
    [TestCase("--proxies", "proxy.example.go.id", "10.0.0.5;10.0.0.6")]
    [TestCase("--read-from", "postgresql://standby/scoring", "postgresql://", TestName = "a standby of a file")]
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
        TemporaryFolder.Remove(folder);
    }

    // As under a unit with ProtectSystem=strict and without PrivateTmp.
    [Test]
    public async Task Without_a_folder_for_temporary_files_the_site_starts_and_people_can_sign_in()
    {
        await using var site = await Running.StartedSite.Start(("TMPDIR", "/nowhere/at/all"));
        using var visitor = new Running.SiteVisitor(site.Address);
        (await visitor.Read("/health")).ShouldContain("\"keys\":\"ok\"");
        using var answer = await visitor.Post("/account/sign-in", ("email", "a@b.id"), ("password", "x"));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity, "the form's key could be written");
        Directory.EnumerateFiles(site.Database + ".keys").ShouldNotBeEmpty();
        Directory.Exists(site.Database + ".tmp").ShouldBeTrue();
    }

    [Test]
    public async Task Where_no_temporary_file_can_be_written_at_all_the_start_says_so()
    {
        var folder = TemporaryFolder.New();
        var database = Path.Combine(folder, "scoring.db");
        await File.WriteAllTextAsync(database + ".tmp", "in the way");
        var (exitCode, said) = await Run(
            With("TMPDIR", "/nowhere/at/all", "--database", database, "--rules", Checkout.Rules, "--urls", "http://127.0.0.1:0")
        );
        exitCode.ShouldBe(4);
        said.ShouldContain("TMPDIR");
        said.ShouldContain("/nowhere/at/all");
        said.ShouldNotContain("   at ");
        TemporaryFolder.Remove(folder);
    }

    [Test]
    public async Task Help_names_the_options_and_the_loopback_address()
    {
        var (exitCode, said) = await Run("--help");
        exitCode.ShouldBe(0);
        said.ShouldContain("--database");
        said.ShouldContain("http://127.0.0.1:5080");
    }

    private static ProcessStartInfo With(string variable, string value, params string[] args)
    {
        var start = Starting(args);
        start.Environment[variable] = value;
        return start;
    }

    private static Task<(int ExitCode, string Said)> Run(params string[] args) => Run(Starting(args));

    private static ProcessStartInfo Starting(string[] args) =>
        new("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static async Task<(int ExitCode, string Said)> Run(ProcessStartInfo start)
    {
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
