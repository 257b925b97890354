using System.Globalization;
using Scoring.Domain.Rules;

namespace Scoring.Features.Rules;

/// <summary>A stage's rules for its panel, in short.</summary>
public static class StagePanels
{
    /// <summary>
    /// Where comments are mandatory: the ids of the criteria, with the marks at or below and at or above which one is needed, for example
    /// "idea ≤ 40 ≥ 95, *". A star means every criterion; empty if no comment is mandatory.
    /// </summary>
    /// <param name="stage">The stage.</param>
    public static string Comments(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return string.Join(
            ", ",
            stage.Comments.Select(rule =>
                (rule.Criterion ?? "*")
                + (rule.AtMost is { } most ? " ≤ " + most.ToString(CultureInfo.InvariantCulture) : "")
                + (rule.AtLeast is { } least ? " ≥ " + least.ToString(CultureInfo.InvariantCulture) : "")
            )
        );
    }
}
