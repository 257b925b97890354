using System.Globalization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// Warns where the parts of a score can exceed its declared maximum (an index above 100), can never reach it, can lie outside all bands, or
/// can be 0 under a mean that one 0 makes 0.
/// Reported with the chain of steps that gives the end of the range. Steps whose range the rules leave open are passed over.
/// </summary>
/// <param name="tree">The steps, with the lines they are written in.</param>
/// <param name="results">The limits of published totals, or null.</param>
/// <param name="faults">The edition's faults and warnings.</param>
internal sealed class RangeCheck(StepTree tree, ResultRule? results, FileFaults faults)
{
    private const int DeepestChain = 4;

    private readonly StepBounds _bounds = new(results);

    /// <summary>Warns of the maxima of steps.</summary>
    public void CheckMaxima(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step is PercentOfMaximum percent)
                CheckMaximum(step, percent.Maximum.Amount);
            else if (step is PercentOfOwnMaximum own)
                CheckOwnMaxima(step, own.Maxima.Max(maximum => maximum.Amount.Amount));
            else if (step is PowerMeanOfParts { Mean: { FallsToZero: true } mean })
                CheckMean(step, mean.Kind);
            else if (step is PointsByBand { Bands: var bands })
                CheckBands(step.Inputs[0], [.. bands.Select(band => band.Band)], null, tree.LineOf(step.Id), step.Id);
        }
    }

    /// <summary>Warns of scores that can be in no band.</summary>
    public void CheckRankings(IEnumerable<RankingRule> rankings)
    {
        var told = new HashSet<(Step, BandTable)>();
        foreach (var ranking in rankings)
        {
            if (ranking.Bands is { Bands.Count: > 0 } bands && told.Add((ranking.Score, bands)))
                CheckBands(
                    ranking.Score,
                    bands.Bands,
                    bands.OfRounded ? ranking.Rounding : null,
                    tree.LineOf(ranking.Score.Id),
                    ranking.Score.Id
                );
        }
    }

    private void CheckMaximum(Step step, decimal maximum)
    {
        var part = step.Inputs[0];
        var bounds = _bounds.Of(part);
        var line = tree.LineOf(step.Id);
        if (bounds.High is { } high && Exact.Canonicalize(high) != maximum)
        {
            if (high > maximum)
                faults.Warn(FaultCodes.MaximumExceeded, line, step.Id, Written(maximum), ChainOf(part));
            else
                faults.Warn(FaultCodes.MaximumOutOfReach, line, step.Id, Written(maximum), ChainOf(part));
        }
        else if (bounds is { High: null, Endless: true })
            faults.Warn(FaultCodes.MaximumEndless, line, step.Id, Written(maximum), EndlessBelow(part));
    }

    // A part that the rules leave open downwards says nothing.
    private void CheckMean(Step step, string kind)
    {
        var parts = step.Inputs.Where(part => _bounds.Of(part).Low <= 0m).Select(part => part.Id).ToList();
        if (parts.Count > 0)
            faults.Warn(FaultCodes.MeanOfZeroParts, tree.LineOf(step.Id), step.Id, kind, string.Join(", ", parts));
    }

    private void CheckOwnMaxima(Step step, decimal largest)
    {
        if (_bounds.Of(step.Inputs[0]).High is { } high && Exact.Canonicalize(high) > largest)
            faults.Warn(FaultCodes.MaximumExceeded, tree.LineOf(step.Id), step.Id, Written(largest), ChainOf(step.Inputs[0]));
    }

    private void CheckBands(Step score, IReadOnlyList<Band> bands, Rounding? rounding, int line, string key)
    {
        var bounds = _bounds.Of(score).Rounded(rounding);
        foreach (var end in new[] { bounds.High, bounds.Low }.OfType<decimal>().Select(Exact.Canonicalize))
        {
            if (!bands.Any(band => band.Holds(end)) && (bands.All(band => band.To < end) || bands.All(band => band.From > end)))
                faults.Warn(FaultCodes.OutsideBands, line, key, Written(end), end == bounds.High ? ChainOf(score) : score.Id);
        }
    }

    /// <summary>The highest value of a step and of what is below it: "total ≤ 266 (own ≤ 63, mean ≤ 111, count ≤ 92)".</summary>
    private string ChainOf(Step step, int depth = 0)
    {
        var own = _bounds.Of(step).High is { } high ? $"{step.Id} ≤ {Written(high)}" : step.Id;
        var below = depth < DeepestChain ? step.Inputs.Where(input => _bounds.Of(input).High is not null).ToList() : [];
        return below.Count == 0 ? own : $"{own} ({string.Join(", ", below.Select(input => ChainOf(input, depth + 1)))})";
    }

    /// <summary>The step that grows without end.</summary>
    private string EndlessBelow(Step step) =>
        step.Inputs.FirstOrDefault(input => _bounds.Of(input).Endless) is { } input ? EndlessBelow(input) : step.Id;

    private static string Written(decimal number) => Exact.Canonicalize(number).ToString(CultureInfo.InvariantCulture);
}
