using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

/// <summary>
/// Finds what an edition defines but nothing in it refers to: often a forgotten reference, or a part that was copied along.
/// </summary>
/// <remarks>
/// Read from the raw tree: a definition is used if its id occurs anywhere other than as an id or a description. So a new key needs no
/// change here; and if one word is the id of two definitions, a use of the one hides that the other has none.
/// </remarks>
internal static class UnusedDefinitions
{
    private static readonly HashSet<string> Descriptions = new(
        ["id", "name", "en", "title", "what", "about", "cite", "at", "source", "standing"],
        StringComparer.Ordinal
    );
    private static readonly string[] NotNamed = ["rankings", "open", "indicators", "eligibility"];

    /// <summary>The warnings, in the order of the file.</summary>
    /// <param name="root">The tree of edition.yaml.</param>
    /// <param name="edition">The rules read from it.</param>
    /// <param name="file">Its name for people.</param>
    /// <param name="carried">The ids of steps that other editions carry over.</param>
    public static IReadOnlyList<RuleFault> In(YamlMapping root, Edition edition, string file, IReadOnlyCollection<string> carried)
    {
        var faults = new FileFaults(file, []);
        // A composite index names measures in its table; the rules read have them.
        var named = new HashSet<string>(
            carried
                .Select(id => HierarchyNodeStep.IndexIn(id) ?? id)
                .Concat(edition.Steps.Values.OfType<ReportedMeasure>().Select(step => step.Measure)),
            StringComparer.Ordinal
        );
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in root.Pairs.Where(pair => pair.Key is not ("attributes" or "open")))
            Collect(pair.Value, pair.Key, named, keys);
        foreach (var pair in root.Pairs.Where(pair => !NotNamed.Contains(pair.Key)))
        {
            foreach (var item in (pair.Value as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
            {
                if (item.Find("id") is { Value: YamlScalar id } written && !named.Contains(id.Text))
                    faults.Warn(FaultCodes.Unused, written.Line, id.Text, pair.Key);
            }
        }
        foreach (var attribute in (root.Find("attributes")?.Value as YamlMapping)?.Pairs ?? [])
        {
            if (!named.Concat(keys).Contains(attribute.Key, StringComparer.OrdinalIgnoreCase))
                faults.Warn(FaultCodes.Unused, attribute.Line, attribute.Key, "attributes");
        }
        WarnOfFacts(root, edition, faults);
        return [.. faults.Warnings.OrderBy(warning => warning.Line)];
    }

    private static void WarnOfFacts(YamlMapping root, Edition edition, FileFaults faults)
    {
        var inScores = new HashSet<string>(StringComparer.Ordinal);
        if (root.Find("scores") is { } scores)
            Collect(scores.Value, "scores", inScores, []);
        foreach (var table in (root.Find("indicators")?.Value as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            var subject = table.Find("subject") ?? table.Find("on");
            if (subject is { Value: YamlScalar level } && !inScores.Contains(level.Text))
                faults.Warn(FaultCodes.Unused, subject.Line, level.Text, "indicators");
        }
        if (root.Find("results") is { } results && !inScores.Contains("imported-result") && edition.OpenRankings.Count == 0)
            faults.Warn(FaultCodes.Unused, results.Line, "results", "edition.yaml");
    }

    private static void Collect(YamlNode node, string key, HashSet<string> named, HashSet<string> keys)
    {
        switch (node)
        {
            case YamlScalar scalar when !Descriptions.Contains(key):
                named.Add(scalar.Text);
                // A ranking that names a node of an index uses the index.
                named.Add(HierarchyNodeStep.IndexIn(scalar.Text) ?? scalar.Text);
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                    Collect(item, key, named, keys);
                break;
            case YamlMapping map:
                foreach (var pair in map.Pairs)
                {
                    keys.Add(pair.Key);
                    Collect(pair.Value, pair.Key, named, keys);
                }
                break;
        }
    }
}
