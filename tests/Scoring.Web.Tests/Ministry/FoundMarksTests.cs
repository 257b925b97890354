using System.Globalization;
using Scoring.Web.Ministry;

namespace Scoring.Web.Tests.Ministry;

/// <summary>Marks that the plenary has to talk about are read as words, not as the key that names them.</summary>
public sealed class FoundMarksTests
{
    [TestCase("cici/- 76 30", "cici: 76, 30")]
    [TestCase("cici/- 76 30; dodi/2 80.5 -", "cici: 76, 30; dodi (2): 80,5, –")]
    [TestCase("Tim A/B/- -3", "Tim A/B: -3")]
    [TestCase("evi-1/- 70; evi-1/2 80", "Evi Lestari: 70; Evi Lestari (2): 80")]
    [TestCase("own-team: Ani | Tim Ani", "own-team: Ani | Tim Ani")]
    [TestCase("cici/- 76 30; something else", "cici/- 76 30; something else")]
    [TestCase("", "")]
    public void Sheets_are_named_with_their_marks(string found, string words) =>
        FoundMarks
            .Of(
                found,
                (juror, sheet) => $"{juror} ({sheet})",
                juror => juror == "evi-1" ? "Evi Lestari" : juror,
                mark => mark.ToString(CultureInfo.InvariantCulture).Replace('.', ',')
            )
            .ShouldBe(words);
}
