using System.Xml.Linq;

namespace Scoring.Cli.Tests.Verbs.Ranking;

/// <summary>An index of countries over three years, as a method person brings it: wide files, variants, studies, growth.</summary>
public sealed class CountryIndexVerbTests : SharedFolder
{
    private const string Edition = """
        programme: countries
        edition: 2024
        name: Negara
        cite: committee
        unit-types: [ Negara ]
        measures: [ { id: area, name: { id: Luas, en: Area }, subject: region, from: 0 } ]
        scores:
          - id: index
            step: hierarchy
            file: tree.csv
            normalise: { by: goalposts, from: 0, to: 100 }
            aggregate: [ { by: arithmetic } ]
            absent-child: { by: refuse }
          - id: roads-only
            step: hierarchy
            file: tree.csv
            weights: [ { of: wages, weight: 0 } ]
            normalise: { by: goalposts, from: 0, to: 100 }
            aggregate: [ { by: arithmetic } ]
        rounding: { places: 2, mode: half-away-from-zero }
        rankings:
          - { id: all, name: Semua, score: index, where: { type: negara } }
          - { id: roads, name: Jalan, score: roads-only }
        """;

    [OneTimeSetUp]
    public void Given()
    {
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write("regions.csv", "code,name,type\nid,Indonesia,negara\nmy,Malaysia,negara\nsg,Singapura,Negara\n");
        Year(2024, "id,20,40,1900\nmy,40,60,330\nsg,80,90,1\n");
        Year(2025, "id,30,40,1900\nmy,40,60,330\nsg,70,90,1\n");
        Year(2026, "id,36,48,1900\nmy,40,60,330\nsg,75,,1\n");
    }

    private void Year(int year, string rows)
    {
        Write($"scoring-rules/countries/{year}/edition.yaml", Edition.Replace("2024", $"{year}", StringComparison.Ordinal));
        Write(
            $"scoring-rules/countries/{year}/tree.csv",
            "id,name-id,name-en,parent,level,weight,goalpost-low,goalpost-high\nindex,Indeks,Index,,index,,,\n"
                + "roads,Jalan,Roads,index,,1,0,100\nwages,Upah,Wages,index,,1,0,100\n"
        );
        Write($"measures-{year}.csv", "region_code,roads,wages,area\n" + rows);
        foreach (var (kind, file) in new[] { ("regions", "regions.csv"), ("measures", $"measures-{year}.csv") })
        {
            var answer = RunHere("import", kind, file, "--edition", $"countries/{year}");
            answer.ExitCode.ShouldBe(0, answer.Error);
        }
    }

    [Test]
    public void Units_that_are_no_regions_of_Indonesia_need_no_province_and_have_the_edition_s_types()
    {
        RunHere("rank", "countries/2024", "--ranking", "all", "--format", "csv")
            .Lines[1..]
            .Select(line => string.Join(',', line.Split(',')[1..6]))
            .ShouldBe(["1,sg,Singapura,negara,85.00", "2,my,Malaysia,negara,50.00", "3,id,Indonesia,negara,30.00"]);
        Write("hospital.csv", "code,name,type\nx,Rumah sakit,hospital\n");
        var refused = RunHere("import", "regions", "hospital.csv", "--edition", "countries/2024", "--format", "csv");
        (refused.ExitCode, refused.Output).ShouldSatisfyAllConditions(
            () => refused.ExitCode.ShouldBe(1),
            () => refused.Output.ShouldContain("type-wrong,hospital.csv,2,type,hospital")
        );
        RunHere("rules", "check", "countries/2024").ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_wide_file_has_the_problems_and_lines_of_a_long_one()
    {
        Write("wide.csv", "region_code,roads,wage,area\nid,20,40,x\nxx,1,1,1\n");
        var wide = RunHere("import", "measures", "wide.csv", "--edition", "countries/2024", "--format", "csv", "--dry-run");
        wide.ExitCode.ShouldBe(1);
        Write("long.csv", "region_code,indicator,value\nid,wage,40\nid,area,x\nxx,roads,1\n");
        var listed = RunHere("import", "measures", "long.csv", "--edition", "countries/2024", "--format", "csv", "--dry-run");
        listed.ExitCode.ShouldBe(1);
        string[] Codes(Answer answer) => [.. answer.Lines[1..].Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal)];
        Codes(wide).ShouldBe(Codes(listed));
        wide.Output.ShouldContain("unknown-indicator,wide.csv,1,wage,wage");
        wide.Output.ShouldContain(",wide.csv,2,area,x");
    }

