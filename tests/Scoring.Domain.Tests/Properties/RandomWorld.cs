using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>
/// Facts of every kind by chance: regions with and without innovations, levels with and without measures, sheets that replace each other,
/// innovations that do not count, an edition before this one. The same seed and size give the same world.
/// </summary>
internal sealed class RandomWorld
{
    public const string CarriedStep = "before";

    public static readonly string[] Affairs = ["pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketertiban", "sosial"];

    private static readonly ImportedResult Before = new(Make.Head("imported-result", id: CarriedStep));

    private readonly int _seed;
    private readonly int _size;
    private readonly Dictionary<string, GivenSheet> _sheets = [];

    private RandomWorld(int seed, int size)
    {
        (_seed, _size) = (seed, size);
        Random = new Random(seed);
        RegionTable = new IndicatorTable(
            Level.Region,
            [
                .. Enumerable
                    .Range(1, 4)
                    .Select(i =>
                        Make.Indicator($"{i}", Quarter(1, 40), thresholds: i % 2 == 0 ? new Thresholds([null, 5m, 12.5m], true) : null)
                    ),
            ]
        );
        InnovationTable = new IndicatorTable(
            Level.Innovation,
            [.. Enumerable.Range(16, 4).Select(i => Make.Indicator($"{i}", Quarter(1, 40)))]
        );
        Stage = Make.Stage(
            "desk",
            SecondSheet.NewestCounts,
            Pick(100m, 1m),
            Make.Leaf("a", Random.Next(1, 90)),
            Make.Branch(
                "b",
                Random.Next(1, 90),
                Make.Leaf("b1", Quarter(1, 200)),
                Make.Leaf("b2", Quarter(1, 200)),
                Make.Leaf("b3", Random.Next(1, 90))
            )
        ) with
        {
            ConsensusJuror = "P",
        };
        ReportRegions();
        ReportInnovations();
    }

