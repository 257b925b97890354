using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.RuleBook;
using Scoring.TestKit.Fuzzing;

namespace Scoring.Features.Tests.Fuzzing;

/// <summary>Changed rule files and inputs end in faults with a line, or in a refusal.</summary>
public sealed class YamlFuzzTests
{
    private readonly string _folder = TemporaryFolder.New();

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public Task Changed_rule_files_and_inputs_are_read_or_refused()
    {
        var rules = Directory
            .GetFiles(Path.Combine(Checkout.Root, "tests", "Scoring.RuleBook.Tests", "good"), "edition.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .ToList();
        var inputs = Checkout.Scenarios.Select(scenario => File.ReadAllBytes(Checkout.Sample(scenario, InputsFile.FileName))).ToList();
        var edition = Directory.CreateDirectory(Path.Combine(_folder, "rules", "kinds", "2026")).FullName;
        File.WriteAllText(Path.Combine(_folder, "rules", "sources.yaml"), SmallRules.Sources);
        return Fuzz.Run("YAML", 100, mutator =>
        {
            if (mutator.Random.Next(4) == 0)
            {
                var file = inputs[mutator.Random.Next(inputs.Count)];
                File.WriteAllBytes(Path.Combine(_folder, InputsFile.FileName), mutator.Change(file, rules[0]));
                try
                {
                    InputsFile.Read(_folder);
                }
                catch (RefusalException)
                {
                    // What it is for.
                }
                return Task.CompletedTask;
            }
            var text = mutator.Change(rules[mutator.Random.Next(rules.Count)], rules[mutator.Random.Next(rules.Count)]);
            File.WriteAllBytes(Path.Combine(edition, "edition.yaml"), text);
            new RuleFolder(Path.Combine(_folder, "rules")).Read("kinds/2026");
            return Task.CompletedTask;
        });
    }
}
