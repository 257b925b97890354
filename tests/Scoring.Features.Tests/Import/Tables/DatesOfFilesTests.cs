using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>Days as spreadsheets write them: read where only one reading exists, never with day and month exchanged.</summary>
public sealed class DatesOfFilesTests
{
    private Workplace _place = null!;

    [SetUp]
    public async Task Given() => _place = await SmallContest.New(withEntries: false);

    [TearDown]
    public void End() => _place.Dispose();

    private Task<ImportOutcome> Entries(ReadingChoices? choices, params string[] days) =>
        _place.Take(
            ImportKind.Submissions,
            "innovation_id;title;category;start_date\n" + string.Concat(days.Select((day, i) => $"x{i};Judul {i};Umum;{day}\n")),
            choices
        );

    [TestCase("25/04/2024|12 Januari 2024|2024-03-01 00:00:00|45352", "2024-04-25 2024-01-12 2024-03-01 2024-03-01")]
    [TestCase("03/04/2024|25/04/2024", "2024-04-03 2024-04-25")]
    [TestCase("04/03/2024|04/25/2024", "2024-04-03 2024-04-25")]
    [TestCase("3/4/2024|25/4/2024", "2024-04-03 2024-04-25")]
    [TestCase("2024-04-03|2024-04-25", "2024-04-03 2024-04-25")]
    [TestCase("2024-03-01T00:00:00Z|2024-03-01T00:00:00+07:00", "2024-03-01 2024-03-01")]
    [TestCase("1 Agustus 2024|Jan 5, 2024", "2024-08-01 2024-01-05")]
    public async Task Days_with_one_reading_are_read(string days, string stored)
    {
        var outcome = await Entries(null, days.Split('|'));
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        (await StoredDays()).ShouldBe(stored);
    }

    [TestCase("03/04/2024|05/06/2024", "date-ambiguous@2:start_date date-ambiguous@3:start_date")]
    [TestCase("25/04/2024|04/25/2024|03/04/2024", "date-ambiguous@4:start_date")]
    [TestCase("4/3/2024|25/04/2024", "date-ambiguous@2:start_date")]
    [TestCase("03-04-2024|25/04/2024", "date-ambiguous@2:start_date")]
    [TestCase("25/04/24", "date-year-short@2:start_date")]
    [TestCase("31/02/2024", "date-impossible@2:start_date")]
    [TestCase("2024-03-01T17:30:00Z", "time-zone@2:start_date")]
    public async Task Days_with_two_readings_are_refused_with_both(string days, string faults)
    {
        var outcome = await Entries(null, days.Split('|'));
        outcome.Status.ShouldBe(ImportStatus.Refused);
        string.Join(' ', outcome.Faults()).ShouldBe(faults);
    }

    [TestCase(DateOrder.DayFirst, "2024-04-03")]
    [TestCase(DateOrder.MonthFirst, "2024-03-04")]
    public async Task A_person_may_say_the_order(DateOrder order, string day)
    {
        (await Entries(new ReadingChoices { Dates = order }, "03/04/2024")).Status.ShouldBe(ImportStatus.Stored);
        (await StoredDays()).ShouldBe(day);
    }

    [Test]
    public async Task Days_of_a_workbook_are_days_whatever_they_look_like()
    {
        var outcome = await _place.Take(
            ImportKind.Submissions,
            new TableWorkbook().With(
                "Data",
                [
                    ["innovation_id", "title", "category", "start_date"],
                    ["x0", "Judul", "Umum", new DateTime(2024, 4, 3)],
                    ["x1", "Judul lain", "Umum", 45352],
                    ["x2", "Judul ketiga", "Umum", new DateTime(2024, 4, 3, 10, 30, 0)],
                    ["x3", "Judul keempat", "Umum", "25/04/2024"],
                ]
            )
        );
        // A day above 12 among the true days would show that nothing was exchanged; here all could have been.
        outcome.Faults().ShouldBe(["date-exchanged@2:start_date", "date-exchanged@3:start_date", "date-exchanged@4:start_date"]);
    }

    [Test]
    public async Task A_day_that_contradicts_the_order_that_was_said_is_refused()
    {
        var outcome = await _place.Take(
            ImportKind.Submissions,
            "innovation_id;title;category;start_date\nx0;Judul;Umum;25/04/2024\nx1;Judul lain;Umum;03/04/2024\n",
            new ReadingChoices { Dates = DateOrder.MonthFirst }
        );
        outcome.Faults().ShouldBe(["date-order-differs@2:start_date"]);
    }

    [Test]
    public async Task Days_of_a_workbook_alone_are_taken()
    {
        var outcome = await _place.Take(
            ImportKind.Submissions,
            new TableWorkbook().With(
                "Data",
                [
                    ["innovation_id", "title", "category", "start_date"],
                    ["x0", "Judul", "Umum", new DateTime(2024, 4, 3)],
                    ["x1", "Judul lain", "Umum", 45352],
                ]
            )
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        (await StoredDays()).ShouldBe("2024-04-03 2024-03-01");
    }

    // What the edition's rules see, unit by unit.
    private Task<string> StoredDays() => _place.Within(services => Task.FromResult(string.Join(' ', FactsOf(services))));

    private static IEnumerable<string?> FactsOf(IServiceProvider services)
    {
        var known = Microsoft
            .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<FileCheck>(services)
            .InForce(SmallContest.Edition);
        var rows = known.Brought<Scoring.Features.Import.Storage.SubmissionRows>(ImportKind.Submissions).Single().Payload;
        for (var i = 0; i < rows.Ids.Ids.Count; i++)
            yield return rows.Own[2][i];
    }
}
