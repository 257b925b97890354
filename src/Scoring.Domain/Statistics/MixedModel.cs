namespace Scoring.Domain.Statistics;

/// <summary>
/// The mixed-model equations of mark = μ + entry + juror + error with random entries and jurors, at given quotients of their variances to
/// the error's. Entries are absorbed, so that the cost is that of a matrix of the jurors; entries with equally many marks share the sums.
/// Effects are scaled by the root of their quotient, which leaves a quotient of 0 as good as any. Source: Henderson, Biometrics 31 (1975),
/// 423–447; the likelihood from the equations: Searle, Casella and McCulloch, Variance Components (1992), 7.6.
/// </summary>
internal sealed class MixedModel
{
    private readonly int[][] _jurorsOf;
    private readonly double[][] _marksOf;
    private readonly int[] _marksBy;
    private readonly Dictionary<int, Size> _sizes = [];

    /// <summary>Lays out the marks.</summary>
    public MixedModel(MarkTable table)
    {
        (Entries, Jurors, Marks) = (table.Entries.Count, table.Jurors.Count, table.Marks.Count);
        // About their mean, so that no digits are lost on what all marks share.
        Centre = (double)Numbers.Exact.Divide(table.Marks.Sum(mark => mark.Mark), Math.Max(1, Marks));
        _jurorsOf = [.. Rows(table).Select(row => row.Select(mark => table.ColumnOf(mark.Juror)).ToArray())];
        _marksOf = [.. Rows(table).Select(row => row.Select(mark => (double)mark.Mark - Centre).ToArray())];
        _marksBy = new int[Jurors];
        foreach (var own in _jurorsOf)
        {
            if (!_sizes.TryGetValue(own.Length, out var size))
                _sizes.Add(own.Length, size = new Size(Jurors));
            size.Entries++;
            if (own.Length == Jurors)
            {
                size.Whole++;
                continue;
            }
            foreach (var juror in own)
            {
                _marksBy[juror]++;
                size.MarksBy[juror]++;
                foreach (var other in own)
                    size.Together[juror, other]++;
            }
        }
        foreach (var size in _sizes.Values)
            AddWhole(size);
    }

    // What everybody marked adds the same to each pair of jurors; in a large jury that is nearly everything.
    private void AddWhole(Size size)
    {
        for (var juror = 0; juror < Jurors; juror++)
        {
            _marksBy[juror] += size.Whole;
            size.MarksBy[juror] += size.Whole;
            for (var other = 0; other < Jurors; other++)
                size.Together[juror, other] += size.Whole;
        }
    }

    public int Entries { get; }

    public int Jurors { get; }

    public int Marks { get; }

    /// <summary>The mean of all marks, which <see cref="MixedFit.Mean"/> is relative to.</summary>
    public double Centre { get; }

    /// <summary>Solves the equations.</summary>
    /// <param name="entries">Variance of entries / variance of the error, from 0.</param>
    /// <param name="jurors">Variance of jurors / variance of the error, from 0.</param>
    public MixedFit Fit(double entries, double jurors)
    {
        var (root, n) = (Math.Sqrt(jurors), Jurors + 1);
        var (matrix, right) = (new double[n, n], new double[n]);
        var logarithm = 0.0;
        foreach (var (size, all) in _sizes)
        {
            var whole = 1 + entries * size;
            logarithm += all.Entries * Math.Log(whole);
            matrix[0, 0] += all.Entries * size / whole;
            for (var j = 0; j < Jurors; j++)
            {
                matrix[j + 1, 0] += root * all.MarksBy[j] / whole;
                matrix[j + 1, j + 1] += jurors * all.MarksBy[j];
                for (var k = 0; k <= j; k++)
                    matrix[j + 1, k + 1] -= jurors * entries / whole * all.Together[j, k];
            }
        }
        for (var j = 1; j < n; j++)
            matrix[j, j] += 1;
        for (var i = 0; i < Entries; i++)
        {
            var (sum, size) = (_marksOf[i].Sum(), _jurorsOf[i].Length);
            right[0] += sum / (1 + entries * size);
            foreach (var (mark, juror) in _marksOf[i].Zip(_jurorsOf[i]))
                right[juror + 1] += root * (mark - entries * sum / (1 + entries * size));
        }
        var factored = new DenseCholesky(matrix);
        var solved = factored.Solve(right);
        return Finish(entries, jurors, factored.Inverse(), solved, logarithm + factored.LogDeterminant);
    }

    private MixedFit Finish(double entries, double jurors, double[,] inverse, double[] solved, double logarithm)
    {
        var (own, root) = (new double[Entries], Math.Sqrt(jurors));
        var squares = 0.0;
        var byEntry = new double[Entries];
        var byJuror = new double[Jurors];
        for (var i = 0; i < Entries; i++)
        {
            var (marks, panel) = (_marksOf[i], _jurorsOf[i]);
            var rest = 0.0;
            for (var at = 0; at < panel.Length; at++)
                rest += marks[at] - solved[0] - root * solved[panel[at] + 1];
            own[i] = Math.Sqrt(entries) * rest / (1 + entries * panel.Length);
            for (var at = 0; at < panel.Length; at++)
            {
                var residual = marks[at] - solved[0] - root * solved[panel[at] + 1] - Math.Sqrt(entries) * own[i];
                squares += residual * residual;
                byEntry[i] += residual;
                byJuror[panel[at]] += residual;
            }
        }
        var effects = (Entries: own.Sum(each => each * each), Jurors: solved.Skip(1).Sum(each => each * each));
        return new MixedFit
        {
            Mean = solved[0],
            Entries = entries,
            Jurors = jurors,
            // Henderson's identity: a sum of squares, in which nothing cancels.
            Squares = squares + effects.Entries + effects.Jurors,
            LogDeterminant = logarithm,
            EntryEffects = own,
            JurorEffects = [.. solved.Skip(1)],
            EntryTrace = EntryTrace(entries, jurors, inverse),
            JurorTrace = Enumerable.Range(1, Jurors).Sum(j => inverse[j, j]),
            EntryPull = byEntry.Sum(each => each * each),
            JurorPull = byJuror.Sum(each => each * each),
            Inverse = inverse,
        };
    }