    [Test]
    public void A_variant_of_the_weights_stands_beside_the_index()
    {
        var versions = RunHere("hierarchy", "countries/2024", "--beside", "roads-only", "--format", "csv");
        versions
            .Lines[0]
            .ShouldBe(
                "id,name,score countries/2024:index,rank countries/2024:index,score countries/2024:roads-only,"
                    + "rank countries/2024:roads-only"
            );
        versions.Lines[1..4].ShouldBe(["sg,Singapura,85,1,80,1", "my,Malaysia,50,2,40,2", "id,Indonesia,30,3,20,3"]);
        RunHere("hierarchy", "countries/2024", "--beside", "roads-only", "--part", "version-pairs", "--format", "csv")
            .Lines[1]
            .ShouldStartWith("countries/2024:index,countries/2024:roads-only,3,");
        RunHere("hierarchy", "countries/2024", "--beside", "index").ExitCode.ShouldBe(2);
        RunHere("hierarchy", "countries/2024", "--beside", "roads-only", "--part", "growth").ExitCode.ShouldBe(2, "they are of one year");
    }

    [Test]
    public void Years_beside_each_other_show_growth_of_the_index_or_of_a_part()
    {
        string[] years = ["hierarchy", "countries/2026", "--beside", "countries/2024", "--beside", "countries/2025", "--part", "growth"];
        var growth = RunHere([.. years, "--format", "csv", "--language", "en"]).Lines;
        growth[0].ShouldBe("id,name,years,first,last,compound,slope,fit,reading");
        // 30, 35, 42: √1.4 − 1; 6 a year; 72 of 72.666… explained.
        growth[1].ShouldStartWith("id,Indonesia,3,30,42,0.1832159566199");
        growth[1].ShouldContain(",6,0.99082568807");
        growth[2].ShouldBe("my,Malaysia,3,50,50,0,0,,selalu sama");
        // In 2026 Singapore's wages are missing, and the index refuses it.
        growth[3].ShouldStartWith("sg,Singapura,2,85,80,");
        RunHere([.. years, "--node", "roads", "--format", "csv"]).Lines[3].ShouldStartWith("sg,Singapura,3,80,75,");
        RunHere([.. years, "--node", "schools"]).ExitCode.ShouldBe(2);
    }

    [Test]
    public void Two_versions_are_drawn_against_each_other()
    {
        string[] pair = ["hierarchy", "countries/2025", "--beside", "countries/2024", "--picture", "pair.svg", "--language", "en"];
        var drawn = RunHere(pair);
        drawn.ExitCode.ShouldBe(0);
        drawn.Error.ShouldContain("countries/2024:index against countries/2025:index: rank correlation");
        drawn.Error.ShouldContain("On the dashed line both are equal");
        XDocument.Load(Path.Combine(Folder, "pair.svg")).Descendants().Count(one => one.Name.LocalName == "circle").ShouldBe(3);
        RunHere([.. pair, "--beside", "countries/2026"]).Error.ShouldContain("give --beside once");
        RunHere([.. pair, "--nodes", "roads,index"]).Error.ShouldContain("without --nodes");
    }

