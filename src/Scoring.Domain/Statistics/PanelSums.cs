using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// The normal equations of the jurors, L + 1/J: of each entry with n marks, 1 on the diagonal of its jurors less 1/n for each pair of them.
/// An entry that most jurors marked costs only those who did not: the pairs of all less the pairs with somebody missing.
/// </summary>
/// <param name="jurors">How many jurors there are.</param>
/// <param name="share">1/J.</param>
internal sealed class PanelSums(int jurors, decimal share)
{
    private readonly decimal[,] _pairs = new decimal[jurors, jurors];
    private readonly decimal[] _diagonal = new decimal[jurors];
    private readonly decimal[] _missing = new decimal[jurors];
    private decimal _all;

    /// <summary>Adds an entry.</summary>
    /// <param name="own">Its marks.</param>
    /// <param name="jurorOf">The juror of each mark.</param>
    public void Add(int[] own, int[] jurorOf)
    {
        var part = Exact.Divide(1m, own.Length);
        int[] panel = [.. own.Select(i => jurorOf[i])];
        foreach (var juror in panel)
            _diagonal[juror] += 1m;
        if (2 * panel.Length <= jurors)
        {
            foreach (var one in panel)
            {
                foreach (var other in panel)
                    _pairs[one, other] += part;
            }
            return;
        }
        int[] missing = [.. Enumerable.Range(0, jurors).Except(panel)];
        _all += part;
        foreach (var one in missing)
        {
            _missing[one] += part;
            foreach (var other in missing)
                _pairs[one, other] += part;
        }
    }

    /// <summary>The equations.</summary>
    public decimal[,] Matrix()
    {
        var matrix = new decimal[jurors, jurors];
        for (var i = 0; i < jurors; i++)
        {
            for (var j = 0; j < jurors; j++)
                matrix[i, j] = share + (i == j ? _diagonal[i] : 0m) - (_all - _missing[i] - _missing[j] + _pairs[i, j]);
        }
        return matrix;
    }
}

/// <summary>
/// What the jurors of an entry have of the inverse of the equations: the sum over each pair of them, and how much each mark pulls its own
/// fit: 1/n + cᵀ L⁺ c, c the mark's juror less the mean of the entry's jurors. 1 if nothing else affects it.
/// </summary>
/// <param name="Among">The sum.</param>
/// <param name="Leverages">The pull, by juror.</param>
internal sealed record PanelPull(decimal Among, IReadOnlyList<decimal> Leverages)
{
    /// <summary>That of a panel.</summary>
    /// <param name="jurors">Its jurors.</param>
    /// <param name="inverse">The inverse, each row of which adds up to 1.</param>
    public static PanelPull Of(int[] jurors, decimal[,] inverse)
    {
        var all = inverse.GetLength(0);
        var (to, few) = (new decimal[jurors.Length], 2 * jurors.Length <= all);
        int[] counted = few ? jurors : [.. Enumerable.Range(0, all).Except(jurors)];
        for (var i = 0; i < jurors.Length; i++)
        {
            var sum = 0m;
            foreach (var other in counted)
                sum += inverse[jurors[i], other];
            to[i] = few ? sum : 1m - sum;
        }
        var among = to.Sum();
        var same = Exact.Divide(1m, jurors.Length) + Exact.Divide(among, (decimal)jurors.Length * jurors.Length);
        return new PanelPull(
            among,
            [.. jurors.Select((juror, i) => Exact.Canonicalize(same + inverse[juror, juror] - Exact.Divide(2m * to[i], jurors.Length)))]
        );
    }
}
