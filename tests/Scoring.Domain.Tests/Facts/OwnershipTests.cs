using Scoring.Domain.Facts;

namespace Scoring.Domain.Tests.Facts;

public class OwnershipTests
{
    [Test]
    public void Items_keep_their_own_order_within_an_owner_and_those_without_one_are_left_out()
    {
        var ownership = new Ownership(3, [2, 0, -1, 2, 2]);
        ownership.Owners.ShouldBe(3);
        ownership.Of(0).ToArray().ShouldBe([1]);
        ownership.Of(1).ToArray().ShouldBeEmpty();
        ownership.Of(2).ToArray().ShouldBe([0, 3, 4]);
    }

    [Test]
    public void Nobody_may_own_nothing() => new Ownership(0, []).Owners.ShouldBe(0);
}
