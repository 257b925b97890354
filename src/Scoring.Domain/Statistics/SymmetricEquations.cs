using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Linear equations with a symmetric, positive definite matrix, factored once as L D Lᵀ in decimals and solved for many right sides.
/// </summary>
internal sealed class SymmetricEquations
{
    // Below it, handing the work out costs more than it saves.
    private const int LeastAtOnce = 60;

    private readonly decimal[,] _lower;
    private readonly decimal[] _diagonal;

    /// <summary>Factors the matrix; only its lower half is read.</summary>
    public SymmetricEquations(decimal[,] matrix)
    {
        var n = matrix.GetLength(0);
        (_lower, _diagonal) = (new decimal[n, n], new decimal[n]);
        for (var j = 0; j < n; j++)
        {
            var pivot = matrix[j, j];
            for (var k = 0; k < j; k++)
                pivot -= _lower[j, k] * _lower[j, k] * _diagonal[k];
            _diagonal[j] = pivot;
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= _lower[i, k] * _lower[j, k] * _diagonal[k];
                _lower[i, j] = Exact.Divide(sum, pivot);
            }
        }
    }

    /// <summary>The solution for a right side.</summary>
    public decimal[] Solve(IReadOnlyList<decimal> right)
    {
        var n = _diagonal.Length;
        decimal[] solution = [.. right];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] -= _lower[i, k] * solution[k];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            solution[i] = Exact.Divide(solution[i], _diagonal[i]);
            for (var k = i + 1; k < n; k++)
                solution[i] -= _lower[k, i] * solution[k];
        }
        return solution;
    }

    /// <summary>The inverse of the matrix.</summary>
    public decimal[,] Inverse()
    {
        var n = _diagonal.Length;
        var inverse = new decimal[n, n];
        // The columns do not depend on each other: how many are solved at once changes no digit.
        if (n < LeastAtOnce)
        {
            for (var i = 0; i < n; i++)
                Invert(i);
        }
        else
            Parallel.For(0, n, Invert);
        return inverse;

        void Invert(int i)
        {
            var unit = new decimal[n];
            unit[i] = 1m;
            var column = Solve(unit);
            for (var j = 0; j < n; j++)
                inverse[j, i] = column[j];
        }
    }
}
