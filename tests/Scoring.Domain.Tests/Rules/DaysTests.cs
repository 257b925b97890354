using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Rules;

public class DaysTests
{
    [TestCase("2018-04-30", 1, 0, 0, "2017-04-30")]
    [TestCase("2020-02-29", 1, 0, 0, "2019-02-28")]
    [TestCase("2021-02-28", 1, 0, 0, "2020-02-28")]
    [TestCase("2025-08-31", 0, 6, 0, "2025-02-28")]
    [TestCase("2024-08-31", 0, 6, 0, "2024-02-29")]
    [TestCase("2026-03-31", 0, 1, 0, "2026-02-28")]
    [TestCase("2026-03-31", 0, 1, 1, "2026-02-27")]
    [TestCase("2026-03-01", 0, 0, 1, "2026-02-28")]
    [TestCase("0050-01-01", 100, 0, 0, "0001-01-01")]
    [TestCase("0001-01-05", 0, 0, 5, "0001-01-01")]
    [TestCase("2026-01-15", 1, 14, 0, "2023-11-15")]
    public void Time_is_counted_back_by_months_first_and_then_by_days(string day, int years, int months, int days, string before) =>
        Days.Write(Days.Before(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), years, months, days))
            .ShouldBe(before);

    [TestCase("2026-08-31", "2026-08-31T00:00:00")]
    [TestCase("2026-08-31 23:59", "2026-08-31T23:59:00")]
    [TestCase("2026-08-31T23:59:59", "2026-08-31T23:59:59")]
    [TestCase("31-08-2026", null)]
    [TestCase("2026-02-30", null)]
    [TestCase(null, null)]
    public void A_time_is_read_in_the_forms_that_files_use(string? text, string? read) =>
        (Days.Read(text)?.ToString("s", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(read);
}
