namespace Scoring.Features.Tests.Conventions;

/// <summary>
/// Lines end at column 140. The formatter breaks code there, but it leaves comments and long texts as they are, and it does not know pages
/// (.razor) at all.
/// </summary>
public sealed class LinesAreShortTests
{
    private const int Columns = 140;

    [TestCase("*.cs", 500)]
    [TestCase("*.razor", 100)]
    public void Lines_have_at_most_140_columns(string pattern, int atLeast)
    {
        var files = new[] { "src", "tests" }.SelectMany(folder => Checkout.Sources(pattern, folder)).ToList();
        files.Count.ShouldBeGreaterThan(atLeast);
        files
            .SelectMany(file =>
                File.ReadLines(file)
                    .Index()
                    .Where(line => IsLong(line.Item))
                    .Select(line => $"{Path.GetRelativePath(Checkout.Root, file)}:{line.Index + 1}")
            )
            .ShouldBeEmpty("Break these lines.");
    }

    [TestCase(140, false)]
    [TestCase(141, true)]
    public void A_line_is_long_from_column_141(int letters, bool isLong) => IsLong(new string('–', letters)).ShouldBe(isLong);

    private static bool IsLong(string line) => line.Length > Columns;
}
