using System.Diagnostics;

namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>completion: bash asks the program, and the program knows its verbs, options, editions and choices.</summary>
public sealed class CompletionVerbTests
{
    [TestCase("scoring ran", "rank")]
    [TestCase("scoring jury agr", "agreement")]
    [TestCase("scoring rank iga/20", "iga/2018")]
    [TestCase("scoring rank --form", "--format")]
    [TestCase("scoring rank --format x", "xlsx")]
    [TestCase("scoring completion z", "zsh")]
    public async Task Bash_completes_what_is_being_typed(string line, string word)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "scoring.dll");
        var script = $$"""
            scoring() { dotnet '{{program}}' "$@"; }
            eval "$(scoring completion bash)"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            _scoring
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p scoring
            """;
        using var bash = Process.Start(
            new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, WorkingDirectory = Checkout.Root }
        )!;
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        said.Split('\n').ShouldContain(word);
        said.ShouldContain("-F _scoring scoring");
        said.ShouldNotContain("\n/");
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("powershell")]
    public void Each_shell_has_a_script_that_says_how_it_is_used(string shell)
    {
        var answer = ScoringProgram.Run("completion", shell);
        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldStartWith("# ");
        answer.Output.ShouldContain("[suggest:");
        answer.Output.ShouldContain("scoring completion " + shell);
    }

    [TestCase("")]
    [TestCase("tcsh")]
    public void Another_shell_is_refused_with_those_that_there_are(string shell)
    {
        var answer = ScoringProgram.Run("completion", shell);
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("bash, zsh, fish, powershell");
    }
}
