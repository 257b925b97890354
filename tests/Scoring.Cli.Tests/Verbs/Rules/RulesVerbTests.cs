using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Rules;

public sealed class RulesVerbTests
{
    [Test]
    public void The_shipped_rules_have_no_fault_and_all_their_cases_pass()
    {
        var answer = ScoringProgram.Run("rules", "check");
        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        answer.Output.ShouldContain("faults: 0");
        answer.Output.ShouldContain("cases failed: 0");
    }

    [Test]
    public void Editions_are_listed_with_rankings_and_open_points()
    {
        using var json = JsonDocument.Parse(ScoringProgram.Run("rules", "list", "--format", "json").Output);
        var edition = json.RootElement.EnumerateArray().Single(one => one.GetProperty("edition").GetString() == "iga/2026");
        edition.GetProperty("rankings").GetString().ShouldBe("provinsi, kabupaten, kota, innovations");
        edition.GetProperty("open_points").GetInt32().ShouldBe(4);
    }

    [TestCase("table")]
    [TestCase("markdown")]
    [TestCase("json")]
    [TestCase("csv")]
    public void An_edition_is_shown_with_its_sources_and_standings(string format)
    {
        var answer = ScoringProgram.Run("rules", "show", "iga/2026", "--format", format);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("iid-2026-rote-ndao");
        answer.Output.ToLowerInvariant().ShouldContain(format == "csv" ? "salinan" : "transcribed");
    }

    [TestCase("table")]
    [TestCase("markdown")]
    [TestCase("json")]
    [TestCase("csv")]
    public void Two_editions_are_compared_in_sentences_with_both_citations(string format)
    {
        var answer = ScoringProgram.Run("rules", "diff", "iga/2026", "iga/2027", "--format", format);
        answer.ExitCode.ShouldBe(0, answer.Error);
        var isForPeople = format is "table" or "markdown";
        answer.Output.ShouldContain(isForPeople ? "least divisor changes from 12 to 14." : "pembagi minimum berubah dari 12 menjadi 14.");
        answer.Output.ShouldContain(isForPeople ? "changes from 5 to 6." : "berubah dari 5 menjadi 6.");
        answer.Output.ShouldContain("iid-2026-sumbawa, MAX(12, n)");
        answer.Output.ShouldContain(isForPeople ? "divisor 14: transcribed" : "divisor 14: ");
    }

    [TestCase("en", "| At least | At most |", "group: umum")]
    [TestCase("id", "| Paling sedikit | Paling banyak |", "group: umum")]
    public void Quotas_are_shown_with_whom_they_are_for(string language, string heading, string condition)
    {
        var shown = ScoringProgram.Run("rules", "show", "kipp/2023", "--language", language).Output;
        shown.ShouldContain(heading);
        shown.ShouldContain(condition);
        shown.ShouldNotContain("Text {");
        ScoringProgram.Run("rules", "diff", "kipp/2022", "kipp/2023", "--language", language).Output.ShouldNotContain("Text {");
    }

    [Test]
    public void Equal_editions_are_said_to_be_equal()
    {
        ScoringProgram
            .Run("rules", "diff", "iga/2026", "iga/2026", "--language", "id")
            .Output.ShouldBe("Kedua edisi menetapkan hal yang sama.\n");
    }

