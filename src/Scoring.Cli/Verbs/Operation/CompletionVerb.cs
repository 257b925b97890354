using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>
/// completion: prints what a shell needs to complete verbs, options, editions and choices. The words come from the program itself.
/// </summary>
internal static class CompletionVerb
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        // A word with a slash or a hyphen is one word; what the program does not know are files.
        ["bash"] = """
            # source <(scoring completion bash)
            _scoring() {
                local IFS=$'\n'
                COMPREPLY=($(scoring "[suggest:$COMP_POINT]" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null | grep -v '^\(/\|-?\)'))
            }
            complete -o default -F _scoring scoring
            """,
        ["zsh"] = """
            # source <(scoring completion zsh)
            _scoring() {
                local -a words_found
                words_found=("${(@f)$(scoring "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null | grep -v '^\(/\|-?\)')}")
                if [[ -n "$words_found" ]]; then compadd -a words_found; else _files; fi
            }
            compdef _scoring scoring
            """,
        ["fish"] = """
            # scoring completion fish | source
            function __scoring
                set -l line (commandline -cp)
                scoring "[suggest:"(string length -- $line)"]" $line 2>/dev/null | string match -rv '^(/|-\?)'
            end
            complete -c scoring -a '(__scoring)'
            """,
        ["powershell"] = """
            # scoring completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName scoring -ScriptBlock {
                param($word, $line, $cursor)
                scoring "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -notmatch '^(/|-\?)' } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Make(GlobalOptions options)
    {
        var shell = VerbParts.Argument("SHELL", options);
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var verb = VerbParts.Verb("completion", options).WithExamples("completion bash", "completion fish");
        verb.Add(shell);
        verb.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell) ?? "";
            if (Scripts.TryGetValue(name, out var script))
            {
                Console.Out.WriteLine(script.ReplaceLineEndings("\n"));
                return ExitCodes.Done;
            }
            Console.Error.WriteLine(
                CliTexts.Get("completion.shell-unknown", options.SpokenLanguage, name, string.Join(", ", Scripts.Keys))
            );
            return ExitCodes.WrongUsage;
        });
        return verb;
    }
}
