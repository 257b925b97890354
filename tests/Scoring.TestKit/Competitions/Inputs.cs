using Scoring.Features.Core;
using Scoring.Features.Import;
using YamlDotNet.RepresentationModel;

namespace Scoring.TestKit.Competitions;

/// <summary>The files of a scenario of sample-data, in the order of its inputs.yaml.</summary>
public static class Inputs
{
    /// <summary>Edition, kind and path of each file; the list of regions first in each edition.</summary>
    public static IReadOnlyList<(string Edition, ImportKind Kind, string Path)> Of(string scenario)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Checkout.Sample(scenario, "inputs.yaml"))));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var files = new List<(string, ImportKind, string)>();
        foreach (var edition in (YamlSequenceNode)root["editions"])
        {
            files.Add((edition["edition"].ToString(), ImportKind.Regions, Checkout.Sample(scenario, root["regions"].ToString())));
            foreach (var file in (YamlSequenceNode)edition["files"])
                files.Add(
                    (
                        edition["edition"].ToString(),
                        Enum.Parse<ImportKind>(file["kind"].ToString(), ignoreCase: true),
                        Checkout.Sample(scenario, file["file"].ToString())
                    )
                );
        }
        return files;
    }

    /// <summary>Imports a scenario.</summary>
    public static async Task ImportScenario(this Workplace place, string scenario)
    {
        foreach (var (edition, kind, path) in Of(scenario))
            (await place.Import(kind, path, edition)).Status.ShouldBe(ImportStatus.Stored, path);
    }

    /// <summary>The editions of a scenario.</summary>
    public static IReadOnlyList<string> Editions(string scenario) => [.. Of(scenario).Select(file => file.Edition).Distinct()];

    /// <summary>The scenarios that are not meant to be refused.</summary>
    public static IEnumerable<string> Good => Checkout.Scenarios.Where(scenario => scenario != "messy");
}
