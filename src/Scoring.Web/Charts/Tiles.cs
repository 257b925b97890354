using System.Collections.Frozen;

namespace Scoring.Web.Charts;

/// <summary>The 38 provinces as squares placed by hand, about as they lie: no outline of the country is needed, and none is claimed.</summary>
internal static class Tiles
{
    /// <summary>A square.</summary>
    /// <param name="Letters">Two letters for the province.</param>
    /// <param name="Column">Its column, from 0 in the west.</param>
    /// <param name="Row">Its row, from 0 in the north.</param>
    public sealed record Tile(string Letters, int Column, int Row);

    /// <summary>The square of each province, by its official code.</summary>
    public static FrozenDictionary<string, Tile> ByCode { get; } =
        new Dictionary<string, Tile>
        {
            ["11"] = new("AC", 0, 0),
            ["12"] = new("SU", 1, 0),
            ["21"] = new("KR", 2, 0),
            ["13"] = new("SB", 0, 1),
            ["14"] = new("RI", 1, 1),
            ["17"] = new("BE", 0, 2),
            ["15"] = new("JA", 1, 2),
            ["16"] = new("SS", 2, 2),
            ["19"] = new("BB", 3, 1),
            ["18"] = new("LA", 2, 3),
            ["36"] = new("BT", 2, 4),
            ["31"] = new("JK", 3, 4),
            ["32"] = new("JB", 3, 5),
            ["33"] = new("JT", 4, 5),
            ["34"] = new("YO", 4, 6),
            ["35"] = new("JI", 5, 5),
            ["51"] = new("BA", 6, 6),
            ["52"] = new("NB", 7, 6),
            ["53"] = new("NT", 8, 6),
            ["61"] = new("KB", 4, 1),
            ["62"] = new("KT", 5, 2),
            ["63"] = new("KS", 6, 2),
            ["64"] = new("KI", 6, 1),
            ["65"] = new("KU", 6, 0),
            ["76"] = new("SR", 7, 2),
            ["72"] = new("ST", 8, 1),
            ["73"] = new("SN", 7, 3),
            ["74"] = new("SG", 8, 2),
            ["75"] = new("GO", 9, 0),
            ["71"] = new("SA", 10, 0),
            ["82"] = new("MU", 11, 1),
            ["81"] = new("MA", 11, 3),
            ["96"] = new("PD", 12, 1),
            ["92"] = new("PB", 12, 2),
            ["94"] = new("PT", 13, 3),
            ["91"] = new("PA", 14, 2),
            ["95"] = new("PE", 14, 3),
            ["93"] = new("PS", 14, 4),
        }.ToFrozenDictionary();
}
