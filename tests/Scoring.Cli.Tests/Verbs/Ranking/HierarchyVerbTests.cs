using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class HierarchyVerbTests : SharedFolder
{
    [OneTimeSetUp]
    public void Given()
    {
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write(
            "scoring-rules/small/2026/edition.yaml",
            """
            programme: small
            edition: 2026
            name: Kecil
            cite: committee
            scores:
              - id: index
                step: hierarchy
                file: tree.csv
                normalise: { by: min-max }
                aggregate: [{ by: arithmetic }]
            rounding: { places: 2, mode: half-away-from-zero }
            rankings: [{ id: all, name: Semua, score: index }]
            """
        );
        Write(
            "scoring-rules/small/2026/tree.csv",
            "id,name-id,name-en,parent,level,weight,direction\nindex,Indeks,Index,,index,,\nwages,Upah,Wages,index,,3,\ncrime,"
                + "Kejahatan,Crime,index,,1,lower\n"
        );
        Write(
            "regions.csv",
            "code,name,type,province_code\n72,Sulteng,provinsi,72\n72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n72.03,"
                + "Donggala,kabupaten,72\n"
        );
        Write(
            "measures.csv",
            "region_code,indicator,value\n72.01,wages,10\n72.02,wages,20\n72.03,wages,30\n72.01,crime,1\n72.02,crime,2\n72.03,crime,5\n"
        );
        foreach (var kind in new[] { "regions", "measures" })
            RunHere("import", kind, kind + ".csv", "--edition", "small/2026").ExitCode.ShouldBe(0);
    }

    [TestCase(
        "en",
        "Composite index: 3 of 4 units have an index.",
        "without it a rank moves by",
        "works against it",
        "Standard deviation with n − 1"
    )]
    [TestCase(
        "id",
        "Indeks komposit: 3 dari 4 unit memiliki indeks.",
        "tanpa bagian ini peringkat bergeser",
        "berlawanan arah",
        "Simpangan baku dengan n − 1"
    )]
    public void The_report_says_in_words_what_the_numbers_mean(string language, params string[] said)
    {
        var answer = RunHere("hierarchy", "small/2026", "--language", language);
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in said)
            answer.Output.ShouldContain(words);
    }

    [Test]
    public void Csv_is_the_part_that_is_asked_for()
    {
        RunHere("hierarchy", "small/2026", "--format", "csv")
            .Lines[0]
            .ShouldStartWith("id,name,units,coverage,minimum,maximum,mean,standard_deviation,skewness,kurtosis,imputed,treatment,");
        var influence = RunHere("hierarchy", "small/2026", "--format", "csv", "--part", "influence");
        influence
            .Lines[0]
            .ShouldStartWith(
                "id,name,part_of,effective_weight,correlation_with_pillar,correlation_with_index,units,mean_rank_shift,largest_rank_shift,"
            );
        influence.Lines[1].ShouldStartWith("wages,Upah,index,0.75,");
        RunHere("hierarchy", "small/2026", "--part", "weight").ExitCode.ShouldBe(2);
    }

    [Test]
    public void Json_and_a_workbook_have_all_parts()
    {
        using var json = JsonDocument.Parse(RunHere("hierarchy", "small/2026", "--format", "json").Output);
        json.RootElement.EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe(["format", "indicators", "nodes", "correlations", "influence"]);
        RunHere("hierarchy", "small/2026", "--format", "xlsx", "--output", "report.xlsx").ExitCode.ShouldBe(0);
        new FileInfo(Path.Combine(Folder, "report.xlsx")).Length.ShouldBeGreaterThan(2000);
    }

    [Test]
    public void Every_unit_stands_in_every_part_with_its_score_and_its_rank()
    {
        var units = RunHere("hierarchy", "small/2026", "--format", "csv", "--part", "units").Lines;
        // Wages 0, 50, 100; crime 100, 75, 0 as lower is better; three to one.
        units[0].ShouldBe("id,name,index,wages,crime");
        units[1..4].ShouldBe(["72.03,Donggala,75,100,0", "72.02,Poso,56.25,50,75", "72.01,Banggai,25,0,100"]);
        RunHere("hierarchy", "small/2026", "--format", "csv", "--part", "ranks")
            .Lines[1..5]
            .ShouldBe(["72.03,Donggala,1,1,3", "72.02,Poso,2,2,2", "72.01,Banggai,3,3,1", "72,Sulteng,,,"]);
        RunHere("hierarchy", "small/2026", "--format", "csv", "--part", "pairs").Lines[1].ShouldStartWith(",wages,crime,3,-0.96");
        RunHere("hierarchy", "small/2026", "--part", "units", "--language", "en").Output.ShouldContain("Every unit in every part");
    }

    [Test]
    public void A_unit_has_a_profile()
    {
        var answer = RunHere("hierarchy", "small/2026", "--unit", "72.03", "--language", "id");
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in new[] { "Donggala", "kelemahan: seperlima terendah", "Unit yang paling mirip", "Poso" })
            answer.Output.ShouldContain(words);
        RunHere("hierarchy", "small/2026", "--unit", "72.03", "--format", "csv", "--language", "id")
            .Lines[..2]
            .ShouldBe(["id,name,level,score,rank,of,median,reading", "index,Indeks,index,75,1,3,56.25,kekuatan: seperlima terbaik"]);
        RunHere("hierarchy", "small/2026", "--unit", "72.09").ExitCode.ShouldBe(2);
    }

    [Test]
    public void The_rules_show_the_tree()
    {
        var answer = RunHere("rules", "show", "small/2026");
        answer.Output.ShouldContain("Wages (wages) weight 3; effective weight 0.75; Better is higher");
        answer.Output.ShouldContain("min–max, 0–100");
        using var json = JsonDocument.Parse(RunHere("rules", "show", "small/2026", "--format", "json").Output);
        json.RootElement.GetProperty("hierarchy")
            .EnumerateArray()
            .Select(node => node.GetProperty("effective_weight").GetDecimal())
            .ShouldBe([1m, 0.75m, 0.25m]);
    }
}
