using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>How the places of a random tree are made.</summary>
internal sealed record RandomPlaces(RankConvention Ties, MissingSheets Missing, bool EqualNumbers, PlaceYield Yield, string? Within);

/// <summary>The place of a sheet's entry among those of the same juror.</summary>
internal sealed class JurorPlacesNode(Rounding? rounding, Stage stage, Node item, RandomPlaces how)
    : Node("place-of-juror", Level.Sheet(stage.Id), rounding)
{
    private static readonly int[] Table = [10, 6, 4];

    private Dictionary<string, Fraction>? _places;

    public override IReadOnlyList<Node> Parts => [item];

    public RandomPlaces How => how;

    public string GroupOf(RandomWorld world, string entry) =>
        how.Within is null ? "" : world.InnovationOf(entry).Attribute(how.Within)?.Trim().ToUpperInvariant() ?? "";

    protected override Step Build(StepHead head) =>
        new JurorPlaces(
            head,
            new PlacesRule(
                stage,
                how.Ties,
                how.Within,
                how.Missing,
                how.EqualNumbers,
                how.Yield,
                how.Yield == PlaceYield.Points ? [.. Table.Select(points => Make.Constant(points))] : [],
                how.Yield == PlaceYield.Points ? Make.Constant(1) : null
            ),
            item.Step
        );

    protected override Exactly Exact(RandomWorld world, string unit) =>
        (_places ??= Places(world)).TryGetValue(unit, out var place) ? Exactly.Of(place) : Exactly.Absent;

    private Dictionary<string, Fraction> Places(RandomWorld world)
    {
        var places = new Dictionary<string, Fraction>();
        var marks = world
            .Facts.InnovationList.SelectMany(entry =>
                world
                    .ItemsOf(Level.Innovation, Level, entry.Id)
                    .Select(sheet => (Sheet: sheet, Entry: entry.Id, Mark: item.At(world, sheet).Number))
            )
            .Where(sheet => sheet.Mark is not null)
            .Select(sheet => (sheet.Sheet, sheet.Entry, world.SheetOf(sheet.Sheet).Juror, Mark: sheet.Mark!.Value));
        foreach (var group in marks.GroupBy(mark => GroupOf(world, mark.Entry)))
        {
            var entries = group.Select(mark => mark.Entry).Distinct().Count();
            var lists = group.GroupBy(mark => mark.Juror).Select(list => list.ToList()).ToList();
            var jurors = group.GroupBy(mark => mark.Entry).Select(entry => entry.Count()).Distinct().Count();
            if (how.Missing == MissingSheets.JurorLeftOut)
                lists.RemoveAll(list => list.Count < entries);
            else if (how.Missing == MissingSheets.Refused ? lists.Exists(list => list.Count < entries) : how.EqualNumbers && Uneven())
                continue;
            foreach (var list in lists)
            {
                foreach (var mark in list)
                {
                    var sorted = list.Select(other => other.Mark).OrderDescending().ToList();
                    places.Add(
                        mark.Sheet,
                        Yielded([.. Enumerable.Range(1, sorted.Count).Where(n => sorted[n - 1] == mark.Mark)], list.Count)
                    );
                }
            }

            bool Uneven() => jurors > 1 || lists.Select(list => list.Count).Distinct().Count() > 1;
        }
        return places;
    }

    private Fraction Yielded(int[] shared, int compared)
    {
        int[] counted = how.Ties switch
        {
            RankConvention.Standard => [shared[0]],
            RankConvention.Modified => [shared[^1]],
            _ => shared,
        };
        return how.Yield switch
        {
            PlaceYield.Points => new Fraction(counted.Sum(place => place <= Table.Length ? Table[place - 1] : 1), counted.Length),
            PlaceYield.Borda => compared - new Fraction(counted.Sum(), counted.Length),
            _ => new Fraction(counted.Sum(), counted.Length),
        };
    }
}

