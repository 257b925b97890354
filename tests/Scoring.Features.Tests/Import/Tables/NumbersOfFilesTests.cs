using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>
/// Numbers as people's programs write them: read where the file allows one reading, refused with both where it allows two.
/// </summary>
public sealed class NumbersOfFilesTests : WithSmallContest
{
    private Task<ImportOutcome> Users(params string[] values) =>
        Place.Take(
            ImportKind.Measures,
            "innovation_id;indicator;value\n" + string.Concat(values.Select((value, i) => $"{(char)('A' + i)};users;{value}\n"))
        );

    [TestCase("950", "1.200", "12.500", "number-ambiguous@3:value number-ambiguous@4:value")]
    [TestCase("1,200", "950", "12,500", "number-ambiguous@2:value number-ambiguous@4:value")]
    [TestCase("1.200", "3,125", "7", "number-ambiguous@2:value number-ambiguous@3:value")]
    [TestCase("1.5", "2,5", "7", "number-mixed-decimals@3:value")]
    [TestCase("250 orang", ">100", "7", "number-wrong@2:value number-wrong@3:value")]
    [TestCase("-", "n/a", "7", "number-none@2:value number-none@3:value")]
    [TestCase("8O", "l2", "½", "number-proposed@2:value number-proposed@3:value number-proposed@4:value")]
    [TestCase("(2)", "5-", "2½", "number-proposed@2:value number-proposed@3:value number-proposed@4:value")]
    [TestCase("80%", "1", "7", "percent-ambiguous@2:value")]
    public async Task What_can_be_read_in_two_ways_is_refused(string a, string b, string c, string faults)
    {
        var outcome = await Users(a, b, c);
        outcome.Status.ShouldBe(ImportStatus.Refused);
        string.Join(' ', outcome.Faults()).ShouldBe(faults);
        outcome.Problems.Select(problem => problem.Value).ShouldBeSubsetOf([a, b, c]);
        outcome.Accepted.ShouldBe(3 - outcome.Problems.DistinctBy(problem => problem.Row).Count());
    }

    [TestCase("innovation_id,indicator,value\nA,users,80,5\n", "80,5")]
    [TestCase("innovation_id,indicator,value\nA,users,1.234,5\n", "1.234,5")]
    [TestCase("innovation_id,indicator,value\nA,users,80,kira-kira\n", "")]
    [TestCase("innovation_id;indicator;value\nA;users;80;5\n", "")]
    public async Task A_row_with_a_value_too_many_names_the_number_that_its_comma_may_have_split(string text, string number)
    {
        var outcome = await Place.Take(ImportKind.Measures, text);
        outcome.Problems.Single().Arguments.ShouldBe([4, 3, number]);
    }

    [Test]
    public async Task A_percent_that_is_refused_is_not_said_to_have_been_read()
    {
        (await Users("80%", "1", "7")).Said().ShouldNotContain("percent");
        var outcome = await Place.Take(ImportKind.Measures, "innovation_id;indicator;value\nA;score100;62%\nB;score100;71 %\n");
        outcome.Notices.Single(notice => notice.Code == "notice.percent").Arguments.ShouldBe(["value", 2]);
    }

    [Test]
    public async Task A_row_with_two_faults_is_one_wrong_row()
    {
        var outcome = await Place.Take(ImportKind.Measures, "innovation_id;indicator;value\nZ;users;1.200\nA;users;12.500\n");
        outcome.Faults().ShouldBe(["unknown-innovation@2:innovation_id", "number-ambiguous@2:value", "number-ambiguous@3:value"]);
        outcome.Accepted.ShouldBe(0);
    }

