using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// The keys of a stage that are about its panel: which entries it has, a juror's maximum, who may not mark what, when a comment is
/// mandatory.
/// </summary>
internal static class PanelKeys
{
    private static readonly Form CommentForm = Form.Cited(
        "comment",
        new Field("criterion", FieldType.Text),
        new("at-most", FieldType.Number),
        new("at-least", FieldType.Number)
    );

    /// <summary>How many entries a juror has at most.</summary>
    public static Field AtMost { get; } = new Field("at-most", FieldType.Whole).AboveZero();

    /// <summary>Which conflicts of interest bar a juror.</summary>
    public static Field Conflicts { get; } = Field.Several("conflicts", ConflictCheck.Kinds);

    /// <summary>When a comment is mandatory.</summary>
    public static Field Comments { get; } = Field.Maps("comments", CommentForm);

    /// <summary>The rules on comments.</summary>
    /// <param name="stage">The stage as written.</param>
    /// <param name="criteria">Its criteria as read; null if they are faulty.</param>
    public static IReadOnlyList<CommentRule> ReadComments(Entry stage, IReadOnlyList<Criterion>? criteria)
    {
        var rules = new List<CommentRule>();
        foreach (var entry in stage.Children("comments"))
        {
            entry.Place.Reach.Demand(entry.Faults, entry.Map.Line, "comments");
            var leaves = criteria is null ? null : Leaves(criteria).ToList();
            if (entry.Text("criterion") is { } id && leaves?.Contains(id) == false)
                entry.Faults.AddNear(FaultCodes.CriterionUnknown, entry.LineOf("criterion"), id, leaves, stage.Text("id") ?? "");
            rules.Add(new CommentRule(entry.Text("criterion"), entry.Number("at-most"), entry.Number("at-least")));
        }
        return rules;
    }

    /// <summary>
    /// Checks the rankings that stages take their entries from: existing, of innovations, with a cut, and not based on the stage's own
    /// marks.
    /// </summary>
    /// <param name="edition">The edition as written.</param>
    /// <param name="stages">The stages as written.</param>
    /// <param name="rankings">The rankings as read.</param>
    public static void CheckEntries(Entry edition, IReadOnlyList<Entry> stages, IReadOnlyList<RankingRule> rankings)
    {
        string[] written =
        [
            .. edition
                .Items("rankings")
                .OfType<YamlMapping>()
                .Select(item => (item.Find("id")?.Value as YamlScalar)?.Text)
                .OfType<string>(),
        ];
        foreach (var stage in stages.Where(stage => stage.Has("entries")))
        {
            var (name, line) = (stage.Text("entries") ?? "", stage.LineOf("entries"));
            stage.Place.Reach.Demand(stage.Faults, line, "entries");
            if (!written.Contains(name))
                stage.Faults.AddNear(FaultCodes.ReferenceToNothing, line, name, written, "entries");
            if (rankings.FirstOrDefault(one => one.Id == name) is not { } ranking)
                continue;
            if (ranking.Level != Level.Innovation)
                stage.Faults.Add(FaultCodes.LevelMismatch, line, name, ranking.Level.Id, Level.Innovation.Id);
            else if (ranking.Cut is null)
                stage.Faults.Add(FaultCodes.CutMissing, line, name);
            else if (
                stage.Text("id") is { } id
                && ranking.Keys.Select(key => key.Step).OfType<Step>().Append(ranking.Score).Any(step => Uses(step, id))
            )
                stage.Faults.Add(FaultCodes.Circle, line, name, $"{id} → {name} → {id}");
        }
    }

    private static bool Uses(Step step, string stage) => step.Level.SheetStage == stage || step.Inputs.Any(input => Uses(input, stage));

    private static IEnumerable<string> Leaves(IEnumerable<Criterion> criteria) =>
        criteria.SelectMany(criterion => criterion.IsLeaf ? [criterion.Id] : Leaves(criterion.Children));
}
