using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json;
using Json.Schema;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;

namespace Scoring.Cli.Tests.Rendering;

/// <summary>What programs read: the same in every language, and as its schema says.</summary>
public sealed class MachineFormatTests
{
    /// <summary>Verbs that answer people only, write documents and other files, or do something and say so in a sentence.</summary>
    private static readonly string[] ForPeople =
    [
        "audit verify",
        "backup",
        "certificates",
        "completion",
        "demo",
        "disqualify",
        "export",
        "finalise",
        "jury abstain",
        "jury conflict",
        "jury reopen",
        "jury sheet",
        "jury stage",
        "man",
        "minutes",
        "objection file",
        "objection rule",
        "objection window",
        "pick",
        "restore",
        "rules export",
        "rules import",
        "rules schema",
        "schema",
        "serve",
        "template",
        "users add",
        "users disable",
        "users enable",
        "users invite",
        "users role",
        "users sign-out",
    ];

    // The library keeps every schema by its id and refuses a second one.
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new(StringComparer.Ordinal);

    private string _folder = "";

    [OneTimeSetUp]
    public void MakeASeason() => _folder = MachineFormats.MakeSeason();

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_verb_has_a_command_here_or_answers_people_only()
    {
        var tried = MachineFormats.Commands.Select(FormOf).Append("publish").Distinct().Order(StringComparer.Ordinal).ToList();
        var verbs = Below(CommandLine.Make("en"))
            .Where(verb => verb.Subcommands.Count == 0 || verb.Name == "publications")
            .Select(verb => HelpVerb.PathOf(verb)["scoring ".Length..])
            .Where(path => !ForPeople.Contains(path))
            .Select(path => path.Replace(' ', '-'));
        tried.ShouldBe(verbs.Order(StringComparer.Ordinal));
        OutputSchema.Names.Order(StringComparer.Ordinal).ShouldBe(tried);
    }

    [TestCaseSource(typeof(MachineFormats), nameof(MachineFormats.Commands))]
    public void Csv_and_json_are_the_same_in_both_languages(string command)
    {
        if (MachineFormats.Stores(command))
            Run(command, "csv", "en");
        foreach (var format in new[] { "csv", "json" })
        {
            var (english, indonesian) = (Run(command, format, "en"), Run(command, format, "id"));
            english.Output.ShouldNotBeEmpty($"{command}\n{english.Error}");
            indonesian.Output.ShouldBe(english.Output, command);
            indonesian.ExitCode.ShouldBe(english.ExitCode);
            if (format == "json")
                Holds(FormOf(command), english.Output, command);
        }
    }

    [Test]
    public void What_publishing_answers_is_as_its_schema_says() => Holds("publish", MachineFormats.Published, "publish");

    [Test]
    public void A_schema_says_in_the_readers_language_what_a_key_means()
    {
        ScoringProgram.Run("schema", "--language", "en").Lines.ShouldBe(OutputSchema.Names);
        ScoringProgram.Run("schema", "rank", "--language", "en").Output.ShouldContain("\"$id\": \"urn:scoring:output:rank:1\"");
        ScoringProgram
            .Run("schema", "compare", "--language", "id")
            .Output.ShouldContain("\"description\": \"Bentuk dokumen ini dan versinya.\"");
        ScoringProgram.Run("schema", "nothing").ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_band_is_named_by_an_id_and_by_its_official_term()
    {
        using var json = JsonDocument.Parse(Run("rank iga/2026 --ranking provinsi", "json", "en").Output);
        json.RootElement.GetProperty("format").GetString().ShouldBe("rank/1");
        var row = json.RootElement.GetProperty("rankings")[0].GetProperty("rows")[0];
        row.GetProperty("band").GetString().ShouldBe("Inovatif");
        row.GetProperty("band_id").GetString().ShouldBe("inovatif");
    }

    private static void Holds(string form, string output, string command)
    {
        using var schema = new MemoryStream();
        OutputSchema.Write(schema, form, "en");
        using var document = JsonDocument.Parse(output);
        var found = Schemas
            .GetOrAdd(form, _ => JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(schema.ToArray())))
            .Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        var faults = found
            .Details!.Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
        found.IsValid.ShouldBeTrue($"{command}\n{string.Join('\n', faults.Take(10))}");
    }

    private Answer Run(string command, string format, string language) =>
        ScoringProgram.RunIn(
            _folder,
            MachineFormats.DatabaseOf(_folder, command),
            [.. MachineFormats.Split(command), "--format", format, "--language", language]
        );

    private static string FormOf(string command)
    {
        var parsed = CommandLine.Make("en").Parse(MachineFormats.Split(command));
        return HelpVerb.PathOf(parsed.CommandResult.Command)["scoring ".Length..].Replace(' ', '-');
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(verb => Below(verb).Prepend(verb));
}
