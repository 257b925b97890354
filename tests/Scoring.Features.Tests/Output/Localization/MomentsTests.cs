using Scoring.Domain.Seasons;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Output.Localization;

public sealed class MomentsTests
{
    private static readonly DateTime Late = new(2027, 4, 30, 16, 59, 59, DateTimeKind.Utc);

    [TestCase(SeasonZone.Wib, SeasonZone.Wib, "id", "Jumat 30 April 2027, 23.59 WIB")]
    [TestCase(SeasonZone.Wib, SeasonZone.Wit, "id", "Jumat 30 April 2027, 23.59 WIB (Sabtu 1 Mei 2027, 01.59 WIT)")]
    [TestCase(SeasonZone.Wit, SeasonZone.Wita, "en", "Saturday 1 May 2027, 01:59 WIT (00:59 WITA)")]
    public void A_deadline_stands_in_the_zone_it_was_set_in_and_in_the_readers(
        SeasonZone set,
        SeasonZone own,
        string language,
        string said
    ) => Moments.Deadline(Late, language, set, own).ShouldBe(said);

    [Test]
    public void Each_day_of_the_week_has_its_name()
    {
        var sunday = new DateTime(2026, 11, 29, 5, 0, 0, DateTimeKind.Utc);
        string[] names = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
        foreach (var (number, name) in names.Index())
        {
            var day = sunday.AddDays(number);
            Moments.WeekdayAndDay(day, "id", SeasonZone.Wib).ShouldStartWith(name + " ");
            Moments.WeekdayAndDay(day, "en", SeasonZone.Wib).ShouldStartWith(day.DayOfWeek + " ");
        }
    }

    [TestCase("13.72", SeasonZone.Wib)]
    [TestCase("61", SeasonZone.Wib)]
    [TestCase("62.01", SeasonZone.Wib)]
    [TestCase("63.02", SeasonZone.Wita)]
    [TestCase("51", SeasonZone.Wita)]
    [TestCase("72.01", SeasonZone.Wita)]
    [TestCase("81.01", SeasonZone.Wit)]
    [TestCase("96", SeasonZone.Wit)]
    [TestCase("", SeasonZone.Wib)]
    public void A_region_has_the_zone_of_its_province(string region, SeasonZone zone) => SeasonZones.OfRegion(region).ShouldBe(zone);
}
