using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Sources;

/// <summary>The sources that rule files may cite, from sources.yaml.</summary>
internal sealed class SourceList
{
    /// <summary>The file's name in the rules folder.</summary>
    public const string FileName = "sources.yaml";

    /// <summary>The form of a source.</summary>
    public static Form SourceForm { get; } =
        new(
            "source",
            [
                new Field("id", FieldType.Id).Must(),
                new Field("title", FieldType.Text).Must(),
                new Field("title-id", FieldType.Text).NotDeciding(),
                new Field("title-en", FieldType.Text).NotDeciding(),
                new Field("issuer", FieldType.Text).Must(),
                new("number", FieldType.Text),
                new Field("year", FieldType.Whole).NotDeciding(),
                Citations.StandingField.Must(),
                new("address", FieldType.Text),
            ]
        );

    private readonly Dictionary<string, Source?> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used;
    private bool _unreadable;

    private SourceList(IReadOnlyList<RuleFault> faults, HashSet<string> used) => (Faults, _used) = (faults, used);

    /// <summary>The faults in sources.yaml.</summary>
    public IReadOnlyList<RuleFault> Faults { get; }

    /// <summary>Reads the sources of a rules folder.</summary>
    public static SourceList Read(string rulesFolder)
    {
        var all = new List<RuleFault>();
        var list = new SourceList(all, new HashSet<string>(StringComparer.Ordinal));
        list.Fill(System.IO.Path.Combine(rulesFolder, FileName), new FileFaults(FileName, all));
        return list;
    }

    private void Fill(string path, FileFaults faults)
    {
        var root = RuleText.Read(path, faults) is { } text ? YamlTree.Read(text, faults) : null;
        _unreadable |= root is not YamlSequence;
        if (root is YamlSequence items)
        {
            foreach (var item in items.Items)
                Add(item, new Place(faults, this, new Reach(null, true)));
        }
        else if (root is not null)
            faults.Add(FaultCodes.WrongType, root.Line, FileName, "list");
    }

    /// <summary>The source with that id; null if it is faulty itself, or unknown (a fault at the citation).</summary>
    public Source? Find(string id, int line, FileFaults faults)
    {
        _used.Add(id);
        if (!_sources.TryGetValue(id, out var source) && !_unreadable)
            faults.AddNear(FaultCodes.UnknownSource, line, id, _sources.Keys);
        return source;
    }

    /// <summary>The same list with the sources of an edition's own file, whose faults follow.</summary>
    public SourceList WithFile(string path, string name)
    {
        var all = new List<RuleFault>(Faults);
        var list = new SourceList(all, _used) { _unreadable = _unreadable };
        foreach (var (id, source) in _sources)
            list._sources.Add(id, source);
        foreach (var (id, line) in _lines)
            list._lines.Add(id, line);
        list.Fill(path, new FileFaults(name, all));
        return list;
    }

    /// <summary>True for an id in the list.</summary>
    public bool Knows(string id) => _lines.ContainsKey(id);

    /// <summary>The same list with further sources, for one reading: a committee's decrees.</summary>
    public SourceList With(IEnumerable<Source> others)
    {
        var list = new SourceList(Faults, _used) { _unreadable = _unreadable };
        foreach (var (id, source) in _sources)
            list._sources.Add(id, source);
        foreach (var source in others)
            list._sources.TryAdd(source.Id, source);
        return list;
    }

    /// <summary>The sources that nothing read so far cites, with their lines.</summary>
    public IEnumerable<(string Id, int Line)> Unused =>
        _lines.Where(pair => !_used.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value));

    private void Add(YamlNode item, Place place)
    {
        if (Entry.Open(SourceForm, item, place, "source") is not { } entry)
            return;
        var (id, title, issuer) = (entry.Id("id"), entry.Text("title"), entry.Text("issuer"));
        var (year, standing) = (entry.Whole("year"), Citations.StandingOf(entry.Map.Find("standing"), place.Faults));
        if (id is null)
            return;
        if (!_lines.TryAdd(id, item.Line))
        {
            place.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, _lines[id]);
            return;
        }
        _sources.Add(
            id,
            title is null || issuer is null || standing is null
                ? null
                : new Source(id, title, issuer, entry.Text("number"), year, standing.Value, entry.Text("address"))
                {
                    Shown = new Text(entry.Text("title-id") ?? title, entry.Text("title-en") ?? title),
                }
        );
    }
}
