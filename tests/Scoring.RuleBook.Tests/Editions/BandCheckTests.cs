using FsCheck;
using FsCheck.Fluent;

namespace Scoring.RuleBook.Tests.Editions;

public class BandCheckTests
{
    /// <summary>
    /// Bands cut at any limit, one unit of the last place apart, are whole; moved by a unit they have a hole or an overlap.
    /// </summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property Limits_one_unit_apart_leave_no_hole_and_no_overlap() =>
        Prop.ForAll(Gen.Choose(0, 4).Zip(Gen.Choose(-9999, 9999)).ToArbitrary(), given =>
        {
            var (places, number) = given;
            var unit = new decimal(1, 0, 0, false, (byte)places);
            var limit = number * unit;
            CodesOf(places, limit + unit, limit).ShouldBeEmpty();
            CodesOf(places, limit + 2 * unit, limit).ShouldBe(["band-hole"]);
            CodesOf(places, limit, limit).ShouldBe(["band-overlap"]);
        });

    [Test]
    public void A_limit_included_once_is_whole_for_the_exact_score()
    {
        Codes("of: exact", "from: 50", "below: 50", 2).ShouldBeEmpty();
        Codes("of: exact", "above: 50", "to: 50", 2).ShouldBeEmpty();
        Codes("of: exact", "above: 50", "below: 50", 2).ShouldBe(["band-hole"]);
        Codes("of: exact", "from: 50", "to: 50", 2).ShouldBe(["band-overlap"]);
    }

    [Test]
    public void Excluded_limits_are_read_at_the_declared_decimals()
    {
        Codes("of: rounded", "from: 50", "below: 50", 2).ShouldBeEmpty();
        Codes("of: rounded", "above: 50", "below: 50.01", 2).ShouldBeEmpty();
        Codes("of: rounded", "above: 50", "below: 50", 2).ShouldBe(["band-hole"]);
        Codes("of: rounded", "from: 60.01", "to: 60", 0).ShouldBeEmpty();
    }

    private static List<string> CodesOf(int places, decimal from, decimal to) =>
        Codes("of: rounded", FormattableString.Invariant($"from: {from}"), FormattableString.Invariant($"to: {to}"), places);

    private static List<string> Codes(string of, string lower, string upper, int places)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(
            "carried/2019/edition.yaml",
            "rounding: { places: 1,",
            $"bands: {{ {of}, cite: decree, list: [{{ name: Atas, {lower} }}, {{ name: Bawah, {upper} }}] }}\nrounding: "
                + $"{{ places: {places},"
        );
        return [.. new RuleFolder(rules.Path).Read("carried/2019").Faults.Select(fault => fault.Code)];
    }
}
