using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Rules;

public class ConditionTests
{
    private static readonly DateIsWithin InUse = new("start_date", new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31), null);

    [TestCase("2023-12-31", false)]
    [TestCase("2024-01-01", true)]
    [TestCase("2025-12-31", true)]
    [TestCase("2026-01-01", false)]
    [TestCase("31-12-2024", false)]
    [TestCase("2025-02-29", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_date_lies_within_both_days_included(string? date, bool holds) => InUse.Holds(Unit("start_date", date), 0).ShouldBe(holds);

    [TestCase("1900-01-01", "2030-01-01")]
    public void A_date_may_be_open_at_either_end(string early, string late)
    {
        (InUse with { From = null }).Holds(Unit("start_date", early), 0).ShouldBeTrue();
        (InUse with { To = null }).Holds(Unit("start_date", late), 0).ShouldBeTrue();
    }

    [TestCase("Penerapan", true)]
    [TestCase("PENERAPAN", true)]
    [TestCase("uji coba", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_text_is_one_of_those_listed_in_any_case_of_letters(string? form, bool holds) =>
        new AttributeIsOneOf("form", ["penerapan"], null).Holds(Unit("form", form), 0).ShouldBe(holds);

    [Test]
    public void A_unit_without_the_attribute_does_not_meet_it() =>
        new AttributeIsOneOf("form", ["penerapan"], null).Holds(Unit("other", "penerapan"), 0).ShouldBeFalse();

    [Test]
    public void What_is_asked_is_said_in_the_rule_files_own_values()
    {
        InUse.Asked.ShouldBe("2024-01-01 … 2025-12-31");
        new AttributeIsOneOf("form", ["a", "b"], null).Asked.ShouldBe("a / b");
    }

    private static UnitTable Unit(string attribute, string? value) =>
        new GivenFacts().Innovation("I1", null, (attribute, value)).Facts().Innovations;
}
