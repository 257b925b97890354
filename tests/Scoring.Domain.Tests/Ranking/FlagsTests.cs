using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

public class FlagsTests
{
    private static readonly IndicatorTable Table = new(
        Level.Region,
        [
            Make.Indicator("1", 1m, mandatory: true),
            Make.Indicator("2a", 1m, mandatory: true, thresholds: new Thresholds([null, 10m], true)),
            Make.Indicator("3", 1m),
        ]
    );

    [Test]
    public void Missing_mandatory_indicators_are_named_by_their_official_numbers()
    {
        Region(facts => facts.Levels(Table, "11", null, null, 1)).ShouldBe([(NoteCode.MandatoryMissing, "1 2a")]);
        Region(facts => facts.Levels(Table, "11", 0, 0, null)).ShouldBeEmpty();
    }

    [Test]
    public void A_measure_is_a_report_of_its_indicator() =>
        Region(facts => facts.Levels(Table, "11", 0, null, null).Measure("11", "indicator-2a", 3)).ShouldBeEmpty();

    [Test]
    public void A_region_that_reported_nothing_is_not_reproached_line_by_line() => Region(facts => facts).ShouldBeEmpty();

    [Test]
    public void Innovations_that_do_not_count_are_counted() =>
        Region(facts =>
                facts
                    .Levels(Table, "11", 0, 0, 0)
                    .Innovation("I1", "11", ("form", "penerapan"))
                    .Innovation("I2", "11")
                    .Innovation("I3", "11", ("form", "x"))
            )
            .ShouldBe([(NoteCode.InnovationsNotCounted, (object)2)]);

    [Test]
    public void Superseded_sheets_are_counted_over_all_stages()
    {
        var step = Make.Measure("any", Level.Innovation);
        var (desk, final) = (Stage("desk"), Stage("final"));
        var rule = Make.Ranking(step);
        var row = new TestFacts()
            .Innovation("I1")
            .Measure("I1", "any", 1m, Level.Innovation)
            .Sheet(desk, new GivenSheet("I1", "A", [1m], "1"))
            .Sheet(desk, new GivenSheet("I1", "A", [1m], "2"))
            .Sheet(final, new GivenSheet("I1", "A", [1m], "1"))
            .Sheet(final, new GivenSheet("I1", "A", [1m], "2"))
            .Under(Make.Edition([step], rule))
            .Ranking(rule)
            .Rows.ShouldHaveSingleItem();
        row.Notes.ShouldHaveSingleItem().Arguments.ShouldBe([2]);
    }

    private static Stage Stage(string id) => Make.Stage(id, SecondSheet.NewestCounts, criteria: Make.Leaf("a", 100));

    private static (NoteCode, object)[] Region(Func<TestFacts, TestFacts> given)
    {
        var step = new IndicatorPoints(Make.Head("points"), Table);
        var rule = Make.Ranking(step);
        var edition = Make.Edition([step], rule) with
        {
            Indicators = [Table],
            CountedInnovations = [new AttributeIsOneOf("form", ["penerapan"], null)],
        };
        return
        [
            .. given(new TestFacts().Region("11"))
                .Under(edition)
                .Ranking(rule)
                .Rows[0]
                .Notes.Select(note => (note.Code, note.Arguments[0])),
        ];
    }
}
