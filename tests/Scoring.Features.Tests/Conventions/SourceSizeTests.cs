namespace Scoring.Features.Tests.Conventions;

/// <summary>
/// Lines end at column 140, and files at line 300. The formatter breaks code there, but it leaves comments and long texts as they are,
/// and it does not know pages (.razor) at all.
/// </summary>
public sealed class SourceSizeTests
{
    private const int Columns = 140;
    private const int Lines = 300;

    // A list of codes whose names are stored: it has no parts.
    private static readonly string[] Longer = ["src/Scoring.Domain/Explanations/NoteCode.cs"];

    [TestCase("*.cs", 500)]
    [TestCase("*.razor", 100)]
    public void Lines_have_at_most_140_columns(string pattern, int atLeast)
    {
        var files = Files(pattern);
        files.Count.ShouldBeGreaterThan(atLeast);
        files
            .SelectMany(file =>
                File.ReadLines(file).Index().Where(line => IsLong(line.Item)).Select(line => $"{Name(file)}:{line.Index + 1}")
            )
            .ShouldBeEmpty("Break these lines.");
    }

    [TestCase(140, false)]
    [TestCase(141, true)]
    public void A_line_is_long_from_column_141(int letters, bool isLong) => IsLong(new string('–', letters)).ShouldBe(isLong);

    [Test]
    public void Files_have_at_most_300_lines() =>
        Files("*.cs").Concat(Files("*.razor")).Where(file => File.ReadLines(file).Count() > Lines).Select(Name).ShouldBe(Longer);

    private static List<string> Files(string pattern) =>
        [.. new[] { "src", "tests" }.SelectMany(folder => Checkout.Sources(pattern, folder))];

    private static string Name(string file) => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/');

    private static bool IsLong(string line) => line.Length > Columns;
}
