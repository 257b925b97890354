using System.Globalization;
using Scoring.Web.Shell;

namespace Scoring.Web.Tests.Shell;

/// <summary>Numbers beside each other show equally many decimal places, and never more than two.</summary>
public sealed class ReaderTests
{
    [TestCase("", 0)]
    [TestCase("3|-|2", 0)]
    [TestCase("45|59.5", 1)]
    [TestCase("20.9|6.84|12", 2)]
    [TestCase("1.999999|3", 0)]
    [TestCase("0.125", 2)]
    public void Numbers_beside_each_other_show_equally_many_places(string numbers, int places) =>
        Reader
            .PlacesOf(
                numbers
                    .Split('|', StringSplitOptions.RemoveEmptyEntries)
                    .Select(number => number == "-" ? (decimal?)null : decimal.Parse(number, CultureInfo.InvariantCulture))
            )
            .ShouldBe(places);

    [TestCase("id", "−1.234,5")]
    [TestCase("en", "−1,234.5")]
    public void A_number_below_zero_has_the_sign_that_differences_have(string language, string written)
    {
        var reader = new Reader(language, "", "/", []);
        reader.Number(-1234.5m, 1, 1).ShouldBe(written);
        reader.Signed(-1234.5m, 1, 1).ShouldBe(written);
        reader.Number(-0.001m, 2, 2).ShouldBe(reader.Number(0, 2, 2));
    }

    [TestCase("-2,71", "−2,71")]
    [TestCase("2,71", "2,71")]
    [TestCase("-", "-")]
    [TestCase("- kosong", "- kosong")]
    [TestCase("korelasi -0,3 (-0,5 sampai 0,1)", "korelasi −0,3 (−0,5 sampai 0,1)")]
    [TestCase("J-1, 2026-08-31, nilai-2.csv, 72.01-05", "J-1, 2026-08-31, nilai-2.csv, 72.01-05")]
    public void Only_the_signs_of_numbers_change(string written, string shown) => Reader.WithMinus(written).ShouldBe(shown);
}
