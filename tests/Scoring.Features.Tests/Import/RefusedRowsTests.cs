using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Tests.Import;

/// <summary>Rows about units whose own rows were refused in another file of the same command are counted, not called unknown.</summary>
public sealed class RefusedRowsTests
{
    private const string Jurors = "juror,name,institution,region_code\nAni,Ani Lestari,Universitas,\nBudi,Budi Santoso,Lembaga,\n";
    private static readonly string MoreMarks = SmallSeason.Marks + "\ndesk,e9,Ani,70,70\n";

    [TestCase("e2,SI-PADI,Dinas B,2020-13-01,11", TestName = "an impossible date")]
    [TestCase("e2,,Dinas B,2020-01-01,11", TestName = "no title")]
    [TestCase("e2,SI-PADI,Dinas B,2020-01-01,11,0", TestName = "a cell too many")]
    [TestCase("e2,SI-PADI", TestName = "cells missing")]
    public async Task Marks_of_a_refused_entry_are_one_problem_and_an_unknown_id_stays_one(string row)
    {
        var outcomes = await Import(submissions: Changed(SmallSeason.Submissions, "e2,", row), marks: MoreMarks);
        Of(outcomes, "marks.csv").ShouldBe([("of-refused-submissions", 4, "2 submissions.csv"), ("unknown-innovation", 10, "e1")]);
    }

    [Test]
    public async Task Marks_that_name_a_refused_entry_by_its_title_are_the_same_one_problem()
    {
        var outcomes = await Import(
            submissions: Changed(SmallSeason.Submissions, "e2,", "e2,SI-PADI,Dinas B,2020-13-01,11"),
            marks: MoreMarks.Replace(",e2,", ",SI-PADI,", StringComparison.Ordinal)
        );
        Of(outcomes, "marks.csv").ShouldBe([("of-refused-submissions", 4, "2 submissions.csv"), ("unknown-innovation", 10, "e1")]);
    }

    [TestCase("innovation_id,title,agency,start_date,region_code", "innovation,title", TestName = "a header without ids")]
    [TestCase("e1,Antar", "e1,\"Antar", TestName = "a quote that is never closed")]
    public async Task If_the_entries_could_not_be_read_no_row_about_them_is_called_unknown(string text, string other)
    {
        var outcomes = await Import(submissions: SmallSeason.Submissions.Replace(text, other, StringComparison.Ordinal), marks: MoreMarks);
        Of(outcomes, "marks.csv").ShouldBe([("of-refused-submissions", 2, "9 submissions.csv")]);
    }

    [TestCase("12,Sumatera Utara,negara,12")]
    [TestCase("12,Sumatera Utara")]
    public async Task A_refused_region_is_not_called_unknown_nor_are_the_entries_in_it(string row)
    {
        var outcomes = await Import(regions: Changed(SmallSeason.Regions, "12,", row));
        Of(outcomes, "submissions.csv").ShouldBe([("of-refused-regions", 4, "3 regions.csv")]);
        Of(outcomes, "marks.csv").ShouldBe([("of-refused-submissions", 6, "4 submissions.csv")]);
    }

    [Test]
    public async Task A_refused_region_is_not_called_unknown_where_it_is_named()
    {
        var named = SmallSeason
            .Submissions.Replace("region_code", "nama_daerah", StringComparison.Ordinal)
            .Replace(",11", ",Aceh", StringComparison.Ordinal)
            .Replace(",12", ",Sumatera Utara", StringComparison.Ordinal);
        var outcomes = await Import(regions: Changed(SmallSeason.Regions, "12,", "12,Sumatera Utara,negara,12"), submissions: named);
        Of(outcomes, "submissions.csv").ShouldBe([("of-refused-regions", 4, "3 regions.csv")]);
    }

    [Test]
    public async Task Sheets_of_a_refused_juror_are_one_problem_and_a_strangers_stay_unknown()
    {
        var outcomes = await Import(
            jurors: Changed(Jurors, "Budi,", "Budi,Budi Santoso,Lembaga,,3"),
            marks: SmallSeason.Marks + "\ndesk,e1,Zulkarnain,70,70\n"
        );
        Of(outcomes, "marks.csv").ShouldBe([("of-refused-jurors", 3, "4 jurors.csv"), ("unknown-juror", 10, "")]);
    }

    [Test]
    public async Task Nothing_is_stored_and_the_files_put_right_come_in()
    {
        using var place = SmallSeason.Ruled();
        var wrong = Files(
            place,
            SmallSeason.Regions,
            Changed(SmallSeason.Submissions, "e2,", "e2,,Dinas B,2020-01-01,11"),
            Jurors,
            SmallSeason.Marks
        );
        (await place.Send(new ImportFiles(SmallSeason.Club, wrong))).ShouldContain(outcome => outcome.Status == ImportStatus.Refused);
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(0);
        var right = Files(place, SmallSeason.Regions, SmallSeason.Submissions, Jurors, SmallSeason.Marks);
        (await place.Send(new ImportFiles(SmallSeason.Club, right))).ShouldAllBe(outcome => outcome.Status == ImportStatus.Stored);
    }

    private static string Changed(string text, string start, string row) =>
        string.Join('\n', text.Split('\n').Select(line => line.StartsWith(start, StringComparison.Ordinal) ? row : line));

    private static (string, int, string)[] Of(IReadOnlyList<ImportOutcome> outcomes, string file) =>
        [
            .. outcomes
                .Single(outcome => outcome.FileName == file)
                .Problems.OrderBy(problem => problem.Row)
                .Select(problem => (problem.Code, problem.Row, Said(problem))),
        ];

    private static string Said(Problem problem) => string.Join(' ', problem.Arguments);

    private static async Task<IReadOnlyList<ImportOutcome>> Import(
        string regions = SmallSeason.Regions,
        string submissions = SmallSeason.Submissions,
        string jurors = Jurors,
        string marks = SmallSeason.Marks
    )
    {
        using var place = SmallSeason.Ruled();
        return await place.Send(new ImportFiles(SmallSeason.Club, Files(place, regions, submissions, jurors, marks)));
    }

    private static FileToImport[] Files(Workplace place, string regions, string submissions, string jurors, string marks) =>
        [
            new(ImportKind.Marks, place.Write("marks.csv", marks)),
            new(ImportKind.Submissions, place.Write("submissions.csv", submissions)),
            new(ImportKind.Jurors, place.Write("jurors.csv", jurors)),
            new(ImportKind.Regions, place.Write("regions.csv", regions)),
        ];
}
