using System.Globalization;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>What a text is as a day, with the day first and with the month first.</summary>
public sealed class DateTextTests
{
    [TestCase("2024-04-25", "2024-04-25", "2024-04-25")]
    [TestCase("2024/4/5", "2024-04-05", "2024-04-05")]
    [TestCase("20240425", "2024-04-25", "2024-04-25")]
    [TestCase("25/04/2024", "2024-04-25", null)]
    [TestCase("04/25/2024", null, "2024-04-25")]
    [TestCase("03/04/2024", "2024-04-03", "2024-03-04")]
    [TestCase("3.4.2024", "2024-04-03", "2024-03-04")]
    [TestCase("04/04/2024", "2024-04-04", "2024-04-04")]
    [TestCase("31/02/2024", null, null)]
    [TestCase("29-02-2024", "2024-02-29", null)]
    [TestCase("29-02-2023", null, null)]
    [TestCase("12 Januari 2024", "2024-01-12", "2024-01-12")]
    [TestCase("Jumat, 12 Januari 2024", "2024-01-12", "2024-01-12")]
    [TestCase("1 Agt 2024", "2024-08-01", "2024-08-01")]
    [TestCase("12-Mei-2024", "2024-05-12", "2024-05-12")]
    [TestCase("December 5, 2024", "2024-12-05", "2024-12-05")]
    [TestCase("5 Nopember 2024", "2024-11-05", "2024-11-05")]
    [TestCase("45352", "2024-03-01", "2024-03-01")]
    [TestCase("2024-03-01 00:00:00", "2024-03-01", "2024-03-01")]
    [TestCase("2024-03-01T10:30:00+07:00", "2024-03-01 10:30", "2024-03-01 10:30")]
    [TestCase("01/03/2024 10.30 WIB", "2024-03-01 10:30", "2024-01-03 10:30")]
    [TestCase("1 Maret 2024 pukul 10:30", "2024-03-01 10:30", "2024-03-01 10:30")]
    [TestCase("3/13/2024 2:05 PM", null, "2024-03-13 14:05")]
    [TestCase("25/04/24", null, null)]
    [TestCase("12-Jan-24", null, null)]
    [TestCase("2024", null, null)]
    [TestCase("12", null, null)]
    [TestCase("besok", null, null)]
    [TestCase("2024-13-01", null, null)]
    [TestCase("2024-03-01 25:00", null, null)]
    public void A_text_is_these_days(string text, string? dayFirst, string? monthFirst)
    {
        var date = DateText.Of(text);
        (Shown(date.DayFirst), Shown(date.MonthFirst)).ShouldBe((dayFirst, monthFirst));
    }

    [TestCase("45352", false, "2024-03-01")]
    [TestCase("43890", true, "2024-03-01")]
    [TestCase("45352.4375", false, "2024-03-01 10:30")]
    [TestCase("100", false, null)]
    [TestCase("20240301", false, null)]
    public void A_spreadsheets_number_is_a_day(string serial, bool from1904, string? day) =>
        Shown(DateText.OfSerial(serial, from1904).DayFirst).ShouldBe(day);

    [Test]
    public void Every_day_reads_back_from_every_form_that_leaves_no_choice()
    {
        for (var day = new DateTime(2023, 1, 1); day < new DateTime(2025, 1, 1); day = day.AddDays(1))
        {
            foreach (
                var text in new[]
                {
                    day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                    day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
                    $"{day:dd} {Months[day.Month - 1]} {day:yyyy}",
                    $"{Days[(int)day.DayOfWeek]}, {day.Day} {Months[day.Month - 1]} {day:yyyy}",
                    (day - new DateTime(1899, 12, 30)).Days.ToString(CultureInfo.InvariantCulture),
                }
            )
                (DateText.Of(text).DayFirst, DateText.Of(text).MonthFirst).ShouldBe((day, day), text);
            DateText.Of(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)).DayFirst.ShouldBe(day);
            DateText.Of(day.ToString("M/d/yyyy", CultureInfo.InvariantCulture)).MonthFirst.ShouldBe(day);
        }
    }

    private static readonly string[] Months =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static string? Shown(DateTime? day) =>
        day?.ToString(day.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
