using Scoring.Domain.Rules;
using Scoring.Features.Import.RuleTexts;

namespace Scoring.Features.Tests.Import.RuleTexts;

/// <summary>The affairs of government as the law and people word them.</summary>
public sealed class AffairWordsTests
{
    [TestCase("Pendidikan", "pendidikan")]
    [TestCase("Urusan Pendidikan", "pendidikan")]
    [TestCase("KESEHATAN", "kesehatan")]
    [TestCase("Pekerjaan Umum dan Penataan Ruang", "pekerjaan-umum")]
    [TestCase("pekerjaan\u00a0umum & penataan ruang", "pekerjaan-umum")]
    [TestCase("Perumahan Rakyat dan Kawasan Permukiman", "perumahan")]
    [TestCase("Perumahan Rakyat", "perumahan")]
    [TestCase("Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat", "ketertiban")]
    [TestCase("Ketentraman, ketertiban umum dan perlindungan masyarakat", "ketertiban")]
    [TestCase("Trantibum Linmas", "ketertiban")]
    [TestCase("Sosial", "sosial")]
    [TestCase("pekerjaan-umum", "pekerjaan-umum")]
    [TestCase("Perhubungan", "")]
    [TestCase("Pemberdayaan Perempuan dan Perlindungan Anak", "")]
    [TestCase("Pariwisata", "")]
    [TestCase("Pendidikan dan Kesehatan", null)]
    [TestCase("Pekerjaan Umum dan Perumahan Rakyat", null)]
    [TestCase("Pendidkan", null)]
    [TestCase("", null)]
    public void Each_usual_wording_of_an_affair_has_the_word_of_the_rules(string text, string? word) =>
        AffairWords.Find(text).ShouldBe(word);

    [Test]
    public void The_words_are_those_of_every_shipped_edition_that_counts_affairs()
    {
        var folder = Checkout.RuleFolder;
        var counted = folder
            .EditionIds.Select(id => folder.Read(id).Edition!.AttributesOf(Level.Innovation)["affair"])
            .OfType<AttributeUse>()
            .Where(use => use.Words.Count > 0)
            .ToList();
        counted.ShouldNotBeEmpty();
        counted.ShouldAllBe(use => AffairWords.Basic.SetEquals(use.Words) && AffairWords.AreCounted(use.Words));
    }
}
