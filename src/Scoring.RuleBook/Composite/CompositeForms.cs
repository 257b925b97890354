using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Composite;

/// <summary>The keys of a step <c>hierarchy</c>.</summary>
internal static class CompositeForms
{
    private static readonly Form Impute = Form.Cited(
        "impute",
        Field.Choice("by", CompositeLabels.Imputations).Must(),
        new Field("group", FieldType.Text),
        new Field("of", FieldType.Texts),
        new Field("from", FieldType.Texts)
    );

    private static readonly Form Screen = Form.Cited("screen", new Field("coverage", FieldType.Number).FromZero().Must());

    private static readonly Form Treat = Form.Cited(
        "treat",
        new Field("skewness", FieldType.Number).AboveZero().Must(),
        new Field("kurtosis", FieldType.Number).AboveZero().Must(),
        new Field("points", FieldType.Whole).FromZero().Must(),
        Field.Choice("then", "log", "keep").Or("log"),
        Field.Choice("years", CompositeLabels.Years.Keys),
        new Field("group", FieldType.Text)
    );

    private static readonly Form Carry = Form.Cited("carry", new Field("from", FieldType.Texts).Must());

    private static readonly Form Preparation = Form.Cited(
        "before",
        Field.Map("carry", Carry),
        Field.Map("impute", Impute),
        Field.Map("screen", Screen),
        Field.Map("treat", Treat)
    );

    private static readonly Form Normalise = Form.Cited(
        "normalise",
        Field.Choice("by", CompositeLabels.Normalisations).Must(),
        new Field("from", FieldType.Number).Or("0"),
        new Field("to", FieldType.Number).Or("100"),
        Field.Choice("beyond", CompositeLabels.Beyond.Keys),
        new Field("over", FieldType.Texts),
        new Field("group", FieldType.Text)
    );

    private static readonly Form Weight = Form.Cited(
        "weights",
        new Field("of", FieldType.Text).Must(),
        new Field("weight", FieldType.Number).FromZero().Must()
    );

    private static readonly Form Aggregate = Form.Cited(
        "aggregate",
        new Field("level", FieldType.Text),
        Field.Choice("by", CompositeLabels.Aggregations).Must(),
        new Field("power", FieldType.Number)
    );

    private static readonly Form AbsentChild = Form.Cited(
        "absent-child",
        Field.Choice("by", CompositeLabels.Fills.Keys).Or("left-out"),
        new Field("coverage", FieldType.Number).FromZero()
    );

    /// <summary>The keys in addition to the common ones.</summary>
    public static IReadOnlyList<Field> Fields { get; } =
    [
        Levels.Subject.Or("region").NotDeciding(),
        new Field("file", FieldType.Text).Must(),
        Field.Maps("weights", Weight),
        Field.Maps("before", Preparation),
        Field.Map("normalise", Normalise) with
        {
            Required = true,
        },
        Field.Maps("aggregate", Aggregate) with
        {
            Required = true,
        },
        Field.Map("absent-child", AbsentChild),
    ];
}
