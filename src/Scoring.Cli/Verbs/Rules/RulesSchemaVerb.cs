using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.RuleBook.Schemas;

namespace Scoring.Cli.Verbs.Rules;

/// <summary>rules schema [FILE-KIND]: the JSON schema of a kind of rule file, for an editor.</summary>
internal static class RulesSchemaVerb
{
    public static Command Make(GlobalOptions options)
    {
        var kind = VerbParts.Optional("SCHEMA", options);
        var verb = VerbParts
            .Verb("schema", options, "verb.rules.schema")
            .WithExamples("rules schema edition --output edition.schema.json", "rules schema committee");
        verb.Add(kind);
        verb.Does(options, (session, parsed, _) =>
        {
            var file = parsed.GetValue(kind) is { Length: > 0 } named ? named : RuleSchema.Files[0];
            if (!RuleSchema.Files.Contains(file))
                throw new UsageException("usage.value", "SCHEMA", file, RuleSchema.Files.ToArray());
            ResultTarget.WriteBytes(session, stream =>
            {
                RuleSchema.Write(stream, file);
                stream.WriteByte((byte)'\n');
            });
            return Task.FromResult(ExitCodes.Done);
        });
        return verb;
    }
}
