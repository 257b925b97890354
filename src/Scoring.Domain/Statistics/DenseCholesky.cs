namespace Scoring.Domain.Statistics;

/// <summary>
/// A symmetric, positive definite matrix in binary arithmetic, factored as L Lᵀ. Sums run in one order, so that every machine has the same
/// digits.
/// </summary>
internal sealed class DenseCholesky
{
    private readonly double[][] _rows;

    /// <summary>Factors the matrix; only its lower half is read.</summary>
    public DenseCholesky(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        _rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            _rows[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j] - Dot(_rows[i], _rows[j], j);
                _rows[i][j] = i == j ? Math.Sqrt(sum) : sum / _rows[j][j];
            }
        }
    }

    /// <summary>ln |matrix|.</summary>
    public double LogDeterminant => 2 * _rows.Index().Sum(row => Math.Log(row.Item[row.Index]));

    /// <summary>The solution for a right side.</summary>
    public double[] Solve(double[] right)
    {
        var (n, solved) = (_rows.Length, (double[])right.Clone());
        for (var i = 0; i < n; i++)
            solved[i] = (solved[i] - Dot(_rows[i], solved, i)) / _rows[i][i];
        for (var i = n - 1; i >= 0; i--)
        {
            solved[i] /= _rows[i][i];
            for (var k = 0; k < i; k++)
                solved[k] -= _rows[i][k] * solved[i];
        }
        return solved;
    }

    /// <summary>The inverse of the matrix: of the factor first, then its product with itself.</summary>
    public double[,] Inverse()
    {
        var n = _rows.Length;
        var columns = new double[n][];
        for (var j = 0; j < n; j++)
        {
            // Column j of L⁻¹, from its diagonal down.
            var column = columns[j] = new double[n];
            column[j] = 1 / _rows[j][j];
            for (var i = j + 1; i < n; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++)
                    sum -= _rows[i][k] * column[k];
                column[i] = sum / _rows[i][i];
            }
        }
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = i; k < n; k++)
                    sum += columns[i][k] * columns[j][k];
                inverse[i, j] = inverse[j, i] = sum;
            }
        }
        return inverse;
    }

    private static double Dot(double[] one, double[] other, int length)
    {
        var sum = 0.0;
        for (var k = 0; k < length; k++)
            sum += one[k] * other[k];
        return sum;
    }
}
