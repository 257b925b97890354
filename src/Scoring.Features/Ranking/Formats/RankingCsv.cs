using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Domain.Ranking;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Features.Ranking.Formats;

/// <summary>
/// Rankings as a CSV file: comma, LF, invariant numbers, one line per unit; or with semicolons and decimal commas, as a spreadsheet with
/// Indonesian settings takes them.
/// </summary>
public static class RankingCsv
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["ranking", "rank", "id", "name", "cluster", "score", "exact_score", "band", "notes"];

    /// <summary>Writes rankings under one header.</summary>
    /// <param name="writer">The target; the caller decides the encoding (UTF-8) and closes it.</param>
    /// <param name="rankings">The rankings, in any order.</param>
    /// <param name="language">Language of bands and notes: "id" or "en".</param>
    /// <param name="isLocal">True for semicolons and decimal commas.</param>
    /// <remarks>Ordered by ranking, rank, id; units without a rank come last in their ranking.</remarks>
    public static void Write(TextWriter writer, IEnumerable<RankingResult> rankings, string language, bool isLocal = false)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", Delimiter = isLocal ? ";" : "," };
        using var csv = new CsvWriter(writer, configuration, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        csv.NextRecord();
        foreach (var (ranking, row) in Ordered(rankings))
        {
            WriteRow(csv, ranking, row, language, isLocal);
            csv.NextRecord();
        }
        csv.Flush();
    }

    /// <summary>The lines of the file: by ranking, rank, id; units without a rank come last in their ranking.</summary>
    public static IEnumerable<(RankingResult Ranking, RankedUnit Row)> Ordered(IEnumerable<RankingResult> rankings) =>
        rankings
            .OrderBy(ranking => ranking.Rule.Id, StringComparer.Ordinal)
            .SelectMany(ranking =>
                ranking
                    .Rows.OrderBy(row => row.Rank ?? decimal.MaxValue)
                    .ThenBy(row => row.Id, StringComparer.Ordinal)
                    .Select(row => (ranking, row))
            );

    private static void WriteRow(CsvWriter csv, RankingResult ranking, RankedUnit row, string language, bool isLocal)
    {
        string Written(string number) => isLocal ? number.Replace('.', ',') : number;
        csv.WriteField(ranking.Rule.Id);
        csv.WriteField(row.Rank is { } rank ? Written(Numbers.Invariant(rank)) : "");
        csv.WriteField(SpreadsheetText.Guard(row.Id));
        csv.WriteField(SpreadsheetText.Guard(row.Name));
        csv.WriteField(SpreadsheetText.Guard(row.Cluster));
        csv.WriteField(row.Shown is { } shown ? Written(Numbers.Invariant(shown, ranking.Rule.Rounding.Places)) : "");
        csv.WriteField(row.Score is { } score ? Written(Numbers.Invariant(score)) : "");
        csv.WriteField(SpreadsheetText.Guard(row.Band?.In(language) ?? ""));
        csv.WriteField(SpreadsheetText.Guard(Texts.Notes(row.Notes, language)));
    }
}
