using System.CommandLine;
using System.Text;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>man: the manual page of all verbs, for man(1).</summary>
internal static class ManVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts.Verb("man", options).WithExamples("man --output scoring.1", "man --language id --output scoring.id.1");
        verb.SetAction(parsed =>
        {
            using var page = new StringWriter { NewLine = "\n" };
            new ManualPage(page, options.SpokenLanguage).Write(parsed.RootCommandResult.Command);
            if (parsed.GetValue(options.Output) is { Length: > 0 } file)
                ResultTarget.WriteFile(file, stream => stream.Write(Encoding.UTF8.GetBytes(page.ToString())));
            else
                Console.Out.Write(page.ToString());
            return ExitCodes.Done;
        });
        return verb;
    }
}
