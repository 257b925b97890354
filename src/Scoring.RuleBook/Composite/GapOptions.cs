using Scoring.Domain.Hierarchy;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Composite;

/// <summary>Reads how gaps are filled from a map <c>impute</c>.</summary>
/// <param name="entry">The map.</param>
internal sealed class GapOptions(Entry entry)
{
    private static readonly string[] Lists = ["of", "from"];
    private static readonly IReadOnlyDictionary<string, string> Words = CompositeLabels.AsWritten(CompositeLabels.Imputations);

    /// <summary>The way to fill them; a key that belongs to another way is a fault.</summary>
    public GapFilling Read()
    {
        var by = entry.Choice("by", Words);
        var estimates = by is "regression" or "em";
        string[] foreign = [.. estimates ? new[] { "group" } : [], .. by == "regression" ? [] : Lists];
        foreach (var key in foreign.Where(entry.Has))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf(key), key, "by: " + by);
        return estimates
            ? new Estimation(by == "em" ? Estimator.Em : Estimator.Regression, ListOf("of"), ListOf("from")) { Citation = entry.Citation }
            : new Imputation(by == "median" ? Centre.Median : Centre.Mean, entry.Text("group")) { Citation = entry.Citation };
    }

    /// <summary>
    /// Checks the indicators that a regression names. One that is not in the tree, or stands twice in a list, is a fault; one that could
    /// never be predicted, since nothing else is named or stands beside it, is a warning.
    /// </summary>
    /// <param name="root">The tree.</param>
    /// <param name="filling">The way as it was read.</param>
    public void Check(HierarchyNode root, GapFilling filling)
    {
        string[] known = [.. root.Indicators.Select(indicator => indicator.Id)];
        foreach (var key in Lists.Where(entry.Has))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in ListOf(key))
            {
                if (!known.Contains(id))
                    entry.Faults.AddNear(FaultCodes.ReferenceToNothing, entry.LineOf(key), id, known, key);
                else if (!seen.Add(id))
                    entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf(key), id, entry.LineOf(key));
            }
        }
        if (filling is not Estimation { Of: var of, From: var from })
            return;
        foreach (var node in root.Flatten().Where(node => !node.IsIndicator))
        {
            string[] beside = [.. node.Children.Where(child => child.IsIndicator).Select(child => child.Id)];
            foreach (var id in beside.Where(id => of.Count == 0 || of.Contains(id)))
            {
                if (!(from.Count > 0 ? from : beside).Any(other => other != id))
                    entry.Faults.Warn(FaultCodes.NothingToPredictFrom, entry.LineOf(from.Count > 0 ? "from" : "by"), id);
            }
        }
    }

    private IReadOnlyList<string> ListOf(string key) => entry.Has(key) ? entry.Texts(key) : [];
}
