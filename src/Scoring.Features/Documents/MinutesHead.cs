using System.Globalization;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Documents;

/// <summary>
/// What stands at the head of minutes and is in no data: who issues them, their number, when and where. What is empty becomes a line to
/// fill in by hand.
/// </summary>
/// <param name="Office">The ministry or office, as on its letters.</param>
/// <param name="Address">Its address, in a line.</param>
/// <param name="Number">The number of the letter.</param>
/// <param name="Day">The day of the decision; null if it is not known yet.</param>
/// <param name="Place">The place.</param>
/// <param name="Chair">The name of the chair.</param>
/// <param name="Secretary">The name of the secretary.</param>
public sealed record MinutesHead(string Office, string Address, string Number, DateOnly? Day, string Place, string Chair, string Secretary)
{
    /// <summary>Nothing is known: every detail is filled in by hand.</summary>
    public static MinutesHead Empty { get; } = new("", "", "", null, "", "", "");

    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly string[] Small =
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
    ];

    /// <summary>
    /// The opening by the formula of official minutes: "Pada hari ini Senin, tanggal tiga puluh bulan November tahun dua ribu dua puluh
    /// enam (30 November 2026), …"; null if the day is not known.
    /// </summary>
    internal string? Opening(PaperLanguage paper)
    {
        if (Day is not { } day)
            return null;
        // Noon, so that no zone makes it another day.
        var written = Moments.Day(day.ToDateTime(new TimeOnly(5, 0)), paper.Id);
        var today =
            paper.Id == "id"
                ? $"{Days[(int)day.DayOfWeek]}, tanggal {InWords(day.Day)} bulan {written.Split(' ')[1]} "
                    + $"tahun {InWords(day.Year)} ({written})"
                : $"{CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day.DayOfWeek)}, {written}";
        return Place.Length > 0 ? paper.Say("today", today, Place) : paper.Say("today-nowhere", today);
    }

    /// <summary>A number in Indonesian words.</summary>
    /// <param name="number">From 0 to 9,999.</param>
    public static string InWords(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9_999);
        return number switch
        {
            < 12 => Small[number],
            < 20 => Small[number - 10] + " belas",
            < 100 => Joined(Small[number / 10] + " puluh", number % 10),
            < 200 => Joined("seratus", number - 100),
            < 1_000 => Joined(Small[number / 100] + " ratus", number % 100),
            < 2_000 => Joined("seribu", number - 1_000),
            _ => Joined(Small[number / 1_000] + " ribu", number % 1_000),
        };
    }

    private static string Joined(string first, int rest) => rest == 0 ? first : $"{first} {InWords(rest)}";
}
