using Scoring.Features.Output.Charts;

namespace Scoring.Web.Charts;

/// <summary>The picture that a link is shown with in messages: a name, up to three figures, and what they are.</summary>
internal static class CardPicture
{
    /// <summary>Its width, in pixels.</summary>
    public const int Width = 1200;

    /// <summary>Its height, in pixels.</summary>
    public const int Height = 630;

    private const double Left = 72;
    private const double Room = Width - 2 * Left;

    /// <summary>Draws it as a PNG file.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="subtitle">Which edition and ranking.</param>
    /// <param name="figures">Up to three figures: what each is, its value, and what is written after it.</param>
    /// <param name="foot">A line at the foot; empty for none.</param>
    public static byte[] Of(
        string site,
        string title,
        string subtitle,
        IReadOnlyList<(string Label, string Value, string After)> figures,
        string foot
    )
    {
        ArgumentNullException.ThrowIfNull(figures);
        var shapes = new List<Shape>
        {
            new Block("d-own", new(0), 0, new(0, Width), 16),
            new Words("c-text", new(0, Left), 86, Fitting(site, "c-text")),
            new Words("c-title", new(0, Left), 178, Fitting(title, "c-title")),
            new Words("c-text", new(0, Left), 232, Fitting(subtitle, "c-text")),
        };
        var x = Left;
        foreach (var (label, value, after) in figures.Take(3))
        {
            var ink = figures.Count > 1 && value.Length > 9 ? "c-word" : "c-big";
            shapes.Add(new Words("c-text", new(0, x), 330, label));
            shapes.Add(new Words(ink, new(0, x), 440, value));
            var width = PngFile.WidthOf(value, Inks.Of(ink));
            if (after.Length > 0)
                shapes.Add(new Words("c-text", new(0, x + width + 14), 440, after));
            x +=
                Math.Max(
                    width + (after.Length > 0 ? 14 + PngFile.WidthOf(after, Inks.Of("c-text")) : 0),
                    PngFile.WidthOf(label, Inks.Of("c-text"))
                ) + 64;
        }
        if (foot.Length > 0)
            shapes.Add(new Words("c-warn", new(0, Left), 560, Fitting(foot, "c-warn")));
        return PngFile.Draw(shapes, Width, Height, 1);
    }

    private static string Fitting(string text, string ink)
    {
        var fitting = text;
        while (fitting.Length > 1 && PngFile.WidthOf(fitting, Inks.Of(ink)) > Room)
            fitting = string.Concat(fitting.AsSpan(0, fitting.Length - 2).TrimEnd(), "…");
        return fitting;
    }
}
