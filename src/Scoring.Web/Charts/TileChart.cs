using System.Globalization;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// The provinces as squares with the median of their regions. On a phone the west stands above the east, so that a square is large
/// enough for a finger.
/// </summary>
internal static class TileChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "provinces";

    private const double Step = 42;
    private const double Side = 39;
    private const double Top = Drawing.AnswerHeight + 4;
    private const int FirstEastern = 7;
    private const int WesternRows = 7;

    /// <summary>Makes it.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="shown">The ranking.</param>
    /// <param name="linkOf">Where a province leads to, by its code.</param>
    public static Chart Of(Reader reader, string title, ShownRanking shown, Func<string, string> linkOf)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(linkOf);
        var provinces = shown.ByProvince;
        var bands = shown.Whole.Rule.Bands;
        var places = shown.Whole.Rule.Rounding.Places;
        string Colour(ProvinceFigures province) =>
            bands is not null
                ? BandTag.ColourOf(bands, province.Band)["band-".Length..]
                : Math.Min(provinces.Count(other => other.Median > province.Median) * 4 / provinces.Count, 3)
                    .ToString(CultureInfo.InvariantCulture);
        string Told(ProvinceFigures province) =>
            reader.Text(
                "tiles.spoken",
                province.Province.Name,
                reader.Number(province.Ranked),
                reader.Number(province.Median, places, places)
            ) + (province.Band is { } band ? $", {band.In(reader.Language)}" : "");

        Drawing Draw(bool narrow)
        {
            var shapes = new List<Shape>();
            foreach (var (code, tile) in Tiles.ByCode.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var isEastern = narrow && IsEastern(code);
                var (x, y) = (
                    (tile.Column - (isEastern ? FirstEastern : 0)) * Step,
                    Top + (tile.Row + (isEastern ? WesternRows : 0)) * Step + (isEastern ? Step / 3 : 0)
                );
                var middle = new Across(0, x + Side / 2);
                if (provinces.FirstOrDefault(one => one.Province.Code == code) is not { } province)
                {
                    shapes.Add(new Block("tile-none", new(0, x), y, new(0, Side), Side, 5));
                    shapes.Add(new Words("t-none", middle, y + 25, tile.Letters, Anchor.Middle));
                    continue;
                }
                var colour = Colour(province);
                List<Shape> parts =
                [
                    new Block("tile-" + colour, new(0, x), y, new(0, Side), Side, 5),
                    new Words("t-" + colour, middle, y + 17, tile.Letters, Anchor.Middle),
                    new Words(
                        "n-" + colour,
                        middle,
                        y + 33,
                        reader.Number(province.Median, 0, province.Median >= 100 ? 0 : 1),
                        Anchor.Middle
                    ),
                ];
                shapes.Add(new Point(Told(province), new(0, x), y, new(0, Side), Side, parts) { Address = linkOf(code) });
            }
            return narrow ? new Drawing(Top + 12.4 * Step, shapes, 9 * Step) : new Drawing(Top + 7 * Step, shapes, 15 * Step);
        }

        return new Chart(
            Name,
            title,
            title,
            Draw(narrow: false),
            [reader.Text("filter.province"), reader.Text("tiles.ranked"), reader.Text("tiles.median")],
            [
                .. provinces
                    .OrderByDescending(province => province.Median)
                    .Select(province =>
                        (IReadOnlyList<Cell>)
                            [
                                new Cell(province.Province.Name, Address: linkOf(province.Province.Code)),
                                new Cell(reader.Number(province.Ranked), province.Ranked),
                                new Cell(reader.Number(province.Median, places, places), province.Median),
                            ]
                    ),
            ]
        )
        {
            Narrow = Draw(narrow: true),
            Note = reader.Text(bands is null ? "tiles.key-quarters" : "tiles.key-bands"),
        };
    }

    // Sulawesi, Maluku and Papua.
    private static bool IsEastern(string code) => code[0] is '7' or '8' or '9';
}