    // The trace of the entries' part of the inverse of the whole matrix, from the jurors' part.
    private double EntryTrace(double entries, double jurors, double[,] inverse)
    {
        var (trace, root) = (0.0, Math.Sqrt(jurors));
        foreach (var (size, all) in _sizes)
        {
            var whole = 1 + entries * size;
            var form = (double)size * size * inverse[0, 0] * all.Entries;
            for (var j = 0; j < Jurors; j++)
            {
                form += 2 * size * root * all.MarksBy[j] * inverse[j + 1, 0];
                for (var k = 0; k < Jurors; k++)
                    form += jurors * all.Together[j, k] * inverse[j + 1, k + 1];
            }
            trace += all.Entries / whole + entries * form / (whole * whole);
        }
        return trace;
    }

    /// <summary>The prediction error variance of each entry, in variances of the error.</summary>
    public double[] EntryErrors(MixedFit fit)
    {
        var errors = new double[Entries];
        var root = Math.Sqrt(fit.Jurors);
        for (var i = 0; i < Entries; i++)
        {
            var (panel, inverse) = (_jurorsOf[i], fit.Inverse);
            var whole = 1 + fit.Entries * panel.Length;
            var form = (double)panel.Length * panel.Length * inverse[0, 0];
            foreach (var j in panel)
            {
                form += 2 * panel.Length * root * inverse[j + 1, 0];
                foreach (var k in panel)
                    form += fit.Jurors * inverse[j + 1, k + 1];
            }
            errors[i] = fit.Entries * (1 / whole + fit.Entries * form / (whole * whole));
        }
        return errors;
    }

    /// <summary>The trace of P Z Zᵀ of the entries where their variance is 0: whether the likelihood grows from there.</summary>
    public double EntryTraceAtZero(double jurors)
    {
        double all = 0,
            trace = 0,
            squares = 0;
        foreach (var marks in _marksBy)
            all += marks / (1 + jurors * marks);
        foreach (var panel in _jurorsOf)
        {
            var pull = panel.Sum(juror => 1 / (1 + jurors * _marksBy[juror]));
            trace += panel.Length - panel.Sum(juror => jurors / (1 + jurors * _marksBy[juror]));
            squares += pull * pull;
        }
        return trace - squares / all;
    }

    /// <summary>The same of the jurors.</summary>
    public double JurorTraceAtZero(double entries)
    {
        double all = 0,
            trace = 0;
        var pulls = new double[Jurors];
        foreach (var panel in _jurorsOf)
        {
            var whole = 1 + entries * panel.Length;
            all += panel.Length / whole;
            trace += panel.Length * (1 - entries / whole);
            foreach (var juror in panel)
                pulls[juror] += 1 / whole;
        }
        return trace - pulls.Sum(pull => pull * pull) / all;
    }

    private static IEnumerable<IReadOnlyList<JurorMark>> Rows(MarkTable table) =>
        Enumerable.Range(0, table.Entries.Count).Select(table.Row);

    /// <summary>The entries with equally many marks.</summary>
    private sealed class Size(int jurors)
    {
        public int Entries { get; set; }

        public int Whole { get; set; }

        public int[] MarksBy { get; } = new int[jurors];

        public int[,] Together { get; } = new int[jurors, jurors];
    }
}

/// <summary>The solution of the mixed-model equations at given quotients of variances.</summary>
internal sealed record MixedFit
{
    /// <summary>The general mean, relative to the mean of all marks.</summary>
    public required double Mean { get; init; }

    /// <summary>Variance of entries / variance of the error.</summary>
    public required double Entries { get; init; }

    /// <summary>Variance of jurors / variance of the error.</summary>
    public required double Jurors { get; init; }

    /// <summary>yᵀ P y.</summary>
    public required double Squares { get; init; }

    /// <summary>ln |V| + ln |Xᵀ V⁻¹ X|, V in variances of the error.</summary>
    public required double LogDeterminant { get; init; }

    /// <summary>The entries' effects over the root of their quotient.</summary>
    public required double[] EntryEffects { get; init; }

    /// <summary>The jurors' effects over the root of theirs.</summary>
    public required double[] JurorEffects { get; init; }

    /// <summary>The trace of the entries' part of the inverse.</summary>
    public required double EntryTrace { get; init; }

    /// <summary>The trace of the jurors' part.</summary>
    public required double JurorTrace { get; init; }

    /// <summary>The squared sums of the residuals of each entry.</summary>
    public required double EntryPull { get; init; }

    /// <summary>The squared sums of the residuals of each juror.</summary>
    public required double JurorPull { get; init; }

    /// <summary>The inverse over the mean and the jurors.</summary>
    public required double[,] Inverse { get; init; }
}
