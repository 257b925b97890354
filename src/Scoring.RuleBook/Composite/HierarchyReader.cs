using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Composite;

/// <summary>Reads the table of a composite index into its tree.</summary>
/// <param name="entry">The step's map, which names the file.</param>
/// <param name="files">The edition's files.</param>
internal sealed class HierarchyReader(Entry entry, EditionFiles files)
{
    private Place _place = null!;
    private List<HierarchyRow> _rows = [];

    /// <summary>The faults of the table.</summary>
    public FileFaults Faults => _place.Faults;

    /// <summary>The rows, for reporting faults in one of them.</summary>
    public IReadOnlyList<HierarchyRow> Rows => _rows;

    /// <summary>The tree; null with at least one fault.</summary>
    public HierarchyNode? Read()
    {
        if (entry.Text("file") is not { } file)
            return null;
        if (!IndicatorReader.IsBareName(file) || !File.Exists(files.PathOf(file)))
        {
            entry.Faults.Add(IndicatorReader.IsBareName(file) ? FaultCodes.FileMissing : FaultCodes.FileName, entry.LineOf("file"), file);
            return null;
        }
        _place = entry.Place with { Faults = entry.Faults.For($"{files.Id}/{file}") };
        var before = Faults.All.Count;
        if (
            RuleText.Read(files.PathOf(file), Faults) is not { } text
            || CsvTable.Read(text, HierarchyRow.Columns.Contains, HierarchyRow.Columns, HierarchyRow.Required, Faults) is not { } rows
        )
            return null;
        if (rows.Count == 0)
            Faults.Add(FaultCodes.FileEmpty, 1, file);
        _rows = [.. rows.Select(row => HierarchyRow.Read(row, _place))];
        CheckIds();
        if (Faults.All.Count == before)
            CheckParents();
        return Faults.All.Count == before ? Node(_rows.Single(row => row.Parent.Length == 0)) : null;
    }

    private void CheckIds()
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in _rows.Where(row => row.Id.Length > 0 && !lines.TryAdd(row.Id, row.Row.Line)))
            Faults.Add(FaultCodes.IdDuplicate, row.Row.Line, row.Id, lines[row.Id]);
    }

    private void CheckParents()
    {
        var byId = _rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var parents = _rows.Select(row => row.Parent).Where(parent => parent.Length > 0).ToHashSet(StringComparer.Ordinal);
        var before = Faults.All.Count;
        foreach (var row in _rows.Where(row => row.Parent.Length > 0 && !byId.ContainsKey(row.Parent)))
            Faults.AddNear(FaultCodes.ReferenceToNothing, row.Row.Line, row.Parent, byId.Keys, "parent");
        CheckCircles(byId);
        if (Faults.All.Count == before && _rows.Count(row => row.Parent.Length == 0) is not 1 and var roots)
            Faults.Add(FaultCodes.HierarchyRoot, _rows.LastOrDefault(row => row.Parent.Length == 0)?.Row.Line ?? 1, "parent", roots);
        foreach (var row in _rows)
        {
            if (!parents.Contains(row.Id))
                continue;
            foreach (var column in HierarchyRow.OfIndicators.Where(column => row.Row[column].Length > 0))
                Faults.Add(FaultCodes.CsvValue, row.Row.Line, column, row.Row[column]);
            if (row.Row["level"].Length == 0)
                Faults.Add(FaultCodes.CsvValue, row.Row.Line, "level", "");
        }
    }

    private void CheckCircles(Dictionary<string, HierarchyRow> byId)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in _rows)
        {
            var way = new List<string>();
            var row = start;
            while (row is not null && !settled.Contains(row.Id) && !way.Contains(row.Id))
            {
                way.Add(row.Id);
                row = byId.GetValueOrDefault(row.Parent);
            }
            if (row is not null && way.IndexOf(row.Id) is >= 0 and var at)
                Faults.Add(FaultCodes.Circle, row.Row.Line, row.Id, string.Join(" → ", way.Skip(at).Append(row.Id)));
            settled.UnionWith(way);
        }
    }

    private HierarchyNode Node(HierarchyRow row) =>
        new(
            row.Id,
            new Text(row.Row["name-id"], row.Row["name-en"]),
            row.Row["level"],
            row.Weight,
            [.. _rows.Where(child => child.Parent == row.Id).Select(Node)],
            row.Yardstick,
            row.Row["denominator"] is { Length: > 0 } denominator ? denominator : null,
            row.Citation
        )
        {
            Treatment = row.Treatment,
            Unit = row.Unit,
            Comment = row.Comment,
        };
}
