using Scoring.Domain.Rules;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>The keys of edition.yaml.</summary>
internal static class EditionForms
{
    public static readonly Form Measure = Form.Cited(
        "measure",
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        Levels.Subject.NotDeciding().Must(),
        new("from", FieldType.Number),
        new("to", FieldType.Number)
    );

    public static readonly Form Results = Form.Cited(
        "results",
        Levels.Subject.NotDeciding().Must(),
        new("from", FieldType.Number),
        new("to", FieldType.Number)
    );

    public static readonly Form NotAssessable = Form.Cited(
        "not-assessable",
        Field.Choice("when", "nothing-reported").Must(),
        new Field("shown-as", FieldType.Words).Must()
    );

    public static readonly Form Draw = Form.Cited("draw", new Field("seed", FieldType.Text).Must());

    public static readonly Form Publishing = Form.Cited(
        "publishing",
        new Field("second-person", FieldType.TrueOrFalse).Or("false"),
        new Field("objection-days", FieldType.Whole)
            .AboveZero()
            .Or(PublishingRule.UsualDays.ToString(System.Globalization.CultureInfo.InvariantCulture))
    );

    public static readonly Form RuleGap = Form.Cited(
        "open",
        new Field("id", FieldType.Id).Must(),
        new Field("what", FieldType.Words).Must(),
        new("replaces", FieldType.Texts)
    );

    public static readonly Form Edition = Form.Cited(
        "edition",
        new Field("programme", FieldType.Id).Must(),
        new Field("edition", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new("about", FieldType.Words),
        new Field("references", FieldType.Texts),
        new Field("unit-types", FieldType.Texts),
        Field.Maps("indicators", IndicatorReader.Form),
        Field.Maps("measures", Measure),
        Field.Map("results", Results),
        new("attributes", FieldType.Free),
        new("counts-innovations", FieldType.Conditions),
        new("eligibility", FieldType.Eligibility),
        Field.Maps("stages", StageReader.Form),
        new Field("scores", FieldType.Steps).Must(),
        Field.Map("not-assessable", NotAssessable),
        Field.Map("rounding", RoundingReader.Form).Must(),
        Field.Map("bands", BandReader.Form),
        Field.Map("draw", Draw),
        Field.Maps("rankings", RankingReader.Form),
        Field.Map("awards", AwardReader.Form),
        Field.Map("publishing", Publishing),
        Field.Maps("open", RuleGap)
    );
}
