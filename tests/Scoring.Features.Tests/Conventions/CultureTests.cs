using System.Globalization;

namespace Scoring.Features.Tests.Conventions;

/// <summary>The machine's language changes nothing that is read, stored or hashed.</summary>
public sealed class CultureTests
{
    [TestCaseSource(typeof(Inputs), nameof(Inputs.Good))]
    public async Task A_culture_with_other_signs_gives_the_same_database(string scenario)
    {
        var (hashes, numbers) = await Run(scenario);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat = new NumberFormatInfo
            {
                NumberDecimalSeparator = ",",
                NumberGroupSeparator = ".",
                NegativeSign = "−",
                PositiveSign = "p",
            };
            other.DateTimeFormat = new DateTimeFormatInfo
            {
                DateSeparator = ".",
                TimeSeparator = ".",
                ShortDatePattern = "dd.MM.yyyy",
            };
            CultureInfo.CurrentCulture = other;
            var there = await Run(scenario);
            there.Hashes.ShouldBe(hashes);
            there.Database.ShouldBe(numbers);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static async Task<(List<string> Hashes, string Database)> Run(string scenario)
    {
        using var place = Workplace.WithShippedRules();
        place.Clock = StandingClock.AtEight();
        await place.ImportScenario(scenario);
        var hashes = new List<string>();
        foreach (var edition in Inputs.Editions(scenario))
            hashes.Add((await place.Rank(edition)).ResultHash);
        return (hashes, place.WholeDatabase());
    }
}
