using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Rules;

public class LevelTests
{
    [Test]
    public void A_level_knows_what_it_groups_or_whose_sheets_it_holds()
    {
        Level.Group("agency").GroupAttribute.ShouldBe("agency");
        Level.Sheet("final").SheetStage.ShouldBe("final");
        Level.Region.GroupAttribute.ShouldBeNull();
        Level.Group("agency").SheetStage.ShouldBeNull();
    }

    [Test]
    public void Levels_of_one_id_are_one_level() => Level.Sheet("final").ShouldBe(new Level("sheet:final"));
}
