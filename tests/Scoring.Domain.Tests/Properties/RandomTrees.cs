using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Properties;

/// <summary>Trees of every kind of step at the level of regions, innovations, sheets and groups, rounded at some of their steps.</summary>
internal sealed class RandomTrees(RandomWorld world)
{
    public static IReadOnlyList<Level> Roots { get; } = [Level.Region, Level.Innovation, Level.Group("agency")];

    public Node Tree(Level level, int depth = 3)
    {
        if (level.SheetStage is not null)
        {
            if (world.Chance(0.2))
                return new SeatNode(Rounding(), world.Stage, Tree(level, depth - 1));
            return depth > 1 && world.Chance(0.3) ? Unit(level, depth) : new CriteriaNode(Rounding(), world.Stage, Absent());
        }
        if (level.GroupAttribute is not null)
            return depth > 1 && world.Chance(0.4) ? Unit(level, depth) : Fold(level, depth);
        if (depth <= 1)
            return Fact(level);
        return world.Random.Next(4) switch
        {
            0 => Fact(level),
            1 => Fold(level, depth),
            _ => Unit(level, depth),
        };
    }

    private Node Fact(Level level)
    {
        if (level == Level.Innovation)
            return world.Chance(0.6) ? new PointsNode(Rounding(), world.InnovationTable) : new MeasureNode(Rounding(), level, "reach");
        return world.Random.Next(4) switch
        {
            0 => new PointsNode(Rounding(), world.RegionTable),
            1 => new MeasureNode(Rounding(), level, "spd"),
            2 => new ResultNode(Rounding()),
            _ => new CarriedNode(Rounding(), Rounding(), Absent()),
        };
    }

    private Node Unit(Level level, int depth)
    {
        Node Part() => Tree(level, depth - 1);
        var parts = Enumerable.Range(0, world.Random.Next(1, 4)).Select(_ => Part()).ToArray();
        if (world.Chance(0.2))
            parts = [.. parts, parts[0]];
        return world.Random.Next(16) switch
        {
            0 => new SumNode(Rounding(), Absent(), parts),
            1 => new WeightedNode(Rounding(), Absent(), Weights(parts), 100m, parts),
            2 => new WeightedNode(Rounding(), Absent(), Weights(parts), null, parts),
            3 => new ProductNode(Rounding(), parts[0], world.Pick(0.38m, 3m, -1m, 1.5m, 0.03m, 0.63m)),
            4 => new PercentNode(Rounding(), parts[0], world.Pick(63m, 150m, 7m, 37.5m, 3m, 300m)),
            5 => new ClampNode(Rounding(), parts[0], world.Pick<decimal?>(null, 0m, 10m), world.Pick<decimal?>(null, 50m, 100m)),
            6 => new DifferenceNode(Rounding(), parts[0], Part()),
            // Thrice a third: the division's rounding error falls exactly on a whole or a half.
            7 => new ProductNode(Rounding(), new PercentNode(null, parts[0], 300m), world.Pick(3m, 1.5m)),
            8 => new ExtremeNode(Rounding(), Absent(), world.Chance(0.5), parts),
            9 => Limits(parts[0]),
            10 => new LevelPointsNode(Rounding(), Limits(parts[0])),
            11 => new BandPointsNode(Rounding(), parts[0]),
            12 => new ProgressNode(Rounding(), Limits(parts[0]), Part(), [15m, 15m, 20m]),
            13 => new DiscussionNode(Rounding(), Absent(), Part(), parts),
            14 => new OwnMaximumNode(Rounding(), parts[0]),
            _ => new LastStageNode(Rounding(), parts),
        };
    }

    private LimitsNode Limits(Node part) =>
        world.Chance(0.5)
            ? new LimitsNode(null, part, [0m, 12.5m, 40m], true, world.Chance(0.5))
            : new LimitsNode(null, part, [60m, 25m, 3m], false, world.Chance(0.5));

