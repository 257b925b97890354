using Scoring.Cli.Rendering;

namespace Scoring.Cli.Tests.Rendering;

public sealed class TableFitTests
{
    private static readonly FitColumn[] Columns =
    [
        new("Rank", true, ["1", "2"]),
        new("List", false, ["kabupaten", "kabupaten"]),
        new("Name", false, ["Kabupaten Lima Puluh Kota", "Kabupaten Banggai"]),
        new("Score", true, ["85.00", "79.25"]),
        new("Notes", false, ["illustrative figures; tie broken by the number of innovations that a region reported", ""]),
    ];

    [TestCase(null)]
    [TestCase(300)]
    public void A_table_with_room_keeps_its_width(int? width) =>
        TableFit.Widths(Columns, width).ShouldBe(Columns.Select(column => (int?)column.Natural));

    [TestCase(120)]
    [TestCase(80)]
    [TestCase(60)]
    public void A_table_without_room_wraps_its_texts_and_leaves_its_figures_whole(int width)
    {
        var widths = TableFit.Widths(Columns, width);
        (widths.Sum(one => one ?? 0) + (3 * widths.Count(one => one is not null)) + 1).ShouldBeLessThanOrEqualTo(width);
        (widths[0], widths[3]).ShouldBe((4, 5));
    }

    [Test]
    public void The_column_that_says_nothing_goes_first_and_the_last_one_next()
    {
        TableFit.Widths(Columns, 60).Select(width => width is null).ShouldBe([false, true, false, false, false]);
        TableFit.Widths(Columns, 40).Select(width => width is null).ShouldBe([false, true, false, false, true]);
    }

    [Test]
    public void A_code_that_is_too_long_ends_in_an_ellipsis_and_words_stay_words() =>
        TableFit.Cut("hash 9f86d081884c7d659a2feaa0c55ad015", 12).ShouldBe("hash 9f86d081884…");

    [TestCase("rank", "iga/2026", "--ranking", "kabupaten", "--top", "5")]
    [TestCase("robustness", "solok-convention/2018", "--ranking", "top-ten")]
    [TestCase("jury", "agreement", "solok-convention/2018", "--stage", "final")]
    [TestCase("region", "iga/2026", "13.05")]
    [TestCase("audit", "list", "--newest", "5")]
    public void No_line_is_wider_than_asked_for(params string[] command)
    {
        foreach (var width in new[] { 80, 120 })
        {
            var answer = ScoringProgram.Run([
                .. command,
                "--width",
                width.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "--database",
                DemoDatabase.Path,
            ]);
            answer.ExitCode.ShouldBe(0, answer.Error);
            answer.Lines.ShouldAllBe(line => line.Length <= width);
        }
    }

    [Test]
    public void Nothing_is_fitted_where_no_width_is_asked_for_and_nobody_looks()
    {
        var answer = ScoringProgram.Run("rank", "iga/2026", "--ranking", "kabupaten", "--top", "5", "--database", DemoDatabase.Path);
        answer.Lines.Max(line => line.Length).ShouldBeGreaterThan(120);
    }

    [TestCase("Effective weight", 10, "Effective\nweight")]
    [TestCase("Effective weight", 20, "Effective weight")]
    [TestCase("Correlation with its pillar", 12, "Correlation\nwith its\npillar")]
    [TestCase("Rank", 2, "Rank")]
    public void A_heading_breaks_at_its_spaces_and_leaves_none_behind(string title, int width, string expected) =>
        TableFit.Heading(title, width).ShouldBe(expected);
}
