using Scoring.Features.Core;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Features.Tests.Core;

/// <summary>Text that a person sent, on its way in and out.</summary>
public sealed class StorableTextTests
{
    [TestCase("baik", "baik")]
    [TestCase("", "")]
    [TestCase("😀", "😀")]
    [TestCase("a\0b", "a\uFFFDb")]
    public void What_no_text_can_hold_is_replaced_visibly(string text, string stored) => StorableText.Of(text).ShouldBe(stored);

    [Test]
    public void Half_of_a_pair_is_replaced_wherever_it_stands()
    {
        StorableText.Of("a" + '\uD83D').ShouldBe("a\uFFFD");
        StorableText.Of('\uDE00' + "a").ShouldBe("\uFFFDa");
        StorableText.Of("" + '\uD83D' + '\uD83D' + '\uDE00').ShouldBe("\uFFFD😀");
    }

    [TestCase("=1+1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@a")]
    [TestCase("\t=1")]
    [TestCase("\r=1")]
    [TestCase("＝1+1")]
    [TestCase("＋1")]
    [TestCase("－1")]
    [TestCase("＠a")]
    public void A_text_that_a_spreadsheet_would_run_stays_text(string text) => SpreadsheetText.Guard(text).ShouldBe("'" + text);

    [TestCase("Kota Solok")]
    [TestCase("1-2")]
    public void Other_text_is_left_alone(string text) => SpreadsheetText.Guard(text).ShouldBe(text);
}