    private Node Fold(Level owner, int depth)
    {
        if (owner == Level.Innovation && world.Chance(0.2))
            return new ConsensusNode(
                Rounding(),
                world.Stage,
                Tree(Level.Sheet(world.Stage.Id), depth - 1),
                depth > 1 && world.Chance(0.7) ? Tree(owner, depth - 1) : null
            );
        if (owner == Level.Innovation && world.Chance(0.15))
            return Placed(depth);
        if (owner.GroupAttribute is not null && world.Chance(0.2))
        {
            string[] process = [.. world.Pick<string[]>(["RSUD", "Bappeda"], ["Bappeda", "Dinas", "RSUD"], ["Dinas"])];
            return world.Chance(0.5) ? new PlaceNode(owner, Rounding(), process) : new ReachedNode(owner, Rounding(), process);
        }
        if (owner != Level.Innovation && world.Chance(0.2))
            return new CountNode(
                owner,
                Rounding(),
                world.Pick(0.38m, 1m, 0.0625m),
                world.Pick<int?>(null, 3, 8),
                world.Pick<int?>(null, 2, 4)
            );
        var item = Tree(owner == Level.Innovation ? Level.Sheet(world.Stage.Id) : Level.Innovation, depth - 1);
        if (item.Level == Level.Innovation && world.Chance(0.1))
            return new MeanOverSentNode(owner, Rounding(), item, Absent(), world.Pick<decimal?>(null, 3m, 10m));
        return world.Random.Next(11) switch
        {
            8 => new WinsorisedNode(owner, Rounding(), item, Absent(), world.Random.Next(2), world.Random.Next(3)),
            9 => new ShareTrimmedNode(owner, Rounding(), item, Absent(), world.Pick(0, 20, 34, 49)),
            10 => new ClosestNode(owner, Rounding(), item, Absent(), world.Random.Next(1, 4)),
            6 => new NumberOfItemsNode(owner, Rounding(), item),
            0 => new SumOfItemsNode(owner, Rounding(), item, Absent()),
            1 => new MeanOfItemsNode(owner, Rounding(), item, Absent(), null, null),
            2 => new MeanOfItemsNode(owner, Rounding(), item, Absent(), world.Pick(3m, 10m), null),
            3 => new MeanOfItemsNode(owner, Rounding(), item, Absent(), null, world.Pick(3m, 5m)),
            4 => new BestOfItemsNode(owner, Rounding(), item, world.Random.Next(1, 4), world.Chance(0.5)),
            5 => new TrimmedNode(owner, Rounding(), item, Absent(), world.Random.Next(3), world.Random.Next(2), world.Chance(0.5)),
            _ => new MedianNode(owner, Rounding(), item, Absent()),
        };
    }

    private Node Placed(int depth)
    {
        var missing = world.Pick(MissingSheets.AmongOwn, MissingSheets.AmongOwn, MissingSheets.JurorLeftOut, MissingSheets.Refused);
        var countBack = world.Chance(0.3);
        var how = new RandomPlaces(
            world.Pick(RankConvention.Standard, RankConvention.Modified, RankConvention.Fractional),
            missing,
            world.Chance(0.2),
            countBack ? PlaceYield.Place : world.Pick(Enum.GetValues<PlaceYield>()),
            world.Chance(0.3) ? "agency" : null
        );
        var places = new JurorPlacesNode(Rounding(), world.Stage, Tree(Level.Sheet(world.Stage.Id), depth - 1), how);
        if (countBack && world.Chance(0.4))
            return new CopelandNode(Rounding(), places);
        var (best, worst) = (world.Random.Next(2), world.Random.Next(2));
        return countBack
            ? new CountBackNode(Rounding(), places, best, worst)
            : new JoinedPlacesNode(
                Rounding(),
                places,
                how.Yield == PlaceYield.Place ? world.Pick(Enum.GetValues<PlaceJoin>()) : PlaceJoin.Sum,
                best,
                worst,
                world.Random.Next(1, 3)
            );
    }

    private decimal[] Weights(Node[] parts) => [.. parts.Select(_ => world.Quarter(1, 240))];

    private AbsentInput Absent() =>
        world.Pick(
            AbsentInput.IsLeftOut,
            AbsentInput.IsLeftOut,
            AbsentInput.IsZero,
            AbsentInput.GivesAbsent,
            AbsentInput.GivesNotAssessable
        );

    private Rounding? Rounding() =>
        world.Chance(0.3) ? new Rounding(world.Random.Next(4), world.Pick(Enum.GetValues<RoundingMode>())) : null;
}
