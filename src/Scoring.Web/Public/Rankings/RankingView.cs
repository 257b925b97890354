using System.Globalization;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Ranking;

namespace Scoring.Web.Public.Rankings;

/// <summary>What a reader wants to see of a ranking; it stands in the address.</summary>
/// <param name="Name">A part of a name or code; empty for all.</param>
/// <param name="Cluster">The cluster; empty for all.</param>
/// <param name="Province">The code of the province; empty for all.</param>
/// <param name="Band">The Indonesian name of the band; empty for all.</param>
/// <param name="Sort">A column of <see cref="Columns"/>, with a minus before it for the other direction; empty for the ranking's
/// order.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="IsWhole">True to show all lines on one page.</param>
public sealed record RankingView(string Name, string Cluster, string Province, string Band, string Sort, int Page, bool IsWhole)
{
    /// <summary>How many lines a page has.</summary>
    public const int OnPage = 50;

    /// <summary>The most lines that are shown at once; the files have them all.</summary>
    public const int Most = 1000;

    /// <summary>The value of <c>show</c> for all lines.</summary>
    public const string All = "all";

    /// <summary>The columns that lines can be ordered by.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["rank", "name", "score", "band", "cluster", "change"];

    /// <summary>Reads it from an address; what makes no sense is left out.</summary>
    public static RankingView Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string Text(string key) => query[key].ToString().Trim();
        var sort = Text("sort");
        return new RankingView(
            Text("name"),
            Text("cluster"),
            Text("province"),
            Text("band"),
            Columns.Contains(sort.TrimStart('-')) && sort is not "rank" ? sort : "",
            int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1
                ? Math.Min(page, 100_000)
                : 1,
            Text("show") == All
        );
    }

    /// <summary>True if it leaves lines out, apart from its page.</summary>
    public bool IsFiltered => Name.Length > 0 || Cluster.Length > 0 || Province.Length > 0 || Band.Length > 0;

    /// <summary>True if the lines stand in the order of the ranking.</summary>
    public bool IsInOrder => Sort.Length == 0;

    /// <summary>The view as the query of an address.</summary>
    public IEnumerable<KeyValuePair<string, string>> Query =>
        [
            new("name", Name),
            new("cluster", Cluster),
            new("province", Province),
            new("band", Band),
            new("sort", Sort),
            new("show", IsWhole ? All : ""),
            new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        ];

    /// <summary>The same, ordered by a column; the second time in the other direction. The page begins again.</summary>
    public RankingView By(string column) =>
        this with
        {
            Page = 1,
            Sort =
                column == "rank" ? (IsInOrder ? "-rank" : "")
                : Sort == column ? "-" + column
                : column,
        };

    /// <summary>The direction of a column as its heading says it: ascending, descending, or null.</summary>
    public string? Direction(string column) =>
        column == "rank" && IsInOrder ? "ascending"
        : Sort == "-rank" && column == "rank" ? "descending"
        : Sort == column ? (IsLargestFirst(column) ? "descending" : "ascending")
        : Sort == "-" + column ? (IsLargestFirst(column) ? "ascending" : "descending")
        : null;

    /// <summary>Orders lines. Those without a figure in the column come last; equal ones stay in the order of the ranking.</summary>
    /// <param name="lines">The lines in the order of the ranking.</param>
    /// <param name="rule">The ranking's rule.</param>
    /// <param name="movement">How ranks changed; null if there is no edition before.</param>
    public IReadOnlyList<RankedUnit> Order(IReadOnlyList<RankedUnit> lines, RankingRule rule, RankMovement? movement)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(rule);
        if (IsInOrder)
            return lines;
        var isTurned = Sort[0] == '-';
        return Sort.TrimStart('-') switch
        {
            "name" => isTurned
                ? [.. lines.OrderByDescending(row => BareName(row.Name), StringComparer.OrdinalIgnoreCase)]
                : [.. lines.OrderBy(row => BareName(row.Name), StringComparer.OrdinalIgnoreCase)],
            "cluster" => isTurned
                ? [.. lines.OrderByDescending(row => row.Cluster, StringComparer.Ordinal)]
                : [.. lines.OrderBy(row => row.Cluster, StringComparer.Ordinal)],
            "score" => ByNumber(lines, row => row.Shown, !isTurned),
            "band" => ByNumber(lines, row => BandTag.PlaceOf(rule.Bands, row.Band), isTurned),
            "change" => ByNumber(lines, row => movement?.Of(row)?.Places, !isTurned),
            _ => ByNumber(lines, row => row.Rank, isTurned),
        };
    }

    private static bool IsLargestFirst(string column) => column is "score" or "change";

    private static IReadOnlyList<RankedUnit> ByNumber(
        IReadOnlyList<RankedUnit> lines,
        Func<RankedUnit, decimal?> number,
        bool isLargestFirst
    ) => [.. lines.OrderBy(row => number(row) is null).ThenBy(row => (isLargestFirst ? -1 : 1) * (number(row) ?? 0m))];

    // Kabupaten and Kota are not what people look a name up by.
    private static string BareName(string name) =>
        name.StartsWith("Kabupaten ", StringComparison.Ordinal)
        || name.StartsWith("Kota ", StringComparison.Ordinal)
        || name.StartsWith("Provinsi ", StringComparison.Ordinal)
            ? name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            : name;
}
