using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// The European Commission's ASEM data (51 countries, 49 indicators), read from the folder <c>shared</c> next to the checkout.
/// </summary>
internal sealed partial class AsemFacts
{
    private AsemFacts(string folder)
    {
        Countries = Read(Path.Combine(folder, "indicators.csv"));
        Lines = Read(Path.Combine(folder, "metadata.csv"));
    }

    /// <summary>One map a country, by column.</summary>
    public IReadOnlyList<Dictionary<string, string>> Countries { get; }

    /// <summary>One map a node, group or denominator.</summary>
    public IReadOnlyList<Dictionary<string, string>> Lines { get; }

    public IEnumerable<string> Indicators => Lines.Where(line => line["Type"] == "Indicator").Select(line => line["iCode"]);

    public IEnumerable<string> Measures => Lines.Where(line => line["Type"] is "Indicator" or "Denominator").Select(line => line["iCode"]);

    /// <summary>The data; a test that asks for them fails where they are not there.</summary>
    public static AsemFacts Find() =>
        Checkout.Shared("facts", "asem", "indicators.csv") is { } file
            ? new AsemFacts(Path.GetDirectoryName(file)!)
            : throw new DirectoryNotFoundException(
                "The folder shared does not lie beside the checkout; tests/run leaves these tests out where it is not there, but not in CI."
            );

    public string Text(int country, string column) => Countries[country][column];

    public decimal? Number(int country, string column) =>
        Text(country, column) is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>The published tree, for the engine.</summary>
    public HierarchyNode Tree() => Node(Lines.Single(line => line["Type"] == "Aggregate" && line["Parent"].Length == 0));

    private HierarchyNode Node(Dictionary<string, string> line)
    {
        var children = Lines.Where(child => child["Parent"] == line["iCode"]).Select(Node).ToArray();
        return new HierarchyNode(
            line["iCode"],
            Make.Text(line["iName"]),
            Level(line),
            Constant("weight", line["Weight"])!,
            children,
            new Yardstick(line["Direction"] == "-1", Constant("target", line["Target"])),
            line["Denominator"] is { Length: > 0 } by ? by : null
        );
    }

    private static string Level(Dictionary<string, string> line) =>
        line["Level"] switch
        {
            "1" => "indicator",
            "2" => "pillar",
            "3" => "sub-index",
            _ => "index",
        };

    private static Constant? Constant(string name, string text) =>
        text.Length == 0 ? null : new Constant(name, decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static List<Dictionary<string, string>> Read(string file)
    {
        var rows = File.ReadAllLines(file)
            .Select(line => Field().Matches("," + line).Select(match => match.Groups["text"].Value).ToArray())
            .ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    [GeneratedRegex(",(?:\"(?<text>[^\"]*)\"|(?<text>[^,\"]*))")]
    private static partial Regex Field();
}
