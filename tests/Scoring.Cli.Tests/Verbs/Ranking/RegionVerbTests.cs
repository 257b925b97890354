using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class RegionVerbTests
{
    [Test]
    public void A_region_is_shown_with_what_would_move_it_and_a_way_can_be_tried_as_it_stands()
    {
        var answer = Run("region", "iga/2026", "72.01", "--format", "json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("standing").EnumerateArray().ShouldContain(row => row.GetProperty("value").ToString() == "55.67");
        json.RootElement.GetProperty("indicators").GetArrayLength().ShouldBe(40);
        var way = json.RootElement.GetProperty("ways")[0];
        var simulated = Run(["simulate", "iga/2026", "72.01", .. way.GetProperty("set").GetString()!.Split(' '), "--format", "csv"]);
        simulated.Output.ShouldContain($",{way.GetProperty("score").GetRawText()},");
    }

    [Test]
    public void Figures_of_a_sample_are_marked() => Run("region", "iga/2026", "72.01").Output.ShouldContain("illustrative figures");

    [Test]
    public void The_catalogue_is_searched_by_its_parts()
    {
        var answer = Run("catalogue", "iga/2026", "--region", "72.01", "--digital", "1", "--top", "2", "--format", "csv");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        answer.Error.ShouldContain("of 1,038 innovations match");
        Run("catalogue", "iga/2026", "--find", "zzz").Error.ShouldContain("0 of 1,038");
    }

    [Test]
    public void The_catalogue_is_searched_and_counted_by_any_further_attribute()
    {
        var kinds = Run("catalogue", "iga/2019", "--count", "unit_kind", "--format", "csv");
        kinds.ExitCode.ShouldBe(0, kinds.Error);
        var counts = kinds.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split(',')).ToList();
        counts.Select(line => line[0]).ShouldContain("kelurahan");
        foreach (var line in counts)
        {
            var found = Run("catalogue", "iga/2019", "--attribute", $"UNIT_KIND={line[0].ToUpperInvariant()}", "--format", "csv");
            found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(int.Parse(line[1], null) + 1, line[0]);
        }
        Run("catalogue", "iga/2019", "--count", "unit_kind", "--attribute", "unit_kind=").ExitCode.ShouldBe(0);
        Run("catalogue", "iga/2019", "--count", "region", "--format", "csv").ExitCode.ShouldBe(0);
    }

    [Test]
    public void An_attribute_that_no_innovation_has_is_refused_with_those_that_they_have()
    {
        var answer = Run("catalogue", "iga/2019", "--attribute", "unit=kelurahan");
        (answer.ExitCode, answer.Error.Contains("unit_kind", StringComparison.Ordinal)).ShouldBe((2, true), answer.Error);
        Run("catalogue", "iga/2019", "--attribute", "kelurahan").Error.ShouldContain("NAME=VALUE");
    }

    [Test]
    public void A_region_that_takes_no_part_is_refused()
    {
        var answer = Run("region", "iga/2026", "99.99");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("99.99");
    }

    private static Answer Run(params string[] args) => ScoringProgram.Run([.. args, "--database", DemoDatabase.Path]);
}