internal sealed class JoinedPlacesNode(Rounding? rounding, JurorPlacesNode places, PlaceJoin how, int best, int worst, int toPlace)
    : FoldNode("places-of-jurors", Level.Innovation, rounding, places, AbsentInput.IsLeftOut)
{
    protected override Step Build(StepHead head) =>
        new JoinedPlaces(head, (JurorPlaces)Item, how, Make.Constant(best), Make.Constant(worst), Make.Constant(toPlace));

    protected override Exactly Fold(Fraction[] numbers)
    {
        var (low, high) = places.How.Yield == PlaceYield.Place ? (best, worst) : (worst, best);
        if (numbers.Length <= low + high)
            return Exactly.Absent;
        var left = numbers[low..^high];
        var majority = left.First(place => left.Count(other => !(other > place)) * 2 > left.Length);
        return Exactly.Of(
            how switch
            {
                PlaceJoin.Sum => Total(left),
                PlaceJoin.Mean => Total(left) / left.Length,
                PlaceJoin.Median => (left[(left.Length - 1) / 2] + left[left.Length / 2]) / 2,
                PlaceJoin.Majority => majority,
                PlaceJoin.MajoritySize => left.Count(place => !(place > majority)),
                _ => left.Count(place => !(place > toPlace)),
            }
        );
    }
}

internal sealed class CopelandNode(Rounding? rounding, JurorPlacesNode places) : Node("places-of-jurors", Level.Innovation, rounding)
{
    private Dictionary<string, Dictionary<string, Fraction>>? _lists;

    public override IReadOnlyList<Node> Parts => [places];

    protected override Step Build(StepHead head) => new CopelandOfPlaces(head, (JurorPlaces)places.Step);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        _lists ??= world.Facts.InnovationList.ToDictionary(entry => entry.Id, entry => ListOf(world, entry.Id));
        var own = _lists[unit];
        if (own.Count == 0)
            return Exactly.Absent;
        var score = 0;
        foreach (var (entry, theirs) in _lists.Where(other => other.Key != unit && other.Value.Count > 0))
        {
            if (places.GroupOf(world, entry) != places.GroupOf(world, unit))
                continue;
            var both = own.Keys.Intersect(theirs.Keys).ToList();
            score += Math.Sign(both.Count(juror => theirs[juror] > own[juror]) - both.Count(juror => own[juror] > theirs[juror]));
        }
        return Exactly.Of((Fraction)score);
    }

    private Dictionary<string, Fraction> ListOf(RandomWorld world, string entry) =>
        world
            .ItemsOf(Level, places.Level, entry)
            .Select(sheet => (world.SheetOf(sheet).Juror, places.At(world, sheet).Number))
            .Where(sheet => sheet.Number is not null)
            .GroupBy(sheet => sheet.Juror)
            .ToDictionary(sheet => sheet.Key, sheet => sheet.Last().Number!.Value);
}

internal sealed class CountBackNode(Rounding? rounding, JurorPlacesNode places, int best, int worst)
    : Node("places-of-jurors", Level.Innovation, rounding)
{
    private Dictionary<string, Fraction[]>? _lists;

    public override IReadOnlyList<Node> Parts => [places];

    protected override Step Build(StepHead head) =>
        new CountBack(head, (JurorPlaces)places.Step, Make.Constant(best), Make.Constant(worst));

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        _lists ??= world.Facts.InnovationList.ToDictionary(entry => entry.Id, entry => ListOf(world, entry.Id));
        var own = _lists[unit];
        return own.Length == 0
            ? Exactly.Absent
            : Exactly.Of(
                (Fraction)1
                    + _lists.Count(other =>
                        other.Value.Length > 0
                        && places.GroupOf(world, other.Key) == places.GroupOf(world, unit)
                        && HasMoreOfTheBest(other.Value, own)
                    )
            );
    }

    private Fraction[] ListOf(RandomWorld world, string entry)
    {
        Fraction[] all =
        [
            .. world.ItemsOf(Level, places.Level, entry).Select(sheet => places.At(world, sheet).Number).OfType<Fraction>().Order(),
        ];
        return all.Length > best + worst ? all[best..^worst] : [];
    }

    /// <summary>More first places; if equal, more second places, and so on.</summary>
    private static bool HasMoreOfTheBest(Fraction[] one, Fraction[] other)
    {
        foreach (var place in one.Concat(other).Distinct().Order())
        {
            var (mine, theirs) = (one.Count(p => p == place), other.Count(p => p == place));
            if (mine != theirs)
                return mine > theirs;
        }
        return false;
    }
}
