using Scoring.Domain.Steps;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Keys that several kinds of step share.</summary>
internal static class StepFields
{
    public static readonly IReadOnlyDictionary<string, AbsentInput> Absent = new Dictionary<string, AbsentInput>
    {
        ["absent"] = AbsentInput.GivesAbsent,
        ["zero"] = AbsentInput.IsZero,
        ["left-out"] = AbsentInput.IsLeftOut,
        ["not-assessable"] = AbsentInput.GivesNotAssessable,
    };

    /// <summary>The step that is used.</summary>
    public static readonly Field Of = new Field("of", FieldType.Step).Must();

    /// <summary>The steps that are used.</summary>
    public static readonly Field Parts = new Field("parts", FieldType.Steps).Must();

    /// <summary>How an absent part is treated; by default it makes the whole absent.</summary>
    public static readonly Field AbsentPart = Field.Choice("absent", Absent.Keys).Or("absent");

    /// <summary>How an absent item is treated; by default it is left out.</summary>
    public static readonly Field AbsentItem = Field.Choice("absent", Absent.Keys).Or("left-out");

    /// <summary>The declared sum of weights.</summary>
    public static readonly Field WeightsTotal = new Field("weights-total", FieldType.Number).AboveZero().NotDeciding();

    /// <summary>What weights are parts of.</summary>
    public static readonly Field WeightsOf = new Field("weights-of", FieldType.Number).AboveZero();

    /// <summary>The steps that are weighed; the key <c>weight</c> of each is required or optional.</summary>
    public static Field WeightedParts(bool must)
    {
        var weight = new Field("weight", FieldType.Number).AboveZero();
        return new Field("parts", FieldType.WeightedSteps) { Required = true, Form = new Form("part", [must ? weight.Must() : weight]) };
    }
}
