using System.Text.RegularExpressions;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Composite;

/// <summary>A row of a hierarchy: a node before it has found its children.</summary>
/// <param name="Row">The row as written.</param>
/// <param name="Weight">Its weight; 1 for a row without parent or weight.</param>
/// <param name="Yardstick">Direction, target and goalposts.</param>
/// <param name="Citation">Its source.</param>
internal sealed partial record HierarchyRow(CsvRow Row, Constant Weight, Yardstick Yardstick, Citation? Citation)
{
    /// <summary>The columns that the table must have.</summary>
    public static IReadOnlyList<string> Required { get; } = ["id", "name-id", "name-en", "parent", "level", "weight"];

    /// <summary>All columns that it may have.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        .. Required,
        "direction",
        "denominator",
        "target",
        "goalpost-low",
        "goalpost-high",
        "treat",
        "normalise",
        "unit-id",
        "unit-en",
        "comment-id",
        "comment-en",
        "source",
        "at",
        "standing",
    ];

    private static readonly string[] Filled = ["id", "name-id", "name-en"];
    private static readonly string[] Directions = ["higher", "lower"];

    private static readonly Dictionary<string, OwnTreatment> Treatments = new()
    {
        [""] = OwnTreatment.AsOthers,
        ["none"] = OwnTreatment.None,
        ["log"] = OwnTreatment.Log,
        ["box-cox"] = OwnTreatment.BoxCox,
    };

    /// <summary>The columns that only an indicator has.</summary>
    public static IReadOnlyList<string> OfIndicators { get; } =
    ["direction", "denominator", "target", "goalpost-low", "goalpost-high", "treat", "normalise", "unit-id", "unit-en"];

    /// <summary>Its id.</summary>
    public string Id => Row["id"];

    /// <summary>The id of the node above; empty for the index.</summary>
    public string Parent => Row["parent"];

    /// <summary>How its values are treated.</summary>
    public OwnTreatment Treatment => Treatments.GetValueOrDefault(Row["treat"]);

    /// <summary>Its own normalisation, by its word; null if it follows the rule.</summary>
    public string? Normalise => Row["normalise"] is { Length: > 0 } word ? word : null;

    /// <summary>What an indicator is measured in; null if the row does not say.</summary>
    public Text? Unit => Words("unit");

    /// <summary>What its author remarks on it; null for nothing.</summary>
    public Text? Comment => Words("comment");

    // In one language alone it is shown in both.
    private Text? Words(string column)
    {
        var (indonesian, english) = (Row[column + "-id"], Row[column + "-en"]);
        return indonesian.Length + english.Length == 0
            ? null
            : new Text(indonesian.Length > 0 ? indonesian : english, english.Length > 0 ? english : indonesian);
    }

    /// <summary>Reads a row; faults are reported and unreadable values are left out.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">The file, with the citation of the table.</param>
    public static HierarchyRow Read(CsvRow row, Place place)
    {
        foreach (var column in Filled.Where(column => row[column].Length == 0))
            place.Faults.Add(FaultCodes.CsvValue, row.Line, column, "");
        if (row["id"].Length > 0 && !KebabCase().IsMatch(row["id"]))
            place.Faults.Add(FaultCodes.IdForm, row.Line, row["id"]);
        var citation = RowCitation.Read(row, place);
        Constant? Number(string column)
        {
            if (row[column].Length == 0)
                return null;
            if (Numeral.Of(row[column]) is { } number)
                return new Constant(column, number, citation);
            place.Faults.AddNumber(row.Line, column, row[column]);
            return null;
        }
        if (row["direction"] is { Length: > 0 } word && word is not ("higher" or "lower"))
            place.Faults.AddNear(FaultCodes.UnknownChoice, row.Line, word, Directions, "direction", "higher, lower");
        if (!Treatments.ContainsKey(row["treat"]))
            place.Faults.AddNear(FaultCodes.UnknownChoice, row.Line, row["treat"], Treatments.Keys, "treat", "none, log, box-cox");
        if (row["normalise"] is { Length: > 0 } by && !CompositeLabels.OnInterval.Contains(by))
        {
            place.Faults.AddNear(
                FaultCodes.UnknownChoice,
                row.Line,
                by,
                CompositeLabels.OnInterval,
                "normalise",
                string.Join(", ", CompositeLabels.OnInterval)
            );
        }
        var weight = Number("weight");
        if (row["weight"].Length == 0 && row["parent"].Length > 0)
            place.Faults.Add(FaultCodes.CsvValue, row.Line, "weight", "");
        else if (weight is { Amount: < 0m })
            place.Faults.Add(FaultCodes.Negative, row.Line, "weight", weight.Amount);
        var yardstick = new Yardstick(row["direction"] == "lower", Number("target"), Number("goalpost-low"), Number("goalpost-high"));
        if (yardstick is { Low: { } low, High: { } high } && low.Amount >= high.Amount)
            place.Faults.Add(FaultCodes.RangeWrong, row.Line, "goalpost-high", low.Amount, high.Amount);
        // Their logarithm is needed as well.
        if (Treatments.GetValueOrDefault(row["treat"]) is OwnTreatment.Log or OwnTreatment.BoxCox)
        {
            foreach (
                var limit in new[] { yardstick.Target, yardstick.Low, yardstick.High }.OfType<Constant>().Where(one => one.Amount <= 0m)
            )
                place.Faults.Add(FaultCodes.NotPositive, row.Line, limit.Name, limit.Amount);
        }
        return new HierarchyRow(row, weight ?? new Constant("weight", 1m, citation), yardstick, citation);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
