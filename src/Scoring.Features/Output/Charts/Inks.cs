using System.Collections.Frozen;

namespace Scoring.Features.Output.Charts;

/// <summary>How a shape looks in a file. Pages have the same in charts.css, for light and dark.</summary>
/// <param name="Fill">The colour inside, as hexadecimal digits; null for none.</param>
/// <param name="Line">The colour of its line; null for none.</param>
/// <param name="Width">The width of the line, in pixels.</param>
/// <param name="Dash">Lengths of dashes and gaps, in pixels; empty for a whole line.</param>
/// <param name="Size">The size of a text, in pixels.</param>
/// <param name="IsBold">True for bold text.</param>
public sealed record Ink(string? Fill, string? Line = null, float Width = 1, string Dash = "", float Size = 13, bool IsBold = false);

/// <summary>The inks of charts kept as files: those of the light page.</summary>
public static class Inks
{
    /// <summary>The most series that one drawing tells apart.</summary>
    public const int Series = 6;

    private const string Black = "#16242c";
    private const string Grey = "#4a5b65";
    private const string Rule = "#d5dde1";
    private const string Paper = "#ffffff";
    private const string Red = "#a3212b";
    private const string Amber = "#7a4f00";

    private static readonly string[] SeriesColours = ["#0b6e6e", Amber, "#5b3f8c", "#1f5fa8", "#a3216f", Grey];
    private static readonly string[] SeriesDashes = ["", "7 4", "2 3", "10 3 2 3", "4 4", "12 4"];
    private static readonly string[] Bands = ["#0b4f4f", "#2b7f76", "#e3b75f", "#f0dfc0"];
    private static readonly string[] BandTexts = ["#ffffff", "#ffffff", "#2b1d00", "#3a2a08"];

    // From far below the mean to far above it: distinguished by lightness too, the middle the palest.
    private static readonly string[] Heats = ["#8c510a", "#d8b365", "#eef0ef", "#80c5ba", "#01665e"];

    private static readonly FrozenDictionary<string, Ink> Known = All().ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The ink of a class; black if it has none.</summary>
    public static Ink Of(string name) => Known.GetValueOrDefault(name.Split(' ')[0]) ?? new Ink(Black);

    /// <summary>The names that have an ink.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    private static Dictionary<string, Ink> All()
    {
        var inks = new Dictionary<string, Ink>
        {
            ["d-grid"] = new(null, Rule),
            ["d-axis"] = new(null, Grey),
            ["d-shift"] = new(null, Grey, 1, "3 4"),
            ["d-between"] = new(null, Grey, 2),
            ["d-median"] = new(Paper, Grey, 2),
            ["d-own"] = new("#0b6e6e"),
            ["d-below"] = new(Red),
            ["d-mark"] = new(Amber),
            ["d-empty"] = new(Rule),
            ["d-span"] = new("#7fb4b1"),
            ["d-gain"] = new("#0b6e6e"),
            ["d-loss"] = new(Red),
            ["d-whole"] = new(Grey),
            ["d-note"] = new(Grey),
            ["d-label"] = new(Black),
            ["d-figure"] = new(Black, IsBold: true),
            ["d-title"] = new(Black, Size: 18, IsBold: true),
            ["c-title"] = new(Black, Size: 64, IsBold: true),
            ["c-big"] = new("#0b6e6e", Size: 96, IsBold: true),
            ["c-word"] = new("#0b6e6e", Size: 56, IsBold: true),
            ["c-text"] = new(Grey, Size: 32),
            ["c-warn"] = new(Amber, Size: 28, IsBold: true),
            ["d-letter"] = new(Paper, Size: 12, IsBold: true),
            ["d-letter-made"] = new(Black, Size: 12, IsBold: true),
            ["d-band-none"] = new(Grey),
            ["tile-none"] = new("#dfe5e8"),
            ["t-none"] = new("#2f3d45", Size: 16, IsBold: true),
            ["n-none"] = new("#2f3d45", Size: 15.5f),
        };
        for (var i = 0; i < Bands.Length; i++)
        {
            inks[$"d-band-{i}"] = inks[$"d-part-{i}"] = inks[$"tile-{i}"] = new(Bands[i]);
            inks[$"t-{i}"] = new(BandTexts[i], Size: 16, IsBold: true);
            inks[$"n-{i}"] = new(BandTexts[i], Size: 15.5f);
        }
        for (var i = 0; i < Heats.Length; i++)
            inks[$"d-heat-{i}"] = new(Heats[i], Paper);
        for (var i = 0; i < Series; i++)
        {
            inks[$"d-line-{i}"] = new(null, SeriesColours[i], 2.5f, SeriesDashes[i]);
            inks[$"d-dot-{i}"] = new(SeriesColours[i]);
            inks[$"d-made-{i}"] = new(Paper, SeriesColours[i], 2.5f);
        }
        return inks;
    }
}
