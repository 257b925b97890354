using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Rules;

public class TitlesTests
{
    [TestCase("SI-PADI", "Si Padi", true)]
    [TestCase("“SIPADI”", "sipadi.", true)]
    [TestCase("SIPADI", "SIPADI (Sistem Padi)", false)]
    [TestCase("Antar Obat 1", "Antar Obat 2", false)]
    [TestCase("Antar Obat", "Obat Antar", false)]
    [TestCase("ÉLAN", "élan", true)]
    public void Titles_are_the_same_by_their_letters_and_digits(string one, string other, bool same) =>
        (Titles.Key(one) == Titles.Key(other)).ShouldBe(same);
}
