using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Facts;

public class UnitTableTests
{
    [Test]
    public void A_unit_is_found_by_its_exact_id()
    {
        var regions = new TestFacts().Region("13.72").Region("72.01").Facts().Regions;
        regions.Find("72.01").ShouldBe(1);
        regions.Find("72.1").ShouldBe(-1);
        regions.Level.ShouldBe(Level.Region);
    }

    [Test]
    public void An_attribute_that_a_unit_lacks_is_null()
    {
        var regions = new TestFacts().Region("11", "kota", ("lagging", "yes")).Region("12").Facts().Regions;
        regions.Attribute(0, "lagging").ShouldBe("yes");
        regions.Attribute(1, "lagging").ShouldBeNull();
        regions.Attribute(0, "border").ShouldBeNull();
        regions.Attribute("border").ShouldBeNull();
        regions.AttributeNames.ShouldBe(["type", "lagging"]);
    }

    [TestCase("eurasia_group")]
    [TestCase("EurAsia_Group")]
    [TestCase("EURASIA_GROUP")]
    public void An_attribute_is_found_in_any_case_of_letters(string asked)
    {
        var regions = new TestFacts().Region("11", "kota", ("EurAsia_group", "Asia")).Facts().Regions;
        regions.Attribute(0, asked).ShouldBe("Asia");
        new AttributeIsOneOf(asked, ["asia"], null).Holds(regions, 0).ShouldBeTrue();
        new AttributeIsOneOf("EurAsia group", ["asia"], null).Holds(regions, 0).ShouldBeFalse();
    }
}
