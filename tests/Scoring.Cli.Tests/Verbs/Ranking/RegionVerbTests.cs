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
    public void What_was_claimed_is_shown_beside_what_was_verified_and_never_ranked()
    {
        var answer = Run("explain", "iga/2026", "72.03", "--claimed", "--format", "csv");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("region,2b,Pengalokasian mandatory spending,1,3,1,0,0.8\n");
        answer.Error.ShouldContain("The claimed index is not a result");
        using var json = JsonDocument.Parse(Run("region", "iga/2026", "72.03", "--format", "json").Output);
        var rows = json.RootElement.GetProperty("claimed").EnumerateArray().Select(row => row.GetProperty("points").GetDecimal()).ToList();
        rows[..^1].Sum().ShouldBe(rows[^1]);
        var all = Run("rank", "iga/2026", "--claimed", "--format", "csv").Output;
        all.ShouldContain("kabupaten,72.03,Kabupaten Donggala,54.14,Inovatif,56.44,Inovatif,2.3,2.3,4\n");
        all.ShouldStartWith("ranking,id,name,verified,verified_band,claimed,claimed_band,difference,exact_difference,differing\n");
        Run("rank", "iga/2026", "--ranking", "kota", "--claimed").Error.ShouldContain("No file says what was claimed.");
        Run("region", "iga/2026", "72.01").Output.ShouldNotContain("laimed");
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

    [Test]
    public void What_was_published_about_a_region_is_shown_without_any_import()
    {
        var answer = RunOnNothing("region", "iga/2022", "36.73");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("60.56");
        answer.Output.ShouldContain("gatra-iga-2022");
        answer.Output.ShouldContain("press");
        answer.Error.ShouldContain("https://gatra.com/");
        answer.Error.ShouldContain("Nothing can be computed for it here: Nothing has been imported for iga/2022 yet.");
        RunOnNothing("region", "iga/2022", "36.73", "--language", "id").Error.ShouldContain("Belum ada data yang diimpor");
    }

    [Test]
    public void Programs_read_a_published_figure_by_its_codes()
    {
        using var json = JsonDocument.Parse(RunOnNothing("region", "iga/2022", "36.73", "--format", "json").Output);
        var figure = json.RootElement[0];
        figure.GetProperty("score").GetDecimal().ShouldBe(60.56m);
        figure.GetProperty("scale").GetString().ShouldBe("index-0-100");
        figure.GetProperty("standing").GetString().ShouldBe("press");
        figure.GetProperty("predicate").GetString().ShouldBe("Inovatif");
        figure.GetProperty("predicate_by_rule").GetString().ShouldBe("Sangat Inovatif");
        RunOnNothing("region", "iga/2022", "36.73", "--format", "csv").Output.ShouldContain(",60.56,index-0-100,");
    }

    [Test]
    public void Published_figures_stand_beside_computed_ones_in_every_format()
    {
        var answer = Run("region", "iga/2019", "35.10", "--format", "json");
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("standing").GetArrayLength().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("published")[0].GetProperty("award").GetString().ShouldBe("Penerima IGA");
        Run("region", "iga/2019", "35.10", "--format", "csv").Output.ShouldContain("Diumumkan (pemberitaan, beritadaerah-iga-2019): ");
    }

    [Test]
    public void A_region_of_which_nothing_was_published_is_refused_as_before() =>
        RunOnNothing("region", "iga/2022", "99.99").ExitCode.ShouldBe(1);

    private static Answer RunOnNothing(params string[] args) =>
        ScoringProgram.Run([.. args, "--database", Path.Combine(DemoDatabase.Folder, "nothing.db")]);

    private static Answer Run(params string[] args) => ScoringProgram.Run([.. args, "--database", DemoDatabase.Path]);
}
