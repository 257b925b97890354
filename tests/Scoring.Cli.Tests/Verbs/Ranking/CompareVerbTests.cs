using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class CompareVerbTests
{
    [Test]
    public void A_regions_change_is_told_in_sentences_that_add_up()
    {
        var answer = Run("compare", "iga/2018", "iga/2019", "--unit", "72.01");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Lines.ShouldBe([
            "Kabupaten Banggai: 84.90 in Innovative Government Award 2018, 168.10 in Innovative Government Award 2019 (+83.20 points).",
            "Rank 3 of 144 in Innovative Government Award 2018, 4 of 175 in Innovative Government Award 2019.",
            "- Own data: −1.70 points, same rank. With its data of Innovative "
                + "Government Award 2019 under the rules and among the regions of "
                + "Innovative Government Award 2018 it has 83.20 (rank 3 of 144).",
            "- Changed rules: +84.90 points, same rank. With the rules of Innovative Government Award 2019 as well it has 168.10 "
                + "(rank 3 of 144).",
            "- The others: 0.00 points. Among the regions of Innovative Government Award 2019 it has 168.10 (rank 4 of 175).",
            "The three parts add up to the change exactly.",
            "iga/2018 and iga/2019 take published totals: what changed inside a total, by new data or by rules that are not published, is "
                + "part of its own data.",
            "Figures of iga/2018 are illustrative: made up for a sample.",
            "Figures of iga/2019 are illustrative: made up for a sample.",
        ]);
        Run("compare", "iga/2018", "iga/2019", "--unit", "72.01", "--language", "id")
            .Output.ShouldContain("Aturan yang berubah: +84,90 poin");
    }

    [Test]
    public void Programs_read_the_parts_and_the_whole()
    {
        using var json = JsonDocument.Parse(Run("compare", "iga/2018", "iga/2019", "--unit", "72.01", "--format", "json").Output);
        var parts = json.RootElement.GetProperty("parts").EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("part").GetString()).ShouldBe(["own-data", "rules", "field", "whole"]);
        parts.Take(3).Sum(part => part.GetProperty("points").GetDecimal()).ShouldBe(parts[3].GetProperty("points").GetDecimal());
        parts
            .Take(3)
            .Sum(part => part.GetProperty("places_gained").GetDecimal())
            .ShouldBe(parts[3].GetProperty("places_gained").GetDecimal());
        json.RootElement.GetProperty("remarks")
            .EnumerateArray()
            .Where(remark => remark.GetProperty("code").GetString() == "illustrative")
            .Select(remark => remark.GetProperty("facts").GetString())
            .ShouldBe(["iga/2018", "iga/2019"]);
        var csv = Run("compare", "iga/2018", "iga/2019", "--unit", "72.01", "--format", "csv");
        csv.Output.ShouldContain("\nrules,84.9,84.9,0,");
        csv.Error.ShouldContain("Figures of iga/2019 are illustrative");
    }

    [Test]
    public void Why_a_change_cannot_be_split_is_said_in_every_format()
    {
        string[] asked = ["compare", "iga/2019", "iga/2026", "--unit", "72.01"];
        Run(asked)
            .Output.ShouldContain("The facts of iga/2026 under the rules of iga/2019: The rules take published totals, and none came in.");
        Run([.. asked, "--format", "csv"]).Error.ShouldContain("The rules take published totals, and none came in.");
        using var json = JsonDocument.Parse(Run([.. asked, "--format", "json"]).Output);
        json.RootElement.GetProperty("remarks")
            .EnumerateArray()
            .ShouldContain(remark => remark.GetProperty("code").GetString() == "no-results");
    }

    [TestCase("iga/2018", "7", "--unit", "72.01")]
    [TestCase("iga/2018/1", "iga/2019", "--unit", "72.01")]
    [TestCase("iga/2018", "iga/2019", "--unit", "99.99")]
    [TestCase("iga/2018", "iga/2019", "--unit", "72.01", "--ranking", "nothing")]
    [TestCase("iga/2018", "iga/2019", "--ranking", "kabupaten")]
    public void What_cannot_be_compared_is_refused_in_words(params string[] args)
    {
        var answer = Run(["compare", .. args]);
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldNotBeEmpty();
    }

    private static Answer Run(params string[] args) => ScoringProgram.Run([.. args, "--database", DemoDatabase.Path]);
}
