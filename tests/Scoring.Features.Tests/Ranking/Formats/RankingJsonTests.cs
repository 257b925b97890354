using System.Text;
using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Tests.Ranking.Formats;

public sealed class RankingJsonTests
{
    [Test]
    public void A_run_holds_its_hashes_inputs_and_rankings_with_positions()
    {
        var text = Write();
        using var json = JsonDocument.Parse(text);
        var run = json.RootElement;
        run.GetProperty("result_hash").GetString().ShouldBe(new string('b', 64));
        run.GetProperty("illustrative").GetBoolean().ShouldBeTrue();
        run.GetProperty("inputs")[0].GetProperty("rows").GetInt32().ShouldBe(552);
        var rows = run.GetProperty("rankings")[0].GetProperty("rows");
        rows[0].GetProperty("position").GetInt32().ShouldBe(1);
        rows[0].GetProperty("notes")[0].GetProperty("code").GetString().ShouldBe("WithinTop");
        rows[1].GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[1].GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public void Decimals_are_written_as_they_are_published()
    {
        Write().ShouldContain("\"score\": 80.10,\n");
        Write().ShouldContain("\"exact_score\": 80.1,\n");
    }

    private static string Write()
    {
        using var stream = new MemoryStream();
        RankingJson.Write(
            stream,
            SampleRanking.Run(
                SampleRanking.Result(
                    SampleRanking.Row("72.01", "Banggai", 1, 80.1m, new Note(NoteCode.WithinTop, 5)),
                    SampleRanking.Row("72.02", "Poso", null, null)
                )
            ),
            "id"
        );
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
