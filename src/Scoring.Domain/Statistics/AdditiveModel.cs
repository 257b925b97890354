using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>A mark that a juror gave an entry.</summary>
/// <param name="Entry">A number that identifies the entry.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Mark">The mark, in points of the sheet.</param>
public readonly record struct JurorMark(int Entry, string Juror, decimal Mark);

/// <summary>A fit's result for an entry or a juror.</summary>
/// <param name="Estimate">
/// An entry's mark as an average juror would give it; a juror's severity, below 0 for a strict one. In points of the sheet.
/// </param>
/// <param name="StandardError">Its standard error, in the same unit.</param>
/// <param name="Marks">How many marks it rests on.</param>
public sealed record Estimated(decimal Estimate, decimal StandardError, int Marks);

/// <summary>A fit's residual for a mark.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Residual">The mark less entry and severity, with all digits.</param>
/// <param name="Leverage">How much it pulls its own fit; from 0 to 1.</param>
internal readonly record struct MarkResidual(JurorMark Mark, decimal Residual, decimal Leverage);

/// <summary>Why severity cannot be estimated from the marks.</summary>
public enum FitRefusal
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There are no more marks than unknowns: every set of severities would fit equally well.</summary>
    TooFewMarks,

    /// <summary>Jurors and entries fall into groups that no mark connects: severities of different groups cannot be compared.</summary>
    NotConnected,
}

/// <summary>
/// mark = entry + juror + error, by least squares on incomplete data; the severities of all jurors sum to 0. An entry's estimate is the
/// mean of its marks less the severities of those who gave them; if everybody marked everything it is the plain mean. Source: two-way
/// layout with unequal numbers, Searle, Linear Models (1971), chapter 7. The normal equations of the jurors, (L + 1/J) s = r with L = D
/// − Nᵀ n⁻¹ N, are solved in decimals; estimates and standard errors have 15 significant digits. The result depends on neither the
/// order of the marks nor the machine.
/// </summary>
public sealed class AdditiveModel
{
    private AdditiveModel(FitRefusal refusal, int marks, int needed, int groups)
    {
        (Refusal, Marks, MarksNeeded, Groups) = (refusal, marks, needed, groups);
    }

    /// <summary>Why there is no fit; None if there is one.</summary>
    public FitRefusal Refusal { get; }

    /// <summary>How many marks came in.</summary>
    public int Marks { get; }

    /// <summary>The least number of marks that leaves degrees of freedom for the error: entries + jurors.</summary>
    public int MarksNeeded { get; }

    /// <summary>The number of groups without a common mark into which jurors and entries fall; 1 if they are connected.</summary>
    public int Groups { get; }

    /// <summary>The degrees of freedom of the error, marks − (entries + jurors − 1); below 1 there is no fit.</summary>
    public int Freedom => Marks - MarksNeeded + 1;

    /// <summary>The standard deviation of the error, with <see cref="Freedom"/> degrees of freedom; 0 without a fit.</summary>
    public decimal ResidualDeviation { get; private init; }

    /// <summary>The entries' marks; empty without a fit.</summary>
    public IReadOnlyDictionary<int, Estimated> Entries { get; private init; } = new Dictionary<int, Estimated>();

    /// <summary>The jurors' severities; empty without a fit.</summary>
    public IReadOnlyDictionary<string, Estimated> Severities { get; private init; } = new Dictionary<string, Estimated>();

    /// <summary>
    /// The jurors' severities with all digits, to calculate on: with fifteen, equal entries would no longer be equal. Empty without a fit.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> WholeSeverities { get; private init; } = new Dictionary<string, decimal>();

    /// <summary>
    /// How much of the spread of the adjusted marks is not their error: 1 − mean of the squared standard errors / variance of the
    /// estimates, the separation reliability of Wright and Masters, Rating Scale Analysis (1982), 5.4. Null without a fit, or if all are
    /// equal.
    /// </summary>
    public decimal? EntryReliability => ReliabilityOf([.. Entries.Values]);

