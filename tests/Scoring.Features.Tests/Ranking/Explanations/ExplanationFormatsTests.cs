using System.Text;
using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Tests.Ranking.Formats;

namespace Scoring.Features.Tests.Ranking.Explanations;

public sealed class ExplanationFormatsTests
{
    private static readonly Citation Official = new(SampleRanking.Decree, "hlm. 3", Standing.Official);
    private static readonly Citation Reasoned = new(SampleRanking.Decree, "slide 7", Standing.Inferred);

    [Test]
    public void Markdown_shows_rank_tree_facts_and_sources()
    {
        var writer = new StringWriter();
        ExplanationMarkdown.Write(writer, Sample(), "id");
        var text = writer.ToString();
        text.ShouldStartWith("# Banggai (72.01)\n");
        text.ShouldContain("- Peringkat: **1 dari 552**\n");
        text.ShouldContain("- Angka: **ilustrasi, buatan kami**\n");
        text.ShouldContain(
            "- **Indeks \\*uji\\*** = 33,3333 — persen dari nilai maksimum: bagian ÷ maksimum × 100; maksimum 9 "
                + "\\[decree, slide 7: disimpulkan\\]"
        );
        text.ShouldContain("`[decree, hlm. 3: resmi]`\n");
        text.ShouldContain("  - **16. Inovasi** = 3 — bobot 1; data 3, levels.csv:12 \\[ilustrasi, buatan kami\\]\n");
        text.ShouldContain("  - ~~17. Lain = tidak bernilai~~ — tidak dihitung\n    *tidak dilaporkan*\n");
        text.ShouldContain("- `decree`: Keputusan contoh, Panitia contoh, 1/2026, 2026 (ilustrasi, buatan kami)\n");
    }

    [Test]
    public void Json_holds_the_whole_tree()
    {
        using var stream = new MemoryStream();
        ExplanationJson.Write(stream, Sample(), "en");
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        json.RootElement.GetProperty("of").GetInt32().ShouldBe(552);
        var tree = json.RootElement.GetProperty("tree");
        tree.GetProperty("constants")[0].GetProperty("citation").GetProperty("standing").GetString().ShouldBe("Inferred");
        var fact = tree.GetProperty("inputs")[0].GetProperty("fact");
        fact.GetProperty("file").GetString().ShouldBe("levels.csv");
        fact.GetProperty("line").GetInt32().ShouldBe(12);
        tree.GetProperty("inputs")[1].GetProperty("counted").GetBoolean().ShouldBeFalse();
        tree.GetProperty("inputs")[1].GetProperty("presence").GetString().ShouldBe("absent");
        tree.GetProperty("inputs")[1].GetProperty("notes")[0].GetProperty("text").GetString().ShouldBe("not reported");
    }

    [Test]
    public void Flat_rows_run_depth_first_and_fit_the_columns()
    {
        var rows = ExplanationRows.Of(Sample(), "en");
        rows.Select(row => row[0]).ShouldBe([0, 1, 1]);
        rows.ShouldAllBe(row => row.Count == ExplanationRows.Columns.Count);
    }

    [Test]
    public void A_source_is_named_once_for_everything_below_it()
    {
        var root = Sample().Root;
        ExplanationLine.Of(root, null, "en").Source.ShouldBe("decree, hlm. 3: official");
        ExplanationLine.Of(root.Inputs[0], root, "en").Source.ShouldBeNull();
    }

    private static UnitExplanation Sample()
    {
        var rule = SampleRanking.Rule();
        var edition = new Edition
        {
            Id = "iga/2026",
            Name = new Text("Indeks 2026", "Index 2026"),
            Hash = new string('a', 64),
            Steps = new Dictionary<string, Step>(),
            Rankings = [rule],
        };
        var reported = Node("16", "indicator", "Inovasi", Value.Of(3)) with
        {
            Constants = [new Constant("weight", 1, Official)],
            Citation = Official,
            Fact = new ExplainedFact(3, new Origin("levels.csv", 12, IsIllustrative: true)),
        };
        var absent = Node("17", "indicator", "Lain", Value.Absent) with
        {
            Citation = Official,
            Counted = false,
            Notes = [new Note(NoteCode.NotReported)],
        };
        var root = Node("iid", "percent-of-maximum", "Indeks *uji*", Value.Of(Exact.Divide(100, 3))) with
        {
            Constants = [new Constant("maximum", 9, Reasoned)],
            Citation = Official,
            Inputs = [reported, absent],
        };
        return new UnitExplanation(edition, rule, SampleRanking.Row("72.01", "Banggai", 1, 33.333333m), 552, root, true);
    }

    private static Explanation Node(string id, string kind, string name, Value value) =>
        new()
        {
            Id = id,
            Kind = kind,
            Name = new Text(name, name),
            UnitId = "72.01",
            UnitName = "Banggai",
            Value = value,
            Combine = _ => value,
        };
}
