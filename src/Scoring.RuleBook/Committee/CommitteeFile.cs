using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Sources;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>A file in which a committee sets the values that an edition leaves open.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Its name as faults show it.</param>
/// <param name="Fills">The edition that it fills, "programme/edition"; null if unreadable.</param>
/// <param name="FillsLine">The line that says so.</param>
/// <param name="Decree">What its values cite; null if that is faulty.</param>
/// <param name="Values">The values by open point.</param>
/// <param name="Faults">The faults in it; faults in a value are found by reading the edition with it.</param>
internal sealed record CommitteeFile(
    string Path,
    string Name,
    string? Fills,
    int FillsLine,
    Source? Decree,
    IReadOnlyList<YamlPair> Values,
    IReadOnlyList<RuleFault> Faults
)
{
    /// <summary>What a committee's values can be: its decision, or figures of ours for a sample. Never a source's.</summary>
    private static readonly IReadOnlyDictionary<string, Standing> Standings = new Dictionary<string, Standing>(StringComparer.Ordinal)
    {
        ["committee"] = Standing.Committee,
        ["illustrative"] = Standing.Illustrative,
    };

    private static readonly Form DecreeForm = new(
        "decree",
        [
            new Field("id", FieldType.Id).Must(),
            new Field("title", FieldType.Text).Must(),
            new Field("issuer", FieldType.Text).Must(),
            new("number", FieldType.Text),
            new Field("year", FieldType.Whole).NotDeciding(),
            new("address", FieldType.Text),
            new("standing", FieldType.Text) { Choices = [.. Standings.Keys] },
        ]
    );

    /// <summary>The keys of a committee's file.</summary>
    public static Form Form { get; } =
        new(
            "committee file",
            [new Field("fills", FieldType.Text).Must(), Field.Map("decree", DecreeForm).Must(), new Field("values", FieldType.Free).Must()]
        );

    /// <summary>True for figures of ours for a sample: they give way to a committee's own.</summary>
    public bool IsIllustrative => Decree?.Standing == Standing.Illustrative;

    /// <summary>Reads a file.</summary>
    public static CommitteeFile Read(string path, string name, SourceList sources)
    {
        var all = new List<RuleFault>();
        var faults = new FileFaults(name, all);
        if (
            RuleText.Read(path, faults) is not { } text
            || YamlTree.Read(text, faults) is not { } root
            || Entry.Open(Form, root, new Place(faults, sources, new Reach(null, true)), "committee file") is not { } entry
        )
            return new CommitteeFile(path, name, null, 1, null, [], all);
        var decree = entry.Child("decree") is { } child ? ReadDecree(child) : null;
        if (decree is not null && sources.Knows(decree.Id))
            faults.Add(FaultCodes.IdDuplicate, entry.Child("decree")!.LineOf("id"), decree.Id, SourceList.FileName);
        return new CommitteeFile(path, name, entry.Text("fills"), entry.LineOf("fills"), decree, ReadValues(entry), all);
    }

    private static Source? ReadDecree(Entry entry)
    {
        var (id, title, issuer, year) = (entry.Id("id"), entry.Text("title"), entry.Text("issuer"), entry.Whole("year"));
        var standing = entry.Has("standing") ? entry.Choice("standing", Standings) : Standing.Committee;
        return id is null || title is null || issuer is null
            ? null
            : new Source(id, title, issuer, entry.Text("number"), year, standing, entry.Text("address"));
    }

    private static IReadOnlyList<YamlPair> ReadValues(Entry entry)
    {
        if (entry.Node("values") is not { } node)
            return [];
        if (node is not YamlMapping map)
        {
            entry.Faults.Add(FaultCodes.WrongType, node.Line, "values", "map");
            return [];
        }
        foreach (var empty in map.Pairs.Where(pair => pair.Value is YamlScalar { IsNull: true }))
            entry.Faults.Add(FaultCodes.MissingKey, empty.Line, empty.Key, "values");
        return map.Pairs;
    }
}
