namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>Copeland's rule in binary arithmetic; see <see cref="Copeland"/>.</summary>
internal static class BinaryCopeland
{
    /// <summary>The units each unit beats minus those that beat it.</summary>
    /// <param name="columns">The children, for their scale.</param>
    /// <param name="weights">Their weights, above 0.</param>
    /// <param name="rows">For each unit its children; null if it has too few and is not compared.</param>
    /// <param name="into">The result; NaN for a unit that is not compared.</param>
    public static void Fill(double[][] columns, double[] weights, double[]?[] rows, double[] into)
    {
        // Two values, or two sums of weights, that differ by less are equal: the last bits of a division decide nothing.
        const double hair = 1e-11;
        var hairs = Array.ConvertAll(columns, column => hair * column.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());
        var least = hair * weights.Sum();
        for (var unit = 0; unit < into.Length; unit++)
            into[unit] = rows[unit] is null ? double.NaN : 0;
        for (var one = 0; one < rows.Length; one++)
        {
            for (var other = one + 1; rows[one] is not null && other < rows.Length; other++)
            {
                if (rows[other] is not { } theirs)
                    continue;
                var balance = 0.0;
                for (var child = 0; child < weights.Length; child++)
                {
                    // Not above and not below where either is missing.
                    var ahead = rows[one]![child] - theirs[child];
                    balance +=
                        ahead > hairs[child] ? weights[child]
                        : ahead < -hairs[child] ? -weights[child]
                        : 0;
                }
                var won =
                    balance > least ? 1
                    : balance < -least ? -1
                    : 0;
                into[one] += won;
                into[other] -= won;
            }
        }
    }
}
