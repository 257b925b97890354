using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Composite;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>
/// A kind of step: its name in rule files, its keys, and how a step is made from them. Reading, checks and schema all come from here.
/// </summary>
/// <param name="Name">The word after <c>step:</c>.</param>
/// <param name="Title">The name of a step of this kind that has none of its own.</param>
/// <param name="Fields">The keys in addition to the common ones.</param>
/// <param name="Make">Makes the step; null if something is wrong, which then has been reported.</param>
internal sealed record StepKind(string Name, Text Title, IReadOnlyList<Field> Fields, Func<StepDraft, Step?> Make)
{
    private static readonly Field[] CommonFields =
    [
        new Field("step", FieldType.Text).Must(),
        new("id", FieldType.Id),
        new("name", FieldType.Words),
        Field.Map("round", RoundingReader.Form),
    ];

    /// <summary>The form of its map.</summary>
    public Form Form { get; } =
        Form.Cited(Name, [.. CommonFields.Where(common => Fields.All(own => own.Name != "places") || common.Name != "round"), .. Fields]);

    /// <summary>The form of <c>use: id</c>, allowed in place of a step.</summary>
    public static Form UseForm { get; } = Form.Cited("use", new Field("use", FieldType.Text).Must());
}

/// <summary>The kinds of step in rule files.</summary>
internal static class StepKinds
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyDictionary<string, StepKind> All { get; } =
        new[]
        {
            ArithmeticKinds.All,
            WeightedKinds.All,
            LevelKinds.All,
            FactKinds.All,
            ItemKinds.All,
            ProcessKinds.All,
            JurorKinds.All,
            RobustJurorKinds.All,
            PlaceKinds.All,
            CompositeKinds.All,
        }
            .SelectMany(kinds => kinds)
            .ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
