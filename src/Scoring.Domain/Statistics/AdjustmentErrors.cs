using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>
/// By how far a plain mean and one adjusted for severity are off the entry's true mark, in points: whether the adjustment removes more
/// error than it adds. Where panels share few entries, severities are known badly, and subtracting them makes a ranking worse.
/// </summary>
/// <param name="Plain">√ of the mean over the entries of (variance between jurors + that of the error) / marks.</param>
/// <param name="Adjusted">√ of the mean of the squared standard errors of the adjusted marks.</param>
public sealed record AdjustmentErrors(decimal Plain, decimal Adjusted)
{
    /// <summary>True if adjusting makes the marks worse.</summary>
    public bool IsWorse => Adjusted >= Plain;

    /// <summary>The two; null where either cannot be estimated.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="model">Their least-squares fit.</param>
    /// <param name="components">Their components of variance.</param>
    public static AdjustmentErrors? Of(MarkTable table, AdditiveModel model, VarianceComponents components)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(components);
        if (model.Refusal != FitRefusal.None || components.Refusal != AgreementRefusal.None)
            return null;
        var one = (double)(components.OfJurors + components.OfError);
        var plain = Enumerable.Range(0, table.Entries.Count).Average(row => one / table.Row(row).Count);
        var adjusted = model.Entries.Values.Average(entry => (double)entry.StandardError * (double)entry.StandardError);
        return new AdjustmentErrors(FifteenDigits.Of(Math.Sqrt(plain))!.Value, FifteenDigits.Of(Math.Sqrt(adjusted))!.Value);
    }
}
