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
}
