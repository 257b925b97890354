using Scoring.Web.Charts;

namespace Scoring.Web.Tests.Charts;

/// <summary>Names beside the lines of a chart are read whole where they fit in three lines.</summary>
public sealed class RowChartTests
{
    [TestCase("Visi dan Misi", "Visi dan Misi")]
    [TestCase("2a. Penetapan APBD tepat waktu (3 tahun terakhir)", "2a. Penetapan APBD tepat waktu (3|tahun terakhir)")]
    [TestCase("Kemanfaatan inovasi bagi warga di kota", "Kemanfaatan inovasi bagi warga di|kota")]
    [TestCase("Satusuratpanjangtanpasatupunspasididalamnya", "Satusuratpanjangtanpasatupunspas…")]
    public void A_long_name_is_broken_between_words(string name, string lines) => RowChart.Lines(name, 33).ShouldBe(lines.Split('|'));

    [Test]
    public void What_does_not_fit_in_three_lines_is_shortened()
    {
        var lines = RowChart.Lines(string.Join(' ', Enumerable.Repeat("inovasi", 30)), 33);
        lines.Count.ShouldBe(3);
        lines.ShouldAllBe(line => line.Length <= 33);
        lines[^1].ShouldEndWith("…");
    }
}
