using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>What a region's figures say, in sentences: for its page, messages, and the preview of a link.</summary>
internal static class RegionSentences
{
    /// <summary>Where it stands: "Kabupaten Banggai: 55,67, peringkat 9 dari 20, Inovatif (Indeks Inovasi Daerah 2026)".</summary>
    public static string Standing(Reader reader, RegionReport report)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(report);
        var parts = new[]
        {
            report.Row.Shown is { } shown ? Score(reader, report, shown) : reader.Text("unit.no-score"),
            report.Row.Rank is { } rank
                ? $"{reader.Text("history.rank", reader.Number(rank, 0, 1))} {reader.Text("unit.of", reader.Number(report.Of))}"
                : "",
            report.Row.Band?.In(reader.Language) ?? "",
        };
        var standing = reader.Text(
            "region.standing",
            report.Row.Name,
            string.Join(", ", parts.Where(part => part.Length > 0)),
            report.Edition.Name.In(reader.Language)
        );
        return reader.Marked(standing, report.IsIllustrative);
    }

    /// <summary>Why: which part is nearest to its maximum and which is farthest from it; null if parts have no maximum.</summary>
    public static string? Why(Reader reader, RegionReport report)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(report);
        var parts = report.Parts.Where(part => part is { Value: not null, Maximum: > 0 }).ToList();
        if (parts.Count < 2)
            return null;
        string Told(ScorePart part) =>
            $"{part.Name.In(reader.Language)} ({reader.Number(part.Value!.Value, 0, 2)} / {reader.Number(part.Maximum!.Value, 0, 2)})";
        var best = parts.MaxBy(part => part.Value / part.Maximum)!;
        var farthest = parts.MaxBy(part => part.Maximum - part.Value)!;
        return best == farthest ? reader.Text("region.why-one", Told(farthest)) : reader.Text("region.why", Told(best), Told(farthest));
    }

    /// <summary>A score with the decimal places of its ranking.</summary>
    public static string Score(Reader reader, RegionReport report, decimal score) =>
        reader.Number(score, report.Ranking.Rounding.Places, report.Ranking.Rounding.Places);
}
