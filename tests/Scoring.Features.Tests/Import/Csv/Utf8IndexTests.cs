using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>An id of any length is looked up: nothing limits what a person types into an address or a file.</summary>
public sealed class Utf8IndexTests
{
    [TestCase(1)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(72)]
    [TestCase(10_000)]
    public void An_id_of_any_length_is_found_and_another_of_that_length_is_not(int letters)
    {
        foreach (var letter in new[] { "a", "é", "字" })
        {
            var id = string.Concat(Enumerable.Repeat(letter, letters));
            var index = new Utf8Index(Utf8Column.Of(["first", id]));

            index.Find(id).ShouldBe(1);
            index.Find(id[1..] + "x").ShouldBe(-1);
        }
    }
}
