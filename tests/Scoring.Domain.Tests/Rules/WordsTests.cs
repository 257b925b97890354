using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Rules;

public class WordsTests
{
    [TestCase(null, 0)]
    [TestCase("", 0)]
    [TestCase(" \n\t ", 0)]
    [TestCase("satu", 1)]
    [TestCase("  satu\n dua\ttiga ", 3)]
    [TestCase("e-government (2024) siap!", 3)]
    [TestCase("cepat – murah - mudah •", 3)]
    [TestCase("100 % gratis", 2)]
    [TestCase("satu\u00A0dua", 2)]
    [TestCase("日本 語", 2)]
    public void A_word_stands_between_spaces_and_holds_a_letter_or_a_digit(string? text, int words) => Words.Count(text).ShouldBe(words);
}
