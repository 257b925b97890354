using System.CommandLine;
using System.CommandLine.Invocation;

namespace Scoring.Cli.Parsing;

/// <summary>The program's version and commit, in the same words however it is asked for.</summary>
internal sealed class VersionAnswer : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine(Program.Version);
        return ExitCodes.Done;
    }
}
