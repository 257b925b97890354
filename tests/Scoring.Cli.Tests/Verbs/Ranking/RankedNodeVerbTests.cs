using System.Globalization;

namespace Scoring.Cli.Tests.Verbs.Ranking;

/// <summary>
/// Any node of an index can be ranked: by the ranking of a rule file as by <c>hierarchy --part ranks</c>, whatever the order of the files.
/// The expected figures are those of ranked_nodes.py.
/// </summary>
public sealed class RankedNodeVerbTests
{
    private static readonly string[] Nodes = ["economy", "roads", "wages", "safety", "crime"];

    private static readonly string?[][] Measures =
    [
        ["roads", "4", "9", "2.5", "7", "12", "3", "8", "5"],
        ["area", "2", "3", "2", "5", "4", "1.5", "6", "2.5"],
        ["wages", "31", "28", null, "45", "39", "22", "45", "27"],
        ["crime", "6", "4", "9", "3", "7", "5", null, "2"],
    ];

    private string _folder = null!;

    [OneTimeSetUp]
    public void Given()
    {
        _folder = ScoringProgram.NewFolder();
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write(
            "scoring-rules/nodes/2026/edition.yaml",
            """
            programme: nodes
            edition: 2026
            name: Simpul
            cite: committee
            unit-types: [daerah]
            measures: [{ id: area, name: { id: Luas, en: Area }, subject: region, from: 0 }]
            scores:
              - id: index
                step: hierarchy
                file: tree.csv
                before: [{ impute: { by: median } }]
                normalise: { by: min-max, from: 1, to: 100 }
                aggregate: [{ level: pillar, by: geometric }, { by: arithmetic }]
            rounding: { places: 2, mode: half-away-from-zero }
            bands:
              of: rounded
              list: [{ name: { id: Baik, en: Good }, from: 50 }, { name: { id: Kurang, en: Poor }, below: 50 }]
            rankings:
              - { id: all, name: Semua, score: index }

            """
                + string.Concat(
                    Nodes.Select(node =>
                        $"  - {{ id: {node}, name: {{ id: Menurut {node}, en: By {node} }}, score: index.{node}, top: 3, bands: "
                        + $"{(node == "economy" ? "edition" : "none")} }}\n"
                    )
                )
        );
        Write(
            "scoring-rules/nodes/2026/tree.csv",
            """
            id,name-id,name-en,parent,level,weight,direction,denominator
            welfare,Kesejahteraan,Welfare,,index,,,
            economy,Ekonomi,Economy,welfare,pillar,3,,
            roads,Jalan,Roads,economy,,1,,area
            wages,Upah,Wages,economy,,3,,
            safety,Keamanan,Safety,welfare,pillar,1,,
            crime,Kejahatan,Crime,safety,,1,lower,

            """
        );
        string[] regions = [.. Enumerable.Range(1, 8).Select(i => $"d{i},Daerah {i},daerah\n")];
        string[] facts =
        [
            .. Measures.SelectMany(column => column.Skip(1).Select((value, i) => value is null ? "" : $"d{i + 1},{column[0]},{value}\n")),
        ];
        Bring("forwards", regions, facts);
        Bring("backwards", [.. regions.Reverse()], [.. facts.Reverse()]);
    }

    [TestCase(
        "all",
        41.33040299496,
        45.88484356513,
        12.12066456732,
        63.0868442963,
        67.26597197075,
        16.31818701582,
        51.06208382547,
        44.90474380303
    )]
    [TestCase(
        "economy",
        40.6310135171,
        37.27502951542,
        15.82755275643,
        55.49674477601,
        79.92605786577,
        2.56710649728,
        48.89230224349,
        26.53965840404
    )]
    [TestCase("roads", 43.42857142857, 100, 1, 9.48571428571, 100, 43.42857142857, 5.71428571429, 43.42857142857)]
    [TestCase("wages", 39.73913043478, 26.82608695652, 39.73913043478, 100, 74.17391304348, 1, 100, 22.52173913043)]
    [TestCase("safety", 43.42857142857, 71.71428571429, 1, 85.85714285714, 29.28571428571, 57.57142857143, 57.57142857143, 100)]
    public void A_node_is_ranked_by_its_value_in_the_index(string ranking, params double[] expected)
    {
        var rows = Ranked("forwards", ranking);
        rows.Count.ShouldBe(8);
        foreach (var (value, i) in expected.Select((value, i) => (value, i)))
            double.Parse(rows[$"d{i + 1}"][6], CultureInfo.InvariantCulture).ShouldBe(value, 1e-9, $"d{i + 1}");
        // Equal values share the better place.
        foreach (var (value, i) in expected.Select((value, i) => (value, i)))
            rows[$"d{i + 1}"][1].ShouldBe($"{1 + expected.Count(other => other > value + 1e-9)}");
    }

