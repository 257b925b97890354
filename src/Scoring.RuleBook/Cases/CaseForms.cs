using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Cases;

/// <summary>The keys of a case's input.</summary>
internal static class CaseForms
{
    private static readonly Form Sheet = new(
        "sheet",
        [
            new("stage", FieldType.Text),
            new("juror", FieldType.Text),
            new("number", FieldType.Text),
            new("submitted_at", FieldType.Text),
            new Field("marks", FieldType.Free).Must(),
        ]
    );

    // Not deciding: a case records awards, it does not rule on them.
    private static readonly Form Award = new(
        "award",
        [
            new Field("award", FieldType.Text).Must(),
            new Field("edition", FieldType.Text).Must(),
            new("title", FieldType.Text),
            new("region_code", FieldType.Text),
            new("innovation_id", FieldType.Text),
        ]
    );

    private static readonly Field[] Facts =
    [
        new("levels", FieldType.Free),
        new("measures", FieldType.Free),
        new Field("result", FieldType.Number).NotDeciding(),
        Field.Maps("sheets", Sheet),
        Field.Maps("history", Award),
    ];

    /// <summary>Innovations of a region; further keys are attributes.</summary>
    public static readonly Form Innovations = new(
        "innovations",
        [new("id", FieldType.Text), new Field("count", FieldType.Whole).AboveZero().NotDeciding().Or("1"), .. Facts]
    )
    {
        TakesOthers = true,
    };

    private static readonly Field[] UnitFields =
    [
        new("region", FieldType.Free),
        new("innovation", FieldType.Free),
        new("carried", FieldType.Free),
        Field.Maps("innovations", Innovations),
        .. Facts,
    ];

    /// <summary>One unit of several.</summary>
    public static readonly Form Unit = new("unit", [new Field("id", FieldType.Text).Must(), .. UnitFields]);

    /// <summary>A unit that the plenary picked.</summary>
    private static readonly Form Pick = new(
        "pick",
        [
            new Field("for", FieldType.Text).Must(),
            new Field("unit", FieldType.Text).Must(),
            new Field("reason", FieldType.Text).Must(),
            new Field("by", FieldType.Text).Must(),
        ]
    );

    /// <summary>A case's input: one unit, or several, and the plenary's picks.</summary>
    public static readonly Form Given = new("given", [.. UnitFields, Field.Maps("units", Unit), Field.Maps("picks", Pick)]);
}
