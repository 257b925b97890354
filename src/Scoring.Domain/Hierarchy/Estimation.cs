namespace Scoring.Domain.Hierarchy;

/// <summary>How a missing value is estimated from the unit's other indicators.</summary>
public enum Estimator
{
    /// <summary>By ordinary least squares.</summary>
    Regression,

    /// <summary>By the multivariate normal distribution of the indicators of one node, found by expectation and maximisation.</summary>
    Em,
}

/// <summary>
/// Gives a unit that did not report an indicator what its other indicators let expect. It sees the values as they were before it, so that
/// no estimate is made of another one and the order of the indicators changes nothing. A gap for which there is no estimate stays, with
/// the reason; a later imputation may fill it. Unit: that of the indicator. Source: OECD/JRC Handbook (2008), step 3; COINr, i_EM.
/// </summary>
/// <param name="By">Regression or expectation and maximisation.</param>
/// <param name="Of">
/// The ids of the indicators whose gaps are filled; all if there is none. Only of a regression.
/// </param>
/// <param name="From">
/// The ids of the indicators that they are predicted from, the first ones first where two say the same; the others of the same node in the
/// order of the table if there is none. Only of a regression.
/// </param>
public sealed record Estimation(Estimator By, IReadOnlyList<string> Of, IReadOnlyList<string> From) : GapFilling
{
    /// <summary>The name of a regression in explanations.</summary>
    internal const string RegressionKind = "estimated-by-regression";

    /// <summary>The name of expectation and maximisation in explanations.</summary>
    internal const string EmKind = "estimated-by-em";

    /// <summary>Its name in explanations.</summary>
    public string Kind => By == Estimator.Regression ? RegressionKind : EmKind;
}