    [TestCase("950", "1.200", "12.500,5", "A users=950, B users=1200, C users=12500.5", "numbers-grouped")]
    [TestCase("950", "1.200", "1.250.000", "A users=950, B users=1200, C users=1250000", "numbers-grouped")]
    [TestCase("'85", "’90", "7", "A users=85, B users=90, C users=7", "digits-read")]
    [TestCase("８５", "٩٠", "7", "A users=85, B users=90, C users=7", "digits-read")]
    [TestCase("950", "1 200", "12\u00A0500", "A users=950, B users=1200, C users=12500", "numbers-grouped")]
    [TestCase("1,200.5", "950", "12.5", "A users=1200.5, B users=950, C users=12.5", "numbers-grouped")]
    [TestCase("2e-06", "\u2212" + "3", "7", "A users=0.000002, B users=-3, C users=7", "")]
    [TestCase("1.200", "0.5", "12.500", "A users=1.2, B users=0.5, C users=12.5", "")]
    [TestCase("1,200", "0,5", "12,500", "A users=1.2, B users=0.5, C users=12.5", "")]
    [TestCase("12", "7,5", "3", "A users=12, B users=7.5, C users=3", "")]
    public async Task What_the_file_as_a_whole_tells_is_read_and_said(string a, string b, string c, string stored, string said)
    {
        var outcome = await Users(a, b, c);
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe(stored);
        outcome.Said().Except(["semicolon"]).ShouldBe(said.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestCase("share", "0.500", "0.250", "0.5 0.25")]
    [TestCase("score100", "62.125", "71.250", "62.125 71.25")]
    [TestCase("score100", "62,125", "71,250", "62.125 71.25")]
    public async Task Limits_tell_where_the_other_reading_is_out_of_them(string measure, string a, string b, string stored)
    {
        var outcome = await Place.Take(ImportKind.Measures, $"innovation_id;indicator;value\nA;{measure};{a}\nB;{measure};{b}\n");
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe(string.Join(", ", stored.Split(' ').Select((value, i) => $"{"AB"[i]} {measure}={value}")));
    }

    [TestCase('.', "A users=1.2, B users=12.5")]
    [TestCase(',', "A users=1200, B users=12500")]
    public async Task A_person_may_say_the_decimal_sign(char sign, string stored)
    {
        var outcome = await Place.Take(
            ImportKind.Measures,
            "innovation_id;indicator;value\nA;users;1.200\nB;users;12.500\n",
            new ReadingChoices { DecimalSign = sign }
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe(stored);
    }

    [Test]
    public async Task Percent_cells_are_what_they_show_on_a_scale_to_100_and_a_hundredth_on_one_to_1()
    {
        var outcome = await Place.Take(
            ImportKind.Measures,
            new TableWorkbook().With(
                "Data",
                [
                    ["innovation_id", "indicator", "value"],
                    ["A", "score100", new TableWorkbook.Percent(0.8m)],
                    ["A", "share", new TableWorkbook.Percent(0.075m)],
                ]
            )
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe("A score100=80, A share=0.075");
        outcome.Said().ShouldBe(["percent"]);
    }

    [Test]
    public async Task Text_numbers_stand_beside_true_numbers_in_a_workbook()
    {
        var outcome = await Place.Take(
            ImportKind.Measures,
            new TableWorkbook().With(
                "Data",
                [
                    ["innovation_id", "indicator", "value"],
                    ["A", "users", 7.1m],
                    ["B", "users", "1.250,5"],
                    ["C", "users", "2.000"],
                ]
            )
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        Place.Measures().ShouldBe("A users=7.1, B users=1250.5, C users=2000");
        outcome.Said().ShouldBe(["numbers-grouped", "numbers-as-text"]);
    }

    [Test]
    public async Task A_number_that_a_spreadsheet_cannot_show_is_refused_with_its_cell()
    {
        var outcome = await Place.Take(
            ImportKind.Measures,
            new TableWorkbook().With(
                "Data",
                [
                    ["innovation_id", "indicator", "value"],
                    ["A", "users", new TableWorkbook.NoValue("SUM(A1:A2)")],
                    ["B", "users", new TableWorkbook.Error("#REF!")],
                    ["C", "users", new DateTime(2024, 2, 1)],
                ]
            )
        );
        outcome.Faults().ShouldBe(["formula-without-value@2:value", "cell-error@3:value", "number-became-date@4:value"]);
    }
}