    [Test]
    public void The_ranks_are_those_of_the_table_of_all_parts()
    {
        var lines = Run("forwards", "hierarchy", "nodes/2026", "--part", "ranks", "--format", "csv").Lines;
        var header = lines[0].Split(',');
        foreach (var node in Nodes.Prepend("welfare"))
        {
            var rows = Ranked("forwards", node == "welfare" ? "all" : node);
            var column = Array.IndexOf(header, node);
            foreach (var line in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
                rows[line[0]][1].ShouldBe(line[column], $"{node} {line[0]}");
        }
    }

    [Test]
    public void The_order_of_the_files_changes_nothing()
    {
        var forwards = Run("forwards", "rank", "nodes/2026", "--format", "csv");
        forwards.Lines.Count(line => line.StartsWith("economy,", StringComparison.Ordinal)).ShouldBe(8);
        Run("backwards", "rank", "nodes/2026", "--format", "csv").Output.ShouldBe(forwards.Output);
    }

    [Test]
    public void A_node_is_explained_down_to_file_and_line()
    {
        var answer = Run("forwards", "explain", "nodes/2026", "d7", "--ranking", "economy", "--language", "en");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("measures.csv:8");
        answer.Output.ShouldContain("measures.csv:16");
        answer.Output.ShouldNotContain("Crime");
        // What was filled in stands with the value that it got.
        Run("forwards", "explain", "nodes/2026", "d3", "--ranking", "wages", "--language", "en").Output.ShouldContain("31");
    }

    [Test]
    public void A_node_has_the_bands_of_the_edition_unless_its_ranking_says_none()
    {
        Ranked("forwards", "economy")["d5"][7].ShouldBe("Baik");
        Ranked("forwards", "wages")["d4"][7].ShouldBeEmpty();
    }

    [Test]
    public void How_sure_the_ranks_of_a_node_are_depends_on_what_is_in_it()
    {
        var pillar = Run(
            "forwards",
            "robustness",
            "nodes/2026",
            "--ranking",
            "economy",
            "--weights",
            "100",
            "--draws",
            "200",
            "--language",
            "en"
        );
        pillar.ExitCode.ShouldBe(0, pillar.Error);
        pillar.Output.ShouldContain("The index was made 200 times in other ways");
        pillar.Output.ShouldNotContain("No rank ever changes.");
        // No weight stands inside an indicator.
        Run("forwards", "robustness", "nodes/2026", "--ranking", "wages", "--weights", "100", "--draws", "200", "--language", "en")
            .Output.ShouldContain("No rank ever changes.");
        // Leaving out roads makes another ranking of the pillar, and none of what stands beside it.
        string[] without =
        [
            "robustness",
            "nodes/2026",
            "--leave-out",
            "roads",
            "--draws",
            "200",
            "--part",
            "index-ranks",
            "--format",
            "csv",
        ];
        Run("forwards", [.. without]).Lines.Select(line => line.Split(',')[0]).Distinct().ShouldBe(["ranking", "all", "economy"]);
        var none = Run("forwards", [.. without, "--ranking", "safety"]);
        (none.ExitCode, none.Output).ShouldBe((2, ""));
        none.Error.ShouldContain("safety");
        none.Error.ShouldNotContain("no ranking whose score");
    }

    [Test]
    public void The_rules_and_their_difference_name_the_node()
    {
        Run("forwards", "rules", "check", "nodes/2026", "--strict").ExitCode.ShouldBe(0);
        Run("forwards", "rules", "show", "nodes/2026", "--language", "en").Output.ShouldContain("By economy");
        var simulated = Run("forwards", "simulate", "nodes/2026", "d1", "--set", "wages=45", "--ranking", "economy", "--language", "en");
        simulated.ExitCode.ShouldBe(0, simulated.Error);
    }

    private Dictionary<string, string[]> Ranked(string database, string ranking) =>
        Run(database, "rank", "nodes/2026", "--ranking", ranking, "--format", "csv")
            .Lines.Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','))
            .ToDictionary(line => line[2]);

    private void Bring(string database, string[] regions, string[] facts)
    {
        Write($"{database}/regions.csv", $"code,name,type\n{string.Concat(regions)}");
        Write($"{database}/measures.csv", $"region_code,indicator,value\n{string.Concat(facts)}");
        foreach (var kind in new[] { "regions", "measures" })
            Run(database, "import", kind, $"{database}/{kind}.csv", "--edition", "nodes/2026").ExitCode.ShouldBe(0);
    }

    private Answer Run(string database, params string[] args) =>
        ScoringProgram.RunIn(_folder, new Dictionary<string, string>(), [.. args, "--database", database + ".db"]);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
