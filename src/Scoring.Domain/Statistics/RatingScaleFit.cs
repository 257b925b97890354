using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>The joint estimation of a <see cref="RatingScaleModel"/>.</summary>
internal sealed class RatingScaleFit
{
    private const int Facets = 3;
    private const int MostRounds = 2_000;
    private const double Enough = 1e-10;
    private const double Inside = 0.3;

    private readonly int[] _entryNumbers;
    private readonly string[][] _names = new string[Facets][];
    private readonly (int Entry, int Juror, int Criterion, int Step)[] _ratings;
    private readonly decimal[] _marks;
    private readonly double[][] _measures = new double[Facets][];
    private readonly bool[][] _out = new bool[Facets][];
    private readonly double[] _sums;
    private readonly double[] _probabilities;

    public RatingScaleFit(IReadOnlyList<Rating> ratings, List<decimal> steps)
    {
        _entryNumbers = [.. ratings.Select(rating => rating.Entry).Distinct().Order()];
        _names[0] = [.. _entryNumbers.Select(_ => "")];
        _names[1] = [.. ratings.Select(rating => rating.Juror).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _names[2] = [.. ratings.Select(rating => rating.Criterion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _marks = [.. steps];
        _ratings =
        [
            .. ratings
                .Select(rating =>
                    (
                        Entry: Array.BinarySearch(_entryNumbers, rating.Entry),
                        Juror: Array.BinarySearch(_names[1], rating.Juror, StringComparer.Ordinal),
                        Criterion: Array.BinarySearch(_names[2], rating.Criterion, StringComparer.Ordinal),
                        Step: steps.BinarySearch(rating.Mark)
                    )
                )
                .Order(),
        ];
        for (var facet = 0; facet < Facets; facet++)
            (_measures[facet], _out[facet]) = (new double[_names[facet].Length], new bool[_names[facet].Length]);
        // The sum of the thresholds up to each step.
        (_sums, _probabilities) = (new double[steps.Count], new double[steps.Count]);
    }

    public RatingScaleModel Model()
    {
        TakeOutExtremes();
        var kept = _ratings.Where(IsKept).ToArray();
        if (kept.Length == 0 || kept.Select(rating => rating.Step).Distinct().Count() < _marks.Length)
            return new RatingScaleModel(AgreementRefusal.TooFewMarks);
        if (Groups(kept) > 1)
            return new RatingScaleModel(AgreementRefusal.NotConnected);
        Estimate(kept);
        var entries = kept.Select(rating => rating.Entry).Distinct().Count();
        var correction = 1 - (double)entries / kept.Length;
        var fits = Enumerable.Range(0, Facets).Select(facet => Locate(facet, kept, correction)).ToArray();
        return new RatingScaleModel(AgreementRefusal.None)
        {
            Entries = _entryNumbers.Zip(fits[0]).ToDictionary(pair => pair.First, pair => pair.Second),
            Jurors = _names[1].Zip(fits[1]).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
            Criteria = _names[2].Zip(fits[2]).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
            Steps = _marks,
            Thresholds = [.. Enumerable.Range(1, _marks.Length - 1).Select(step => Digits(_sums[step] - _sums[step - 1]))],
            Correction = Digits(correction),
        };
    }

    private bool IsKept((int Entry, int Juror, int Criterion, int Step) rating) =>
        !_out[0][rating.Entry] && !_out[1][rating.Juror] && !_out[2][rating.Criterion];

    private static int Of((int Entry, int Juror, int Criterion, int Step) rating, int facet) =>
        facet == 0 ? rating.Entry
        : facet == 1 ? rating.Juror
        : rating.Criterion;

    // Without one, others may become extreme.
    private void TakeOutExtremes()
    {
        for (var found = true; found; )
        {
            found = false;
            for (var facet = 0; facet < Facets; facet++)
            {
                foreach (var own in _ratings.Where(IsKept).GroupBy(rating => Of(rating, facet)).ToList())
                {
                    if (own.Any(rating => rating.Step > 0) && own.Any(rating => rating.Step < _marks.Length - 1))
                        continue;
                    (_out[facet][own.Key], found) = (true, true);
                }
            }
        }
    }

    private int Groups((int Entry, int Juror, int Criterion, int Step)[] kept)
    {
        var leader = Enumerable.Range(0, _names[0].Length + _names[1].Length).ToArray();
        int Leader(int at) => leader[at] == at ? at : leader[at] = Leader(leader[at]);
        foreach (var rating in kept)
            leader[Leader(rating.Entry)] = Leader(_names[0].Length + rating.Juror);
        return kept.Select(rating => Leader(rating.Entry)).Distinct().Count();
    }

    private void Estimate((int Entry, int Juror, int Criterion, int Step)[] kept)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = MoveThresholds(kept);
            for (var facet = 0; facet < Facets; facet++)
                moved = Math.Max(moved, Move(facet, kept));
            if (moved < Enough)
                return;
        }
    }

    private double Move(int facet, (int Entry, int Juror, int Criterion, int Step)[] kept)
    {
        var (rest, information) = (new double[_measures[facet].Length], new double[_measures[facet].Length]);
        foreach (var rating in kept)
        {
            var (expected, variance) = Expect(Logit(rating));
            rest[Of(rating, facet)] += rating.Step - expected;
            information[Of(rating, facet)] += variance;
        }
        var (moved, sign) = (0.0, facet == 0 ? 1 : -1);
        for (var i = 0; i < rest.Length; i++)
        {
            if (_out[facet][i])
                continue;
            var step = Math.Clamp(rest[i] / information[i], -1, 1);
            _measures[facet][i] += sign * step;
            moved = Math.Max(moved, Math.Abs(step));
        }
        if (facet > 0)
            Centre(facet);
        return moved;
    }

    // Jurors and criteria have the mean 0; what is taken from them goes to the entries, so that no chance changes.
    private void Centre(int facet)
    {
        var kept = Enumerable.Range(0, _measures[facet].Length).Where(i => !_out[facet][i]).ToArray();
        var mean = kept.Average(i => _measures[facet][i]);
        foreach (var i in kept)
            _measures[facet][i] -= mean;
        for (var i = 0; i < _measures[0].Length; i++)
            _measures[0][i] -= mean;
    }

    private double MoveThresholds((int Entry, int Juror, int Criterion, int Step)[] kept)
    {
        var (seen, expected) = (new double[_marks.Length], new double[_marks.Length]);
        foreach (var rating in kept)
        {
            Expect(Logit(rating));
            seen[rating.Step]++;
            for (var step = 0; step < expected.Length; step++)
                expected[step] += _probabilities[step];
        }
        var thresholds = new double[_marks.Length];
        for (var step = 1; step < _marks.Length; step++)
        {
            var change = Math.Log(seen[step - 1] / seen[step]) - Math.Log(expected[step - 1] / expected[step]);
            thresholds[step] = _sums[step] - _sums[step - 1] + Math.Clamp(change, -1, 1);
        }
        var mean = thresholds.Skip(1).Average();
        var moved = 0.0;
        for (var step = 1; step < _marks.Length; step++)
        {
            moved = Math.Max(moved, Math.Abs(thresholds[step] - mean - (_sums[step] - _sums[step - 1])));
            thresholds[step] -= mean;
        }
        for (var step = 1; step < _marks.Length; step++)
            _sums[step] = _sums[step - 1] + thresholds[step];
        for (var i = 0; i < _measures[0].Length; i++)
            _measures[0][i] -= mean;
        return moved;
    }

    private double Logit((int Entry, int Juror, int Criterion, int Step) rating) =>
        _measures[0][rating.Entry] - _measures[1][rating.Juror] - _measures[2][rating.Criterion];

    // The mean and the variance of the step at a distance on the line; leaves the chance of each step.
    private (double Expected, double Variance) Expect(double logit)
    {
        var largest = double.NegativeInfinity;
        for (var step = 0; step < _sums.Length; step++)
            largest = Math.Max(largest, step * logit - _sums[step]);
        double all = 0,
            sum = 0,
            squares = 0;
        for (var step = 0; step < _sums.Length; step++)
            all += _probabilities[step] = Math.Exp(step * logit - _sums[step] - largest);
        for (var step = 0; step < _sums.Length; step++)
        {
            _probabilities[step] /= all;
            sum += step * _probabilities[step];
            squares += (double)step * step * _probabilities[step];
        }
        return (sum, squares - sum * sum);
    }

    private Located[] Locate(int facet, (int Entry, int Juror, int Criterion, int Step)[] kept, double correction)
    {
        var n = _measures[facet].Length;
        var (information, squares, standardised, counts) = (new double[n], new double[n], new double[n], new int[n]);
        foreach (var rating in kept)
        {
            var (expected, variance) = Expect(Logit(rating));
            var (at, residual) = (Of(rating, facet), rating.Step - expected);
            information[at] += variance;
            squares[at] += residual * residual;
            standardised[at] += residual * residual / variance;
            counts[at]++;
        }
        var (sign, middle) = (facet == 0 ? 1 : -1, kept.Select(rating => rating.Entry).Distinct().Average(i => _measures[0][i]));
        return
        [
            .. Enumerable
                .Range(0, n)
                .Select(i =>
                {
                    var own = _out[facet][i] ? LocateExtreme(facet, i) : (_measures[facet][i], information[i], counts[i]);
                    Expect((facet == 0 ? 0 : middle) + sign * own.Item1);
                    return new Located(
                        Digits(own.Item1),
                        Digits(1 / Math.Sqrt(own.Item2)),
                        Digits(_probabilities.Zip(_marks).Sum(pair => pair.First * (double)pair.Second)),
                        _out[facet][i] ? null : Digits(squares[i] / information[i]),
                        _out[facet][i] ? null : Digits(standardised[i] / counts[i]),
                        own.Item3
                    )
                    {
                        Corrected = Digits(own.Item1 * correction),
                        IsExtreme = _out[facet][i],
                    };
                }),
        ];
    }

    // Given all others, the measure of a sum that is a little inside the extreme one.
    private (double Measure, double Information, int Marks) LocateExtreme(int facet, int at)
    {
        var own = _ratings.Where(rating => Of(rating, facet) == at).ToArray();
        var highest = own.Average(rating => rating.Step) > (_marks.Length - 1) / 2.0;
        var wanted = own.Sum(rating => (double)rating.Step) + (highest ? -Inside : Inside);
        double information = 1,
            measure = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            _measures[facet][at] = measure;
            var sum = 0.0;
            information = 0;
            foreach (var rating in own)
            {
                var (expected, variance) = Expect(Logit(rating));
                (sum, information) = (sum + expected, information + variance);
            }
            var step = Math.Clamp((wanted - sum) / information, -1, 1);
            if (Math.Abs(step) < Enough)
                break;
            measure += (facet == 0 ? 1 : -1) * step;
        }
        return (measure, information, own.Length);
    }

    // Ten digits of what is iterated until it no longer moves by 1e-10.
    private static decimal Digits(double number) =>
        FifteenDigits.Of(number) is { } whole ? Exact.Round(whole, 9, RoundingMode.HalfAwayFromZero) : 0m;
}
