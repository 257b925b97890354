using System.Text.RegularExpressions;
using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests;

/// <summary>What levels require is worded as its source does; readers of English are given that in their language.</summary>
public sealed partial class LevelWordingsTests
{
    [Test]
    public void Every_wording_of_the_shipped_rules_has_an_english_one_or_needs_none()
    {
        var words = LevelWordings.Read(TestFolders.Shipped);
        var folder = new RuleFolder(TestFolders.Shipped);
        var wordings = folder
            .EditionIds.Select(id => folder.Read(id).Edition)
            .OfType<Edition>()
            .SelectMany(edition => edition.Indicators)
            .SelectMany(table => table.Indicators)
            .SelectMany(indicator => indicator.Wording)
            .Distinct()
            .ToList();
        wordings.Count.ShouldBeGreaterThan(100);
        wordings.Where(wording => words.In(wording, "en") == wording && !Same().IsMatch(wording)).ShouldBeEmpty();
        wordings.ShouldAllBe(wording => words.In(wording, "id") == wording);
        words.In("1 tahun terakhir", "en").ShouldBe("the last year");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a,b\n1,2\n")]
    [TestCase("wording,english\nA,\n,B\n\"x")]
    public void A_folder_without_them_keeps_every_wording(string? text)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        if (text is not null)
            File.WriteAllText(rules.PathOf(LevelWordings.FileName), text);
        LevelWordings.Read(rules.Path).In("A", "en").ShouldBe("A");
    }

    // Numbers, signs, classes and words that are English too.
    [GeneratedRegex(@"^([\d\s<>=.,%x+-]*|[AB]|T-[012](, T-[012])*|WDP/Qualified|WTP/Unqualified|manual|web \+ mobile)$")]
    private static partial Regex Same();
}
