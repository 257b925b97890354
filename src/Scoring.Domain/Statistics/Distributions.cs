namespace Scoring.Domain.Statistics;

/// <summary>
/// Distribution functions and quantiles of F, Student's t and chi-square in binary arithmetic, through the regularised incomplete beta and
/// gamma functions. Accuracy: 11 significant digits for probabilities from 1e-12 up and for degrees of freedom up to 100,000 (9 digits
/// beyond); a t near 0 to 1e-12. The tests compare them with published tables and closed forms. Source: Abramowitz and Stegun (1964),
/// chapters 6 and 26; the continued fraction by Lentz's method (Press and others, Numerical Recipes, 6.2 and 6.4); ln Γ by Stirling's
/// series after moving the argument above 15.
/// </summary>
public static class Distributions
{
    /// <summary>P(F ≤ x) with the given degrees of freedom, which need not be whole. 0 to 1.</summary>
    /// <param name="x">The quotient of variances, from 0.</param>
    /// <param name="above">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="below">Degrees of freedom of the denominator, above 0.</param>
    public static double FisherF(double x, double above, double below) =>
        x <= 0 ? 0 : Beta(above * x / (above * x + below), above / 2, below / 2);

    /// <summary>The x with P(F ≤ x) = p.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="above">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="below">Degrees of freedom of the denominator, above 0.</param>
    public static double FisherFQuantile(double p, double above, double below)
    {
        // Small tails are searched for from their own end, where doubles are closer together.
        if (p > 0.5)
            return below * BetaTailOdds(1 - p, below / 2, above / 2) / above;
        return below / (above * BetaTailOdds(p, above / 2, below / 2));
    }

    /// <summary>The t with P(T ≤ t) = p. Symmetric around 0.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static double StudentQuantile(double p, double freedom) => p < 0.5 ? -StudentUpper(p, freedom) : StudentUpper(1 - p, freedom);

    /// <summary>The t with P(T > t) = tail, for a tail of at most a half.</summary>
    /// <param name="tail">Above 0, at most 0.5.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static double StudentUpper(double tail, double freedom) =>
        tail >= 0.5 ? 0 : Math.Sqrt(freedom * BetaTailOdds(2 * tail, freedom / 2, 0.5));

    /// <summary>P(χ² > x). 0 to 1.</summary>
    /// <param name="x">From 0.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static double ChiSquareUpper(double x, double freedom)
    {
        var (a, y) = (freedom / 2, x / 2);
        if (y <= 0)
            return 1;
        var front = Math.Exp(a * Math.Log(y) - y - LogGamma(a));
        if (y >= a + 1)
            return front * GammaFraction(a, y);
        double term = 1 / a,
            sum = term;
        for (var n = 1; term > sum * 1e-17; n++)
            sum += term *= y / (a + n);
        return 1 - front * sum;
    }

    /// <summary>The regularised incomplete beta function I_x(a, b). 0 to 1.</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double Beta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
            return x <= 0 ? 0 : 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * LogOfOneLess(x));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(x, a, b) / a : 1 - front * BetaFraction(1 - x, b, a) / b;
    }

    /// <summary>
    /// (1 − x)/x for the x with I_x(a, b) = p, by bisecting the interval of ln x/(1 − x) until no double is left between the ends.
    /// </summary>
    private static double BetaTailOdds(double p, double a, double b)
    {
        double low = -700,
            high = 700;
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high || high - low < 1e-16 + 1e-16 * Math.Abs(middle))
                return Math.Exp(-middle);
            if (Beta(1 / (1 + Math.Exp(-middle)), a, b) < p)
                low = middle;
            else
                high = middle;
        }
    }

    private static double BetaFraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        double c = 1,
            d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var result = d;
        for (var m = 1; m < 100_000; m++)
        {
            Step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            if (Math.Abs(Step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))) - 1) < 1e-16)
                break;
        }
        return result;

        double Step(double part)
        {
            d = 1 + part * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + part / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            result *= c * d;
            return c * d;
        }
    }

    private static double GammaFraction(double a, double y)
    {
        double b = y + 1 - a,
            c = 1e300,
            d = 1 / b,
            result = d;
        for (var i = 1; i < 100_000; i++)
        {
            var part = -i * (i - a);
            b += 2;
            d = 1 / (part * d + b);
            c = b + part / c;
            result *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16)
                break;
        }
        return result;
    }

    /// <summary>ln(1 − x) without losing a small x.</summary>
    private static double LogOfOneLess(double x)
    {
        var rest = 1 - x;
        return rest == 1 ? -x : Math.Log(rest) * -x / (rest - 1);
    }

    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 15; x++)
            shift += Math.Log(x);
        var square = 1 / (x * x);
        var series =
            (
                1 / 12.0
                - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square * (1 / 1188.0 - square * 691 / 360360.0))))
            ) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.918938533204672742 + series - shift;
    }
}
