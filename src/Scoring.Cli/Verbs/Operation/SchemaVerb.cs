using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>schema [NAME]: the JSON schema of what a verb writes, or the names of all.</summary>
internal static class SchemaVerb
{
    public static Command Make(GlobalOptions options)
    {
        var name = VerbParts.Optional("NAME", options, "argument.schema-name");
        var verb = VerbParts
            .Verb("schema", options)
            .WithExamples("schema", "schema rank --output rank.schema.json", "schema jury-progress");
        verb.Add(name);
        verb.Does(options, (session, parsed, _) =>
        {
            if (parsed.GetValue(name) is not { Length: > 0 } named)
                ResultTarget.WriteLines(session, writer =>
                {
                    foreach (var one in OutputSchema.Names)
                        writer.WriteLine(one);
                });
            else if (OutputSchema.Names.Contains(named))
                ResultTarget.WriteBytes(session, stream => OutputSchema.Write(stream, named, session.Spoken));
            else
                throw new UsageException("usage.value", "NAME", named, OutputSchema.Names.ToArray());
            return Task.FromResult(ExitCodes.Done);
        });
        return verb;
    }
}
