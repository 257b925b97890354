using Scoring.Features.Jury;

namespace Scoring.Features.Tests.Jury;

/// <summary>Jurors are called by their names; the id stands beside a name that two of them have.</summary>
public sealed class JurorNamesTests
{
    private static readonly JurorNames Names = new([("J1", "Siti Aminah"), ("J2", "Budi"), ("J3", "Budi"), ("J1", "Siti Aminah, M.Si.")]);

    [TestCase("J1", "Siti Aminah, M.Si.")]
    [TestCase("J2", "Budi (J2)")]
    [TestCase("J3", "Budi (J3)")]
    [TestCase("J9", "J9")]
    public void A_juror_is_called_by_the_newest_name(string id, string name) => Names.Of(id).ShouldBe(name);

    [Test]
    public void Without_a_list_jurors_are_called_by_their_ids() => JurorNames.None.Of(["J2", "J1"]).ShouldBe(["J2", "J1"]);
}
