using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// The bands of a ranking for binary scores. A band changes only at its limits or, where the published score decides, within one unit of
/// its last place beside them: between two such points it is looked up once, and close to one the decimal rule itself decides.
/// </summary>
internal sealed class BandLookup
{
    private readonly BandTable _table;
    private readonly Rounding _rounding;
    private readonly double[] _edges;
    private readonly int[] _between;

    /// <summary>Looks the bands up.</summary>
    /// <param name="table">The bands.</param>
    /// <param name="rounding">How the published score is rounded.</param>
    public BandLookup(BandTable table, Rounding rounding)
    {
        (_table, _rounding) = (table, rounding);
        var unit = new decimal(1, 0, 0, false, (byte)rounding.Places);
        decimal[] steps = table.OfRounded ? [-unit, -0.5m * unit, 0m, 0.5m * unit, unit] : [0m];
        decimal[] edges =
        [
            .. table
                .Bands.SelectMany(band => new[] { band.From, band.To })
                .OfType<decimal>()
                .SelectMany(limit => steps.Select(step => limit + step))
                .Distinct()
                .Order(),
        ];
        _edges = Array.ConvertAll(edges, edge => (double)edge);
        _between =
        [
            .. Enumerable
                .Range(0, edges.Length + 1)
                .Select(i =>
                    Exactly(
                        edges.Length == 0 ? 0m
                        : i == 0 ? edges[0] - 1m
                        : i == edges.Length ? edges[^1] + 1m
                        : (edges[i - 1] + edges[i]) * 0.5m
                    )
                ),
        ];
    }

    /// <summary>How many bands there are.</summary>
    public int Count => _table.Bands.Count;

    /// <summary>The place of a score's band among the bands; −1 for none.</summary>
    /// <param name="score">The index, unrounded; a number.</param>
    public int Of(double score)
    {
        const double hair = 1e-9;
        var at = Array.BinarySearch(_edges, score);
        var above = at < 0 ? ~at : at;
        var near = (above < _edges.Length && _edges[above] - score < hair) || (above > 0 && score - _edges[above - 1] < hair);
        return near && FifteenDigits.Of(score) is { } exact ? Exactly(exact) : _between[above];
    }

    private int Exactly(decimal score)
    {
        var exact = Exact.Canonicalize(score);
        return _table.Of(exact, _rounding.Apply(exact)) is { } band ? _table.Bands.Index().First(one => one.Item == band).Index : -1;
    }
}
