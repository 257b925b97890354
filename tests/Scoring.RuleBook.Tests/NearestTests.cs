namespace Scoring.RuleBook.Tests;

public class NearestTests
{
    [TestCase("minimum-divsor", "minimum-divisor")]
    [TestCase("Minimum_Divisor", "minimum-divisor")]
    [TestCase("of", "of")]
    [TestCase("mniimum-divisor", "minimum-divisor")]
    [TestCase("colour", null)]
    [TestCase("", null)]
    public void The_nearest_word_is_the_one_that_was_meant(string written, string? meant) =>
        Nearest.To(written, ["minimum-divisor", "items", "of", "round"]).ShouldBe(meant);

    [Test]
    public void Of_two_equally_near_words_the_first_by_letters_is_named() => Nearest.To("sted", ["stem", "step"]).ShouldBe("stem");
}
