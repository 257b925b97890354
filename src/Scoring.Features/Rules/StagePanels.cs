using System.Globalization;
using Scoring.Domain.Rules;

namespace Scoring.Features.Rules;

/// <summary>What a stage says of its panel, in short.</summary>
public static class StagePanels
{
    /// <summary>Where comments are mandatory, for example "idea ≤ 40 ≥ 95, *"; empty where nowhere. A star stands for every criterion.</summary>
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
