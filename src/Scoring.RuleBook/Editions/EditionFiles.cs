using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>The files of one edition.</summary>
/// <param name="rulesFolder">The rules folder.</param>
/// <param name="id">"programme/edition".</param>
internal sealed class EditionFiles(string rulesFolder, string id)
{
    /// <summary>The file that an edition begins with.</summary>
    public const string Main = "edition.yaml";

    /// <summary>"programme/edition".</summary>
    public string Id => id;

    /// <summary>The name of the programme's folder.</summary>
    public string Programme => id[..id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The name of the edition's folder.</summary>
    public string Year => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(rulesFolder, id.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The path of one of its files.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>edition.yaml and every table that it names and that exists.</summary>
    public IReadOnlyList<string> RuleFiles(YamlNode root)
    {
        var tables = (root as YamlMapping)?.Find("indicators")?.Value is YamlSequence list
            ? list.Items.OfType<YamlMapping>().Select(table => (table.Find("file")?.Value as YamlScalar)?.Text).OfType<string>()
            : [];
        var hierarchies = Flatten(root)
            .OfType<YamlMapping>()
            .Where(map => map.Find("step")?.Value is YamlScalar { Text: "hierarchy" })
            .Select(map => (map.Find("file")?.Value as YamlScalar)?.Text)
            .OfType<string>();
        var regions = Flatten(root)
            .OfType<YamlMapping>()
            .Select(map => (map.Find("regions-in")?.Value as YamlScalar)?.Text)
            .OfType<string>();
        return
        [
            .. tables
                .Concat(hierarchies)
                .Concat(regions)
                .Where(file => IndicatorReader.IsBareName(file) && File.Exists(PathOf(file)))
                .Append(Main)
                .Distinct(),
        ];
    }

    /// <summary>
    /// The editions whose results edition.yaml uses: those named in <c>carried-over</c> steps, and those whose results an eligibility rule
    /// counts.
    /// </summary>
    public static IReadOnlyList<string> ScoredEditions(YamlNode? root)
    {
        var maps = Flatten(root).OfType<YamlMapping>().ToList();
        var carried = maps.Where(map => map.Find("step")?.Value is YamlScalar { Text: "carried-over" })
            .Select(map => map.Find("from")?.Value);
        var results = maps.Where(map => map.Find("rule")?.Value is YamlScalar { Text: "awarded" })
            .SelectMany(map => Listed(map.Find("results-of")?.Value));
        return [.. carried.Concat(results).OfType<YamlScalar>().Select(scalar => scalar.Text).Distinct()];
    }

    /// <summary>
    /// The editions whose reported facts alone edition.yaml uses: those included in the bounds of a composite index, and those that its
    /// gaps are filled from.
    /// </summary>
    public static IReadOnlyList<string> ReportingEditions(YamlNode? root)
    {
        var maps = Flatten(root).OfType<YamlMapping>().ToList();
        IEnumerable<YamlNode> Named(string key, string list) =>
            maps.Select(map => map.Find(key)?.Value).OfType<YamlMapping>().SelectMany(map => Listed(map.Find(list)?.Value));
        return [.. Named("normalise", "over").Concat(Named("carry", "from")).OfType<YamlScalar>().Select(scalar => scalar.Text).Distinct()];
    }

    /// <summary>The steps of an edition that another file names in <c>carried-over</c> steps.</summary>
    public static IEnumerable<string> CarriedSteps(YamlNode? root, string from) =>
        Flatten(root)
            .OfType<YamlMapping>()
            .Where(map =>
                map.Find("step")?.Value is YamlScalar { Text: "carried-over" } && (map.Find("from")?.Value as YamlScalar)?.Text == from
            )
            .Select(map => (map.Find("value-of")?.Value as YamlScalar)?.Text)
            .OfType<string>();

    private static IEnumerable<YamlNode> Listed(YamlNode? node) =>
        node switch
        {
            YamlSequence list => list.Items,
            { } single => [single],
            null => [],
        };

    private static IEnumerable<YamlNode> Flatten(YamlNode? node) =>
        node switch
        {
            YamlMapping map => map.Pairs.SelectMany(pair => Flatten(pair.Value)).Prepend(map),
            YamlSequence list => list.Items.SelectMany(Flatten),
            _ => [],
        };
}
