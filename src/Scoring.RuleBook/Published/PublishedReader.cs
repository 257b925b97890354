using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Published;

/// <summary>Reads the rows of published.csv: what was made public about the units of an edition.</summary>
/// <param name="editionId">"programme/edition".</param>
/// <param name="place">The file, with the sources that may be cited.</param>
internal sealed partial class PublishedReader(string editionId, Place place)
{
    /// <summary>The file's name in the folder of an edition.</summary>
    public const string FileName = "published.csv";

    private static readonly string[] RequiredColumns = ["region_code", "name", "source"];

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The columns that the file may have.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "region_code",
        "name",
        "cluster",
        "score",
        "scale",
        "rank",
        "of",
        "rank-in",
        "predicate",
        "award-id",
        "award-en",
        "innovation",
        "status",
        "source",
        "standing",
        "note-id",
        "note-en",
    ];

    private static IReadOnlyDictionary<string, FigureScale> Scales { get; } =
        new Dictionary<string, FigureScale>(StringComparer.Ordinal)
        {
            ["index-0-100"] = FigureScale.Index,
            ["raw-total"] = FigureScale.RawTotal,
        };

    private static IReadOnlyDictionary<string, FigureStatus> Statuses { get; } =
        new Dictionary<string, FigureStatus>(StringComparer.Ordinal)
        {
            ["result"] = FigureStatus.Result,
            ["approximate"] = FigureStatus.Approximate,
            ["derived"] = FigureStatus.Derived,
            ["provisional"] = FigureStatus.Provisional,
            ["self-computed"] = FigureStatus.SelfComputed,
            ["unverified"] = FigureStatus.Unverified,
        };

    // A figure that the organiser sets, or that is ours, was never published.
    private static IReadOnlyDictionary<string, Standing> Standings { get; } =
        Citations
            .Standings.Where(pair => pair.Value is not (Standing.Committee or Standing.Illustrative))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The figures of a file; those of faulty rows are left out.</summary>
    public IReadOnlyList<PublishedFigure> Read(string text)
    {
        var rows = CsvTable.Read(text, Columns.Contains, Columns, RequiredColumns, place.Faults);
        return [.. (rows ?? []).Select(Read).OfType<PublishedFigure>()];
    }

    private PublishedFigure? Read(CsvRow row)
    {
        var before = place.Faults.All.Count;
        var region = Text(row, "region_code");
        var name = row["name"];
        if (name.Length == 0)
            Wrong(row, "name");
        if (region is not null && !RegionCode().IsMatch(region))
            Wrong(row, "region_code");
        var (score, scale) = (Number(row, "score"), OneOf(row, "scale", Scales));
        if ((row["score"].Length > 0) != (row["scale"].Length > 0))
            Wrong(row, row["scale"].Length > 0 ? "score" : "scale");
        else if (score < 0m || (score > 100m && scale == FigureScale.Index))
            place.Faults.Add(FaultCodes.PublishedOffScale, row.Line, "score", score, row["scale"]);
        var (rank, of, rankIn) = (Number(row, "rank"), Number(row, "of"), Text(row, "rank-in"));
        if (rank < 1m || of < rank || (of is not null && of != decimal.Truncate(of.Value)))
            Wrong(row, rank < 1m ? "rank" : "of");
        if ((of is not null || rankIn is not null) && row["rank"].Length == 0)
            Wrong(row, "rank");
        if (rankIn is not null && rankIn != PublishedFigure.InAward && !ProvinceCode().IsMatch(rankIn))
            Wrong(row, "rank-in");
        var (predicate, award, note) = (Text(row, "predicate"), Both(row, "award"), Both(row, "note"));
        if (row["score"].Length + row["rank"].Length == 0 && predicate is null && award is null)
            place.Faults.Add(FaultCodes.PublishedEmpty, row.Line, row["name"]);
        var status = OneOf(row, "status", Statuses) ?? FigureStatus.Result;
        var sources = Sources(row);
        var standing = OneOf(row, "standing", Standings) ?? sources.FirstOrDefault()?.Standing ?? Standing.Press;
        CheckRepeated(row);
        if (place.Faults.All.Count > before)
            return null;
        if (note is null && sources.TrueForAll(source => source.Address is null))
            place.Faults.Warn(FaultCodes.PublishedNoAddress, row.Line, row["source"]);
        return new PublishedFigure(
            editionId,
            region,
            name,
            Text(row, "cluster"),
            score,
            scale,
            rank,
            of is { } number ? (int)number : null,
            rankIn,
            predicate,
            award,
            Text(row, "innovation"),
            status,
            sources,
            standing,
            note,
            row.Line
        );
    }

    private List<Source> Sources(CsvRow row)
    {
        var ids = row["source"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0)
            Wrong(row, "source");
        return [.. ids.Select(id => place.Sources.Find(id, row.Line, place.Faults)).OfType<Source>()];
    }

    private void CheckRepeated(CsvRow row)
    {
        string[] told = ["region_code", "name", "cluster", "score", "rank", "rank-in", "predicate", "award-id", "innovation", "source"];
        if (!_seen.TryAdd(string.Join('\u001f', told.Select(column => row[column])), row.Line))
            place.Faults.Add(
                FaultCodes.IdDuplicate,
                row.Line,
                row["name"],
                _seen[string.Join('\u001f', told.Select(column => row[column]))]
            );
    }

    private void Wrong(CsvRow row, string column) => place.Faults.Add(FaultCodes.CsvValue, row.Line, column, row[column]);

    private static string? Text(CsvRow row, string column) => row[column] is { Length: > 0 } text ? text : null;

    private decimal? Number(CsvRow row, string column)
    {
        var text = row[column];
        if (text.Length == 0)
            return null;
        if (Numeral.Of(text) is not { } number)
        {
            place.Faults.AddNumber(row.Line, column, text);
            return null;
        }
        // 12.500 is how a page prints twelve thousand five hundred: a file must say which it means.
        if (NumberFaults.IsAmbiguousPoint(text))
        {
            place.Faults.Warn(
                FaultCodes.PointAmbiguous,
                row.Line,
                column,
                text,
                number.ToString(CultureInfo.InvariantCulture),
                text.Replace(".", "", StringComparison.Ordinal)
            );
        }
        return number;
    }

    private T? OneOf<T>(CsvRow row, string column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var word = row[column];
        if (word.Length == 0)
            return null;
        if (words.TryGetValue(word, out var value))
            return value;
        place.Faults.AddNear(FaultCodes.UnknownChoice, row.Line, word, words.Keys, column, string.Join(", ", words.Keys));
        return null;
    }

    private Text? Both(CsvRow row, string column)
    {
        var (id, en) = (Text(row, column + "-id"), Text(row, column + "-en"));
        if ((id is null) != (en is null))
            Wrong(row, column + (id is null ? "-id" : "-en"));
        return id is null || en is null ? null : new Text(id, en);
    }

    [GeneratedRegex(@"^\d\d(\.\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionCode();

    [GeneratedRegex(@"^\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex ProvinceCode();
}
