using System.Text.Json;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Schemas;

namespace Scoring.RuleBook.Tests.Schemas;

public class RuleSchemaTests
{
    // What a form can tell; whether ids exist and weights add up only the reader knows.
    private static readonly HashSet<string> OfForm =
    [
        FaultCodes.UnknownKey,
        FaultCodes.MissingKey,
        FaultCodes.UnknownKind,
        FaultCodes.UnknownChoice,
        FaultCodes.WrongType,
        FaultCodes.NotANumber,
        FaultCodes.NotWhole,
        FaultCodes.NotPositive,
        FaultCodes.Negative,
        FaultCodes.IdForm,
        FaultCodes.UnknownStanding,
    ];

    // Faults with a code of form that hang on another key: which keys go together is in no form.
    private static readonly string[] OnOtherKeys =
    [
        "stage: paper",
        "placing/2026/edition.yaml beyond: 1",
        "{ attribute: form }",
        "sid: ten",
        "level: indeks",
        "by: rank, to: 10",
        "power: 2",
        "by: power-mean",
        "edition.yaml - {}",
        "without fill-order",
        "pick: { top-per",
        "dinas } }",
        "edition.yaml class",
        "by: borda",
        "by: refuse, coverage",
        "not: { present: true }",
        "any: [] }",
        "without months: 6",
        "mean: power",
        "p1: baik",
        "edition.yaml , cite",
        "awards: Top 99",
        "without rubric-by",
    ];

    private static readonly Dictionary<string, JsonElement> Schemas = RuleSchema.Files.ToDictionary(file => file, Written);

    private static IEnumerable<TestCaseData> AllFiles =>
        new[] { TestFolders.Shipped, TestFolders.Good, Path.Combine(TestFolders.Project, "open") }
            .SelectMany(folder => Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Select(path => new TestCaseData(path).SetArgDisplayNames(string.Join('/', path.Split(Path.DirectorySeparatorChar)[^3..])));

    [TestCaseSource(nameof(AllFiles))]
    public void Every_shipped_and_every_good_file_is_accepted(string path) =>
        new SmallValidator(Schemas[KindOf(path)]).Check(File.ReadAllText(path)).ShouldBeEmpty();

    [Test]
    public void Every_broken_file_whose_fault_is_one_of_form_is_refused()
    {
        var accepted = new List<string>();
        var count = 0;
        foreach (
            var change in BrokenRules.All.Where(change =>
                OfForm.Contains(change.Code) && change.File.EndsWith(".yaml", StringComparison.Ordinal)
            )
        )
        {
            using var rules = new TemporaryRules(TestFolders.Good);
            change.Apply(rules);
            var path = rules.PathOf(change.File);
            count++;
            if (new SmallValidator(Schemas[KindOf(path)]).Check(File.ReadAllText(path)).Count == 0)
                accepted.Add(change.ToString());
        }
        count.ShouldBeGreaterThan(15);
        accepted.Where(change => !OnOtherKeys.Any(change.Contains)).ShouldBeEmpty();
    }

    [TestCase("fills: award/2026", "fill: award/2026")]
    [TestCase("year: 2026", "standing: official")]
    public void A_broken_committee_file_is_refused(string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(TestFolders.Project, "open", "committee", "award.yaml"))
            .Replace(from, to, StringComparison.Ordinal);
        new SmallValidator(Schemas["committee"]).Check(text).ShouldNotBeEmpty();
    }

    [Test]
    public void It_knows_every_kind_of_step()
    {
        var definitions = Schemas["edition"].GetProperty("definitions");
        foreach (var kind in Steps.StepKinds.All.Keys)
            definitions.TryGetProperty($"step-{kind}+id", out _).ShouldBeTrue(kind);
    }

    private static string KindOf(string path) =>
        Path.GetFileName(path) switch
        {
            "edition.yaml" => "edition",
            "sources.yaml" => "sources",
            var name when name.EndsWith(".cases.yaml", StringComparison.Ordinal) => "cases",
            _ => "committee",
        };

    private static JsonElement Written(string file)
    {
        using var stream = new MemoryStream();
        RuleSchema.Write(stream, file);
        return JsonDocument.Parse(stream.ToArray()).RootElement.Clone();
    }
}