    [Test]
    public void A_new_edition_is_a_copy_that_checks_and_is_not_made_twice()
    {
        var folder = ScoringProgram.NewFolder();
        var pattern = Directory.CreateDirectory(Path.Combine(folder, "scoring-rules", "own", "2026")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "scoring-rules", "sources.yaml"),
            "- { id: us, title: Us, issuer: Us, standing: committee }\n"
        );
        File.WriteAllText(
            Path.Combine(pattern, "edition.yaml"),
            """
            programme: own
            edition: 2026
            name: Lomba 2026
            cite: us
            results: { on: region, from: 0 }
            scores: [ { id: total, name: Total, step: imported-result } ]
            rounding: { places: 2 }
            rankings: [ { id: all, name: Semua, score: total } ]
            """
        );
        var none = new Dictionary<string, string>();
        var made = ScoringProgram.RunIn(folder, none, "rules", "new", "own", "2027", "--from", "own/2026");
        made.ExitCode.ShouldBe(0, made.Error);
        made.Output.ShouldContain("own/2027");
        made.Error.ShouldContain("scoring rules check own/2027");
        ScoringProgram.RunIn(folder, none, "rules", "check", "own/2027").ExitCode.ShouldBe(0);
        ScoringProgram.RunIn(folder, none, "rules", "list", "--format", "csv").Output.ShouldContain("Lomba 2027");
        var again = ScoringProgram.RunIn(folder, none, "rules", "new", "own", "2027", "--from", "own/2026");
        again.ExitCode.ShouldBe(4);
        again.Error.ShouldContain("is there already");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void What_is_warned_of_many_lines_is_said_once_after_what_is_said_of_one()
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            Copies.Folder(
                Path.Combine(Checkout.Root, "scoring-rules", "iga", "2026"),
                Path.Combine(folder, "scoring-rules", "iga", "2026")
            );
            File.Copy(Path.Combine(Checkout.Root, "scoring-rules", "sources.yaml"), Path.Combine(folder, "scoring-rules", "sources.yaml"));
            var none = new Dictionary<string, string>();
            ScoringProgram.RunIn(folder, none, "rules", "new", "own/2027", "--from", "iga/2026").ExitCode.ShouldBe(0);
            var file = Path.Combine(folder, "scoring-rules", "own", "2027", "edition.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("maximum: { value: 250,", "maximum: { value: 249,"));
            var said = ScoringProgram.RunIn(folder, none, "rules", "check", "own/2027").Lines.ToList();
            said.Count(line => line.Contains("This line still says 2026,")).ShouldBe(1);
            said.ShouldContain(line => line.StartsWith("  The same in further lines ("));
            said.ShouldContain("  24 |     cite: iid-2026-rote-ndao, SPD");
            said.FindIndex(line => line.Contains("[maximum-exceeded]"))
                .ShouldBeInRange(0, said.FindIndex(line => line.Contains("This line still says 2026,")) - 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Faults_are_listed_with_file_and_line_and_stop_a_ranking()
    {
        var folder = ScoringProgram.NewFolder();
        var rules = Path.Combine(folder, "scoring-rules", "own", "one");
        Directory.CreateDirectory(rules);
        File.WriteAllText(
            Path.Combine(folder, "scoring-rules", "sources.yaml"),
            "- { id: us, title: Us, issuer: Us, standing: illustrative }\n"
        );
        File.WriteAllText(Path.Combine(rules, "edition.yaml"), "programme: own\nedition: one\nname: Own\ncite: us\nsurprise: 1\n");
        var check = ScoringProgram.RunIn(folder, new Dictionary<string, string>(), "rules", "check", "--format", "csv", "--language", "id");
        check.ExitCode.ShouldBe(3);
        check.Lines[0].ShouldBe("code,file,line,key,message,severity,column");
        check.Output.ShouldContain(",own/one/edition.yaml,5,surprise,");
        var rank = ScoringProgram.RunIn(folder, new Dictionary<string, string>(), "rank", "own/one");
        rank.ExitCode.ShouldBe(3);
        rank.Error.ShouldContain("surprise");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_fault_is_shown_with_its_line_and_a_caret_and_warnings_fail_only_where_that_is_asked()
    {
        var folder = ScoringProgram.NewFolder();
        var none = new Dictionary<string, string>();
        Directory.CreateDirectory(Path.Combine(folder, "scoring-rules", "own", "2026"));
        var file = Path.Combine(folder, "scoring-rules", "own", "2026", "edition.yaml");
        File.WriteAllText(
            Path.Combine(folder, "scoring-rules", "sources.yaml"),
            "- { id: us, title: Us, issuer: Us, standing: committee }\n"
        );
        const string good = """
            programme: own
            edition: 2026
            name: Lomba 2026
            cite: us
            results: { on: region, from: 0 }
            measures: [ { id: idle, name: Idle, on: region } ]
            scores: [ { id: total, name: Total, step: imported-result } ]
            rounding: { places: 2, mode: half-to-even }
            rankings: [ { id: all, name: Semua, score: total } ]
            """;
        File.WriteAllText(file, good);
        ScoringProgram.RunIn(folder, none, "rules", "check").ExitCode.ShouldBe(0);
        var strict = ScoringProgram.RunIn(folder, none, "rules", "check", "--strict");
        strict.ExitCode.ShouldBe(3);
        strict.Output.ShouldContain("own/2026/edition.yaml:6: Nothing uses idle (measures). [unused]");
        using (var json = JsonDocument.Parse(ScoringProgram.RunIn(folder, none, "rules", "check", "--format", "json").Output))
            json.RootElement.GetProperty("faults")[0].GetProperty("severity").GetString().ShouldBe("warning");
        File.WriteAllText(file, good.Replace("half-to-even", "half-to-evn", StringComparison.Ordinal));
        var faulty = ScoringProgram.RunIn(folder, none, "rules", "check");
        faulty.ExitCode.ShouldBe(3);
        faulty.Output.ShouldContain("  8 | rounding: { places: 2, mode: half-to-evn }\n    |                              ^^^^^^^^^^^\n");
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("edition")]
    [TestCase("cases")]
    [TestCase("sources")]
    [TestCase("committee")]
    public void A_schema_is_written_for_every_kind_of_file(string kind)
    {
        using var schema = JsonDocument.Parse(ScoringProgram.Run("rules", "schema", kind).Output);
        schema.RootElement.GetProperty("title").GetString().ShouldBe(kind);
    }

    [Test]
    public void An_unknown_kind_of_file_has_no_schema() => ScoringProgram.Run("rules", "schema", "editions").ExitCode.ShouldBe(2);

    [TestCase("iga/2026", "en")]
    [TestCase("iga/2026", "id")]
    [TestCase("solok-convention/2018", "id")]
    public void An_edition_is_drawn_as_a_picture_that_needs_nothing_from_elsewhere(string edition, string language)
    {
        var folder = ScoringProgram.NewFolder();
        var file = Path.Combine(folder, "tree.svg");
        var answer = ScoringProgram.Run("rules", "show", edition, "--picture", file, "--language", language);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldBeEmpty();
        var svg = System.Xml.Linq.XDocument.Load(file);
        svg.Root!.Name.LocalName.ShouldBe("svg");
        svg.Descendants().Where(element => element.Name.LocalName == "text").Count().ShouldBeGreaterThan(20);
        svg.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(["svg", "title", "rect", "path", "text"]);
        svg.Descendants()
            .SelectMany(element => element.Attributes())
            .ShouldAllBe(attribute => attribute.IsNamespaceDeclaration || !attribute.Value.Contains("http", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_committee_path_that_is_not_there_is_wrong_usage()
    {
        var answer = ScoringProgram.Run("rules", "check", "iga/2023", "--committee", "/no/such/file.yaml");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("/no/such/file.yaml");
    }

    [Test]
    public void All_real_figures_are_listed_and_counted_by_edition()
    {
        using var json = System.Text.Json.JsonDocument.Parse(ScoringProgram.Run("rules", "list", "--real", "--format", "json").Output);
        var (counts, figures) = (json.RootElement.GetProperty("counts"), json.RootElement.GetProperty("figures"));
        var all = counts[counts.GetArrayLength() - 1];
        all.GetProperty("rows").GetInt32().ShouldBe(figures.GetArrayLength());
        all.GetProperty("scores")
            .GetInt32()
            .ShouldBe(
                figures.EnumerateArray().Count(figure => figure.GetProperty("score").ValueKind != System.Text.Json.JsonValueKind.Null)
            );
        all.GetProperty("scores").GetInt32().ShouldBeGreaterThanOrEqualTo(62);
        all.GetProperty("ranks").GetInt32().ShouldBeGreaterThanOrEqualTo(118);
        counts
            .EnumerateArray()
            .Take(counts.GetArrayLength() - 1)
            .Sum(row => row.GetProperty("rows").GetInt32())
            .ShouldBe(all.GetProperty("rows").GetInt32());
        counts
            .EnumerateArray()
            .ShouldContain(row => row.GetProperty("edition").GetString() == "iga/2022" && row.GetProperty("rows").GetInt32() == 66);
        foreach (var edition in new[] { "unpsa/2019", "unpsa/2021" })
        {
            counts
                .EnumerateArray()
                .ShouldContain(row => row.GetProperty("edition").GetString() == edition && row.GetProperty("rows").GetInt32() == 1);
        }
    }
}
