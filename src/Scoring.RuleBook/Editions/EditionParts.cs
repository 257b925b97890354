using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// Finds the edition that a value is carried over from; null if it is unknown, faulty, or leads back here (each a fault). Of an edition
/// whose reported facts alone are read, two may name each other.
/// </summary>
internal delegate Edition? FindCarried(string editionId, bool factsOnly, int line, FileFaults faults);

/// <summary>
/// What the steps of an edition may refer to. A null value is something declared but faulty: no second fault is reported about it.
/// </summary>
/// <param name="carried">Finds another edition.</param>
/// <param name="files">The edition's files.</param>
internal sealed class EditionParts(FindCarried carried, EditionFiles files)
{
    private readonly List<string> _carriesOverFrom = [];

    /// <summary>The edition's files.</summary>
    public EditionFiles Files => files;

    /// <summary>The indicator tables by level.</summary>
    public Dictionary<Level, IndicatorTable?> Tables { get; } = [];

    /// <summary>The tables of composite indices that have faults: another step that uses one does not report them again.</summary>
    public HashSet<string> FaultyHierarchies { get; } = new(StringComparer.Ordinal);

    /// <summary>The measures by id.</summary>
    public Dictionary<string, MeasureRule?> Measures { get; } = new(StringComparer.Ordinal);

    /// <summary>The stages by id.</summary>
    public Dictionary<string, Stage?> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>The published totals; null if there are none or they are faulty.</summary>
    public ResultRule? Results { get; set; }

    /// <summary>True if the file declares published totals.</summary>
    public bool ResultsDeclared { get; set; }

    /// <summary>The draw that orders equal units; null if there is none or it is faulty.</summary>
    public Draw? Draw { get; set; }

    /// <summary>True if the file declares a draw.</summary>
    public bool DrawDeclared { get; set; }

    /// <summary>True if the file declares eligibility rules.</summary>
    public bool AsksEligibility { get; set; }

    /// <summary>What its units are called if they are not Indonesia's regions; empty if they are.</summary>
    public IReadOnlyList<string> UnitTypes { get; set; } = [];

    /// <summary>The allowed values of attributes.</summary>
    public Dictionary<string, IReadOnlyList<string>> Attributes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Other spellings of allowed values, by attribute.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string>> Spellings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The editions that values are carried over from, in the order of the file.</summary>
    public IReadOnlyList<string> CarriesOverFrom => _carriesOverFrom;

    /// <summary>The edition that a value is carried over from, or null (a fault).</summary>
    public Edition? Carried(string editionId, int line, FileFaults faults) => Found(editionId, factsOnly: false, line, faults);

    /// <summary>
    /// The edition of which only the reported facts are read, or null (a fault, unless this edition is itself read for another's sake).
    /// </summary>
    public Edition? Reporting(string editionId, int line, FileFaults faults) => Found(editionId, factsOnly: true, line, faults);

    private Edition? Found(string editionId, bool factsOnly, int line, FileFaults faults)
    {
        var edition = carried(editionId, factsOnly, line, faults);
        if (edition is not null && !_carriesOverFrom.Contains(editionId))
            _carriesOverFrom.Add(editionId);
        return edition;
    }
}
