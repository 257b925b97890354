using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Tests.Ranking.Formats;

public sealed class RankingCsvTests
{
    [Test]
    public void A_line_holds_the_published_and_the_exact_score()
    {
        Lines(SampleRanking.Result(SampleRanking.Row("72.01", "Banggai", 1, 1234.565m, new Note(NoteCode.WithinTop, 5))))
            .ShouldBe([
                "ranking,rank,id,name,cluster,score,exact_score,band,notes",
                "kabupaten,1,72.01,Banggai,kabupaten,1234.57,1234.565,Very innovative,among the top 5",
            ]);
    }

    [Test]
    public void Lines_are_ordered_by_rank_then_id_and_units_without_rank_come_last()
    {
        var lines = Lines(
            SampleRanking.Result(
                SampleRanking.Row("c", "C", null, null),
                SampleRanking.Row("b", "B", 1.5m, 80),
                SampleRanking.Row("z", "Z", 3, 70),
                SampleRanking.Row("a", "A", 1.5m, 80)
            )
        );
        lines.Skip(1).Select(line => string.Join(",", line.Split(',').Skip(1).Take(2))).ShouldBe(["1.5,a", "1.5,b", "3,z", ",c"]);
        lines[^1].ShouldBe("kabupaten,,c,C,kabupaten,,,Cannot be assessed,");
    }

    [Test]
    public void Rankings_come_in_the_order_of_their_ids()
    {
        var writer = new StringWriter();
        RankingCsv.Write(
            writer,
            [
                new RankingResult(SampleRanking.Rule("provinsi"), [SampleRanking.Row("72", "S", 1, 1)]),
                new RankingResult(SampleRanking.Rule("kota"), [SampleRanking.Row("72.71", "P", 1, 1)]),
            ],
            "id"
        );
        writer.ToString().Split('\n').Skip(1).Take(2).Select(line => line.Split(',')[0]).ShouldBe(["kota", "provinsi"]);
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+62", "'+62")]
    [TestCase("-x", "'-x")]
    [TestCase("@cmd", "'@cmd")]
    [TestCase("\tx", "'\tx")]
    [TestCase("a=b", "a=b")]
    public void A_text_that_a_spreadsheet_would_run_stays_text(string name, string written)
    {
        Lines(SampleRanking.Result(SampleRanking.Row("x", name, 1, -5)))[1].ShouldStartWith($"kabupaten,1,x,{written},kabupaten,-5.00,-5,");
    }

    [Test]
    public void Quotes_commas_and_line_breaks_are_quoted()
    {
        var writer = new StringWriter();
        RankingCsv.Write(writer, [SampleRanking.Result(SampleRanking.Row("x", "Say \"go\",\nthen stop", 1, 1))], "en");
        writer.ToString().ShouldContain("\"Say \"\"go\"\",\nthen stop\"");
        writer.ToString().ShouldNotContain("\r");
    }

    private static string[] Lines(RankingResult ranking)
    {
        var writer = new StringWriter();
        RankingCsv.Write(writer, [ranking], "en");
        writer.ToString().ShouldEndWith("\n");
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