    public static Arbitrary<RandomWorld> Any { get; } =
        Gen.Sized(size => Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomWorld(seed, size))).ToArbitrary();

    /// <summary>For anything else random that a property needs, after the facts.</summary>
    public Random Random { get; }

    public IndicatorTable RegionTable { get; }

    public IndicatorTable InnovationTable { get; }

    public Stage Stage { get; }

    public TestFacts Facts { get; } = new();

    /// <summary>The year before: a published total for some of the regions.</summary>
    public TestFacts Earlier { get; } = new();

    public Edition EditionOf(Step step, params RankingRule[] rankings) =>
        Make.Edition([step], rankings) with
        {
            Indicators = [RegionTable, InnovationTable],
            Stages = [Stage],
            CountedInnovations = [new AttributeIsOneOf("form", ["penerapan"], null)],
            CarriesOverFrom = ["test/0"],
        };

    public Evaluation Evaluate(Edition edition, int? shuffle = null)
    {
        var earlier = Earlier.Under(Make.Edition([Before]), shuffle: shuffle);
        return Facts.Under(edition, _ => earlier, shuffle);
    }

    public GivenUnit InnovationOf(string id) => Facts.InnovationList.First(innovation => innovation.Id == id);

    public GivenSheet SheetOf(string id) => _sheets[id];

    /// <summary>How many innovations were sent, those that do not count included.</summary>
    public int SentBy(Level owner, string unit) => Sent(owner, unit).Count();

    private IEnumerable<GivenUnit> Sent(Level owner, string unit) =>
        Facts.InnovationList.Where(innovation =>
            (owner == Level.Region ? innovation.Owner : innovation.Attribute(owner.GroupAttribute!)) == unit
        );

    /// <summary>The ids of the items that count, from the facts as added.</summary>
    public IEnumerable<string> ItemsOf(Level owner, Level item, string unit)
    {
        if (item == Level.Innovation)
            return Sent(owner, unit).Where(innovation => innovation.Attribute("form") == "penerapan").Select(innovation => innovation.Id);
        return _sheets
            .Where(sheet => sheet.Value.Innovation == unit && sheet.Value.Juror != "P")
            .GroupBy(sheet => sheet.Value.Juror)
            .Select(own => own.MaxBy(sheet => (sheet.Value.At ?? "", sheet.Value.Number)).Key);
    }

    /// <summary>The newest sheet of the plenary; null where it has none.</summary>
    public string? ConsensusOf(string innovation) =>
        _sheets
            .Where(sheet => sheet.Value.Innovation == innovation && sheet.Value.Juror == "P")
            .OrderBy(sheet => (sheet.Value.At ?? "", sheet.Value.Number))
            .LastOrDefault()
            .Key;

    /// <summary>The sheets of the same juror for the same innovation, this one among them.</summary>
    public IEnumerable<string> SeatOf(string id) =>
        _sheets
            .Where(sheet => sheet.Value.Innovation == _sheets[id].Innovation && sheet.Value.Juror == _sheets[id].Juror)
            .Select(sheet => sheet.Key);

    public T Pick<T>(params T[] from) => from[Random.Next(from.Length)];

    public bool Chance(double share) => Random.NextDouble() < share;

    /// <summary>A number of two decimals at most, from least to most quarters.</summary>
    public decimal Quarter(int least, int most) => Random.Next(least, most + 1) / 4m;

    public override string ToString() =>
        $"world {_seed} of size {_size}: {Facts.RegionList.Count} regions, {Facts.InnovationList.Count} innovations, "
        + $"{_sheets.Count} sheets";

    private void ReportRegions()
    {
        foreach (var i in Enumerable.Range(0, 2 + Random.Next(2 + _size / 10)))
        {
            var code = $"{11 + i}";
            Facts.Region(code, Pick("provinsi", "kabupaten", "kota"));
            if (Chance(0.9))
                Facts.Levels(RegionTable, code, Levels(RegionTable));
            if (Chance(0.8))
                Facts.Measure(code, "spd", Quarter(-40, 400));
            if (Chance(0.6))
                Facts.Measure(code, "indicator-2", Quarter(0, 80)).Measure(code, "indicator-4", Quarter(0, 80));
            if (Chance(0.8))
                Facts.Result(code, Random.Next(0, 100000) / 1000m);
            if (Chance(0.8))
                Earlier.Region(code);
            if (Chance(0.8) && Earlier.RegionList.Any(region => region.Id == code))
                Earlier.Result(code, Random.Next(0, 100000) / 1000m);
        }
    }

    private void ReportInnovations()
    {
        foreach (var i in Enumerable.Range(1, Random.Next(1 + _size / 2)))
        {
            var id = $"I{i:000}";
            var region = Chance(0.95) ? Facts.RegionList[Random.Next(Facts.RegionList.Count)].Id : null;
            Facts.Innovation(
                id,
                region,
                ("form", Chance(0.85) ? "penerapan" : "inisiatif"),
                ("agency", Pick("Bappeda", "RSUD", "", null)),
                ("affair", Pick([.. Affairs, "pariwisata"]))
            );
            if (Chance(0.9))
                Facts.Levels(InnovationTable, id, Levels(InnovationTable));
            if (Chance(0.7))
                Facts.Measure(id, "reach", Quarter(-40, 400), Level.Innovation);
            foreach (var juror in new[] { "A", "B", "C", "D", "P" }.Where(_ => Chance(0.6)))
            {
                for (var sheet = 1; sheet == 1 || Chance(0.2); sheet++)
                    Report(
                        new GivenSheet(
                            id,
                            juror,
                            [.. Stage.Leaves.Select(_ => Chance(0.9) ? (decimal?)Quarter(0, 400) : null)],
                            $"{sheet}",
                            Pick(null, "2018-05-02 01:25", "2018-05-02 01:26")
                        )
                    );
            }
        }
    }

    private void Report(GivenSheet sheet)
    {
        _sheets.Add($"{sheet.Innovation}/{sheet.Juror}/{sheet.Number}", sheet);
        Facts.Sheet(Stage, sheet);
    }

    private int?[] Levels(IndicatorTable table) => [.. table.Indicators.Select(_ => Chance(0.85) ? (int?)Random.Next(4) : null)];
}
