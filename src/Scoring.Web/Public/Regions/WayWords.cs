using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>A way to a higher score, in words.</summary>
internal static class WayWords
{
    /// <summary>What would have to change.</summary>
    public static string What(Reader reader, Way way)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(way);
        if (way.Indicator is not { } indicator)
            return reader.Text("ways.add");
        var name = $"{indicator.Number}. {indicator.Name.In(reader.Language)}";
        return way.To is { } to
            ? reader.Text(
                "ways.region",
                name,
                way.From is { } from ? reader.Number(from) : reader.Text("ways.not-reported"),
                reader.Number(to)
            )
            : reader.Text("ways.innovations", name, reader.Number(way.Steps));
    }

    /// <summary>What it gives.</summary>
    public static string Gain(Reader reader, RegionReport report, Way way) =>
        reader.Text("ways.gain", reader.Number(way.Gain, 2, 2), RegionSentences.Score(reader, report, way.Shown))
        + (way.ReachesNext && way.Band is not null ? ", " + way.Band.In(reader.Language) : "");

    /// <summary>The what-if that shows it.</summary>
    public static string Address(Reader reader, RegionReport report, Way way) =>
        reader.ToWith([.. RegionPage.Choice(report), new(way.IsAdded ? "add" : "set", way.Change)], "region", report.Row.Id, "what-if");
}
