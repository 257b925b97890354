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
        InUse.Asked.En.ShouldBe("2024-01-01 … 2025-12-31");
        new AttributeIsOneOf("form", ["a", "b"], null).Asked.En.ShouldBe("a / b");
    }

    [TestCase("0.99", false)]
    [TestCase("1", true)]
    [TestCase("5.0", true)]
    [TestCase("5.01", false)]
    [TestCase("-1", false)]
    [TestCase("1,000", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_number_lies_within_both_ends_included(string? number, bool holds) =>
        new NumberIsWithin("users", 1, 5, null).Holds(Unit("users", number), 0).ShouldBe(holds);

    [Test]
    public void A_number_may_be_open_at_either_end()
    {
        new NumberIsWithin("users", null, 5, null).Holds(Unit("users", "-100"), 0).ShouldBeTrue();
        new NumberIsWithin("users", 1, null, null).Holds(Unit("users", "100000"), 0).ShouldBeTrue();
    }

    [TestCase("x", true)]
    [TestCase(" ", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_field_of_spaces_is_not_filled_in(string? text, bool filled)
    {
        new AttributeIsPresent("proof", true, null).Holds(Unit("proof", text), 0).ShouldBe(filled);
        new AttributeIsPresent("proof", false, null).Holds(Unit("proof", text), 0).ShouldBe(!filled);
        new AttributeIsPresent("proof", true, null).Holds(Unit("other", text), 0).ShouldBeFalse();
    }

    [TestCase("a b c", true)]
    [TestCase("a b c d", false)]
    [TestCase(null, true)]
    public void A_text_may_have_as_many_words_as_the_limit(string? text, bool holds) =>
        new TextHasWordsAtMost("summary", 3, null).Holds(Unit("summary", text), 0).ShouldBe(holds);

    [Test]
    public void Conditions_are_joined_and_turned_round()
    {
        Condition form = new AttributeIsOneOf("form", ["produk"], null),
            users = new NumberIsWithin("users", 10, null, null);
        var produkFew = new TestFacts().Innovation("I1", null, ("form", "produk"), ("users", "9")).Facts().Innovations;
        new AnyOf([form, users], null).Holds(produkFew, 0).ShouldBeTrue();
        new AllOf([form, users], null).Holds(produkFew, 0).ShouldBeFalse();
        new NotSo(users, null).Holds(produkFew, 0).ShouldBeTrue();
        new NotSo(form, null).Holds(produkFew, 0).ShouldBeFalse();
    }

    [Test]
    public void Nothing_at_an_attribute_meets_the_condition_turned_round() =>
        new NotSo(new AttributeIsOneOf("form", ["produk"], null), null).Holds(Unit("other", "x"), 0).ShouldBeTrue();

    [Test]
    public void Joined_conditions_say_what_is_asked_and_found_in_both_languages()
    {
        var condition = new AnyOf(
            [
                new AllOf([new AttributeIsOneOf("form", ["a", "b"], null), new NumberIsWithin("users", 1, 5, null)], null),
                new NotSo(new AttributeIsPresent("trial", true, null), null),
            ],
            null
        );
        condition.Asked.En.ShouldBe("(form: a / b and users: ≥ 1, ≤ 5) or trial: not (filled in)");
        condition.Asked.Id.ShouldBe("(form: a / b dan users: ≥ 1, ≤ 5) atau trial: bukan (terisi)");
        condition.Attributes.ShouldBe(["form", "users", "trial"]);
        condition.Found(Unit("users", "7"), 0).ShouldBe("form: , users: 7, trial: ");
    }

    private static UnitTable Unit(string attribute, string? value) =>
        new TestFacts().Innovation("I1", null, (attribute, value)).Facts().Innovations;
}
