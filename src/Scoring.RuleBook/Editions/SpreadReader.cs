using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads <c>discuss-when</c> of the stages: the limit on the spread of jurors.</summary>
internal static class SpreadReader
{
    private static readonly Dictionary<string, SpreadUnit> Units = new()
    {
        ["points"] = SpreadUnit.Points,
        ["percent-of-highest"] = SpreadUnit.PercentOfHighest,
    };

    /// <summary>The form.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "discuss-when",
            new Field("spread", FieldType.Number).Must().FromZero(),
            Field.Choice("in", Units.Keys).Must(),
            JurorKinds.MissingMark,
            new("settled-by", FieldType.Text)
        );

    /// <summary>The rules of the stages that have one.</summary>
    /// <param name="stages">The stages as written.</param>
    /// <param name="parts">The stages as read.</param>
    /// <param name="tree">The steps, which share the totals of sheets.</param>
    public static IReadOnlyList<SpreadRule> Read(IReadOnlyList<Entry> stages, EditionParts parts, StepTree tree)
    {
        var rules = new List<SpreadRule>();
        foreach (var item in stages)
        {
            if (item.Child("discuss-when") is not { } entry)
                continue;
            var (limit, unit, missing) = (
                entry.Constant("spread"),
                entry.Choice("in", Units),
                entry.Choice("missing-mark", JurorKinds.MissingWords)
            );
            Stage? later = null;
            if (entry.Text("settled-by") is { } id && !parts.Stages.TryGetValue(id, out later))
                entry.Faults.AddNear(FaultCodes.StageUnknown, entry.LineOf("settled-by"), id, parts.Stages.Keys);
            if (item.Text("id") is { } own && parts.Stages.TryGetValue(own, out var stage) && stage is not null && limit is not null)
                rules.Add(new SpreadRule(stage, tree.SeatOf(stage, missing), limit, unit, later));
        }
        return rules;
    }
}