    [Test]
    public void A_missing_value_is_the_newest_earlier_one_and_a_stranger_computes_the_same()
    {
        Year(2027, "id,36,50,1900\nmy,44,60,330\nsg,75,,1\n");
        var rules = Path.Combine(Folder, "scoring-rules/countries/2027/edition.yaml");
        Write(
            rules,
            Edition
                .Replace("2024", "2027", StringComparison.Ordinal)
                .Replace(
                    "    absent-child: { by: refuse }",
                    "    before: [ { carry: { from: [ countries/2026, countries/2025 ] } } ]\n    absent-child: { by: refuse }",
                    StringComparison.Ordinal
                )
        );
        RunHere("rules", "check", "countries/2027").ExitCode.ShouldBe(0);
        // Singapore reported no wages in 2026 either: 90 of 2025.
        RunHere("rank", "countries/2027", "--ranking", "all", "--format", "csv")
            .Lines[1]
            .ShouldStartWith("all,1,sg,Singapura,negara,82.50,82.5,");
        var explained = RunHere("explain", "countries/2027", "sg", "--format", "csv").Output;
        explained.ShouldContain("last-value");
        explained.ShouldContain("measures-2025.csv,4");
        var published = RunHere("publish", "countries/2027");
        published.ExitCode.ShouldBe(0, published.Error);
        RunHere("export", "countries/2027", "--bundle", "countries.zip").ExitCode.ShouldBe(0);
        RunHere("verify", "countries.zip").ExitCode.ShouldBe(0);
        var (hash, fault) = SecondVerifier.Verify(Path.Combine(Folder, "countries.zip")).ShouldHaveSingleItem();
        hash.ShouldNotBeNull(fault);
    }

    [TestCase("availability", "id,name,reported,of,share", "sg,Singapura,1,2,0.5")]
    [TestCase("denominators", "id,name,denominator,divided,units,correlation,spearman,reading", "roads,Jalan,area,False,3,")]
    [TestCase("components", "of,component,units,eigenvalue,share,cumulative,reading", null)]
    [TestCase("loadings", "of,part,name,component,loading", null)]
    [TestCase("outranking", "id,name,id,my,sg", "my,Malaysia,1,,0")]
    [TestCase("filled", "id,name,unit,unit_name,value,how,from,units,fit,notes", "wages,Upah,sg,Singapura,,tidak diisi,,,,")]
    [TestCase("dominance", "id,name,dominates,dominates_name", "sg,Singapura,id,Indonesia")]
    [TestCase(
        "every-pair",
        "first,first_level,second,second_level,inside,units,correlation,spearman,kendall,collinear,reading,probability",
        "index,index,roads,,True,2,"
    )]
    public void Studies_are_tables_of_their_own(string part, string header, string? line)
    {
        var answer = RunHere("hierarchy", "countries/2026", "--part", part, "--format", "csv", "--language", "en");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Lines[0].ShouldBe(header);
        if (line is not null)
            answer.Lines.ShouldContain(one => one.StartsWith(line, StringComparison.OrdinalIgnoreCase));
        RunHere("hierarchy", "countries/2026", "--part", part, "--language", "id").ExitCode.ShouldBe(0);
    }

    [Test]
    public void Two_parts_against_each_other_are_a_table_or_a_picture()
    {
        var table = RunHere("hierarchy", "countries/2025", "--nodes", "area,wages", "--format", "csv");
        table.ExitCode.ShouldBe(0, table.Error);
        table.Lines.ShouldBe(["id,name,x,y,filled", "id,Indonesia,1900,40,false", "my,Malaysia,330,60,false", "sg,Singapura,1,90,false"]);
        var drawn = RunHere("hierarchy", "countries/2025", "--nodes", "roads,index", "--picture", "scatter.svg", "--language", "en");
        drawn.ExitCode.ShouldBe(0, drawn.Error);
        var svg = XDocument.Load(Path.Combine(Folder, "scatter.svg")).Root!;
        svg.Elements().First().Value.ShouldBe("Index against Roads");
        svg.Elements().ElementAt(1).Value.ShouldContain("correlation 1.00 (Pearson), 1.00 (Spearman) over 3 units");
        svg.Elements().Count(part => part.Name.LocalName == "circle").ShouldBe(3);
        foreach (var wrong in new[] { "roads", "roads,index,wages", ",index" })
            RunHere("hierarchy", "countries/2025", "--nodes", wrong).ExitCode.ShouldBe(2);
        RunHere("hierarchy", "countries/2025", "--picture", "x.svg").Error.ShouldContain("--nodes X,Y");
        RunHere("hierarchy", "countries/2025", "--nodes", "raods,index").ExitCode.ShouldBe(2);
    }
}
