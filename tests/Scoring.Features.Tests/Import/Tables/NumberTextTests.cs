using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>What a text is as a number, with a decimal point and with a decimal comma.</summary>
public sealed class NumberTextTests
{
    [TestCase("1.250", "1.250", "1250")]
    [TestCase("12,500", "12500", "12.500")]
    [TestCase("0.125", "0.125", null)]
    [TestCase("0,125", null, "0.125")]
    [TestCase("12.5", "12.5", null)]
    [TestCase("12.5000", "12.5000", null)]
    [TestCase("1234.567", "1234.567", null)]
    [TestCase("1.250.000", null, "1250000")]
    [TestCase("1,250,000.75", "1250000.75", null)]
    [TestCase("1.250,75", null, "1250.75")]
    [TestCase("1 250 000", "1250000", "1250000")]
    [TestCase("1\u00A0250,5", null, "1250.5")]
    [TestCase("1\u202F250", "1250", "1250")]
    [TestCase("1'250.5", "1250.5", null)]
    [TestCase("950", "950", "950")]
    [TestCase("\u2212" + "50,33", null, "-50.33")]
    [TestCase("\u2013" + "5", "-5", "-5")]
    [TestCase("+7", "7", "7")]
    [TestCase(".5", "0.5", null)]
    [TestCase("5.", "5", null)]
    [TestCase("2e-06", "0.000002", "0.000002")]
    [TestCase("1.5E+3", "1500", null)]
    [TestCase("1,5e3", null, "1500")]
    [TestCase("1.25.00", null, null)]
    [TestCase("1.2500.000", null, null)]
    [TestCase("12 5", null, null)]
    [TestCase("250 orang", null, null)]
    [TestCase(">100", null, null)]
    [TestCase("Rp 5.000", null, null)]
    [TestCase("(5)", null, null)]
    [TestCase("nihil", null, null)]
    [TestCase("", null, null)]
    [TestCase("-", null, null)]
    [TestCase(".", null, null)]
    [TestCase("1e999", null, null)]
    [TestCase("1e", null, null)]
    [TestCase("12345678901234567890123456789", null, null)]
    public void A_text_is_these_numbers(string text, string? point, string? comma)
    {
        var number = NumberText.Of(text);
        (number.Point, number.Comma, number.IsPercent).ShouldBe((point, comma, false));
        number.IsAmbiguous.ShouldBe(point is not null && comma is not null && NumberText.Value(point) != NumberText.Value(comma));
    }

    [TestCase("80%", "80")]
    [TestCase("80,5 %", null)]
    [TestCase("80.5%", "80.5")]
    public void A_percent_sign_is_seen(string text, string? point)
    {
        NumberText.Of(text).IsPercent.ShouldBeTrue();
        NumberText.Of(text).Point.ShouldBe(point);
    }

    [Test]
    public void Any_decimal_reads_back_from_every_way_of_writing_it()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 2_000; i++)
        {
            var value = Math.Round((decimal)(random.NextDouble() * Math.Pow(10, random.Next(0, 9))), random.Next(0, 5));
            var places = BitConverter.GetBytes(decimal.GetBits(value)[3])[2];
            var format = "#,0." + new string('0', places);
            var invariant = value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
            NumberText.Value(NumberText.Of(invariant).Point!).ShouldBe(value, invariant);
            var indonesian = string.Concat(
                invariant.Select(letter =>
                    letter == ',' ? '.'
                    : letter == '.' ? ','
                    : letter
                )
            );
            NumberText.Value(NumberText.Of(indonesian).Comma!).ShouldBe(value, indonesian);
            var spaced = indonesian.Replace('.', ' ');
            NumberText.Value(NumberText.Of(spaced).Comma!).ShouldBe(value, spaced);
        }
    }
}