    /// <summary>
    /// The spread of the adjusted marks in their errors, √(R / (1 − R)) with the reliability R: 2 tells about three groups of entries apart
    /// ((4 × 2 + 1) / 3). Null without a reliability, or if it is 1.
    /// </summary>
    public decimal? EntrySeparation =>
        EntryReliability is { } known and < 1m ? FifteenDigits.Of(Math.Sqrt((double)known / (1 - (double)known))) : null;

    /// <summary>The same of the severities: below one half they are known worse than they differ.</summary>
    public decimal? SeverityReliability => ReliabilityOf([.. Severities.Values]);

    /// <summary>
    /// The fit's residual for each mark, by entry and juror; empty without a fit. Made each time they are asked for: of a million marks
    /// they would weigh more than the marks.
    /// </summary>
    internal IEnumerable<MarkResidual> Residuals { get; private init; } = [];

    /// <summary>Fits the model, or says why that cannot be done.</summary>
    /// <param name="marks">The marks, in any order.</param>
    public static AdditiveModel Fit(IReadOnlyList<JurorMark> marks)
    {
        var ordered = MarkTable.IsOrdered(marks)
            ? marks
            : [.. marks.OrderBy(mark => mark.Entry).ThenBy(mark => mark.Juror, StringComparer.Ordinal).ThenBy(mark => mark.Mark)];
        string[] jurors = [.. ordered.Select(mark => mark.Juror).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[][] ofEntry = [.. Enumerable.Range(0, ordered.Count).GroupBy(i => ordered[i].Entry).Select(group => group.ToArray())];
        var jurorOf = ordered.Select(mark => Array.BinarySearch(jurors, mark.Juror, StringComparer.Ordinal)).ToArray();
        var needed = ofEntry.Length + jurors.Length;
        var groups = CountGroups(jurors.Length, ofEntry, jurorOf);
        if (groups > 1)
            return new AdditiveModel(FitRefusal.NotConnected, ordered.Count, needed, groups);
        if (ordered.Count < needed || ordered.Count == 0)
            return new AdditiveModel(FitRefusal.TooFewMarks, ordered.Count, needed, groups);
        return Solve(ordered, jurors, ofEntry, jurorOf);
    }

    private static AdditiveModel Solve(IReadOnlyList<JurorMark> marks, string[] jurors, int[][] ofEntry, int[] jurorOf)
    {
        var right = new decimal[jurors.Length];
        var share = Exact.Divide(1m, jurors.Length);
        var equations = new PanelSums(jurors.Length, share);
        foreach (var own in ofEntry)
        {
            var mean = Exact.Divide(own.Sum(i => marks[i].Mark), own.Length);
            foreach (var i in own)
                right[jurorOf[i]] += marks[i].Mark - mean;
            equations.Add(own, jurorOf);
        }
        var factored = new SymmetricEquations(equations.Matrix());
        var severity = factored.Solve(right);
        var inverse = factored.Inverse();
        var counts = new int[jurors.Length];
        foreach (var juror in jurorOf)
            counts[juror]++;
        var panels = PanelsOf(ofEntry, jurorOf, inverse);
        var residuals = ResidualsOf(marks, ofEntry, jurorOf, severity, panels);
        var variance = Exact.Divide(residuals.Sum(each => each.Residual * each.Residual), marks.Count - ofEntry.Length - jurors.Length + 1);
        return new AdditiveModel(FitRefusal.None, marks.Count, ofEntry.Length + jurors.Length, 1)
        {
            ResidualDeviation = Root(variance),
            Residuals = residuals,
            Entries = ofEntry
                .Zip(panels)
                .ToDictionary(
                    pair => marks[pair.First[0]].Entry,
                    pair => OfEntry(marks, pair.First, jurorOf, severity, pair.Second.Among, variance)
                ),
            Severities = Enumerable
                .Range(0, jurors.Length)
                .ToDictionary(
                    i => jurors[i],
                    i => new Estimated(Digits(severity[i]), Root(variance * (inverse[i, i] - share)), counts[i]),
                    StringComparer.Ordinal
                ),
            WholeSeverities = jurors.Zip(severity).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<MarkResidual> ResidualsOf(
        IReadOnlyList<JurorMark> marks,
        int[][] ofEntry,
        int[] jurorOf,
        decimal[] severity,
        List<PanelPull> panels
    )
    {
        foreach (var (own, panel) in ofEntry.Zip(panels))
        {
            var entry = Exact.Divide(own.Sum(i => marks[i].Mark - severity[jurorOf[i]]), own.Length);
            foreach (var (at, i) in own.Index())
                yield return new MarkResidual(marks[i], marks[i].Mark - entry - severity[jurorOf[i]], panel.Leverages[at]);
        }
    }

    private static Estimated OfEntry(
        IReadOnlyList<JurorMark> marks,
        int[] own,
        int[] jurorOf,
        decimal[] severity,
        decimal among,
        decimal variance
    )
    {
        var estimate = Exact.Divide(own.Sum(i => marks[i].Mark - severity[jurorOf[i]]), own.Length);
        // The variance of a mean of n marks plus that of the severities subtracted from them. L⁺ = (L + 1/J)⁻¹ − 1/J, and the shares
        // sum to 1.
        var taken = Exact.Divide(among, (decimal)own.Length * own.Length) - Exact.Divide(1m, severity.Length);
        return new Estimated(Digits(estimate), Root(variance * (Exact.Divide(1m, own.Length) + taken)), own.Length);
    }

    // Entries with the same jurors share it: of 300 jurors who all marked 3,500 entries it is the same 3,500 times.
    private static List<PanelPull> PanelsOf(int[][] ofEntry, int[] jurorOf, decimal[,] inverse)
    {
        var known = new Dictionary<string, PanelPull>(StringComparer.Ordinal);
        var panels = new List<PanelPull>(ofEntry.Length);
        foreach (var own in ofEntry)
        {
            var key = string.Create(own.Length, (own, jurorOf), static (text, made) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = (char)made.jurorOf[made.own[i]];
            });
            if (!known.TryGetValue(key, out var panel))
                known.Add(key, panel = PanelPull.Of([.. own.Select(i => jurorOf[i])], inverse));
            panels.Add(panel);
        }
        return panels;
    }

    /// <summary>A number with 15 significant digits; the noise of 28-digit divisions around 0 is 0.</summary>
    private static decimal Digits(decimal number) => FifteenDigits.Of((double)Exact.Canonicalize(number)) ?? 0m;

    private static decimal Root(decimal variance) => FifteenDigits.Of(Math.Sqrt((double)Math.Max(0m, Exact.Canonicalize(variance)))) ?? 0m;

    private static decimal? ReliabilityOf(IReadOnlyList<Estimated> estimates)
    {
        if (estimates.Count < 2 || Moments.StandardDeviation([.. estimates.Select(one => one.Estimate)]) is not { } spread || spread == 0m)
            return null;
        var error = Moments.Mean(estimates.Select(one => one.StandardError * one.StandardError))!.Value;
        return FifteenDigits.Of(1 - (double)error / ((double)spread * (double)spread)) is { } reliability
            ? Math.Max(0m, reliability)
            : null;
    }

    private static int CountGroups(int jurors, int[][] ofEntry, int[] jurorOf)
    {
        var leader = Enumerable.Range(0, jurors).ToArray();
        var groups = jurors;
        foreach (var own in ofEntry)
        {
            foreach (var i in own.Skip(1))
            {
                var (one, other) = (Leader(jurorOf[own[0]]), Leader(jurorOf[i]));
                if (one == other)
                    continue;
                leader[Math.Max(one, other)] = Math.Min(one, other);
                groups--;
            }
        }
        return groups;

        int Leader(int juror)
        {
            while (leader[juror] != juror)
                juror = leader[juror];
            return juror;
        }
    }
}
