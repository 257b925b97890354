using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Tests.Yaml;

public class YamlTreeTests
{
    [Test]
    public void Keys_and_values_know_their_lines()
    {
        var map = Read("# a comment\nfirst: 1\nsecond:\n  - a\n  - b\n").ShouldBeOfType<YamlMapping>();
        map.Find("first")!.Line.ShouldBe(2);
        map.Find("second")!.Line.ShouldBe(3);
        map.Find("second")!.Value.ShouldBeOfType<YamlSequence>().Items[1].Line.ShouldBe(5);
    }

    [Test]
    public void Nothing_null_and_a_tilde_are_null_but_quoted_they_are_text()
    {
        var list = Read("- \n- null\n- ~\n- \"null\"\n- ''\n").ShouldBeOfType<YamlSequence>();
        list.Items.Cast<YamlScalar>().Select(item => item.IsNull).ShouldBe([true, true, true, false, false]);
    }

    [Test]
    public void Of_a_key_written_twice_the_first_is_kept()
    {
        var faults = new List<RuleFault>();
        var map = YamlTree.Read("a: 1\nb: 2\na: 3\n", new FileFaults("x.yaml", faults)).ShouldBeOfType<YamlMapping>();
        map.Find("a")!.Value.ShouldBeOfType<YamlScalar>().Text.ShouldBe("1");
        faults.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Test]
    public void A_tab_inside_a_text_is_no_fault() => Read("a: \"one\ttwo\"\n").ShouldNotBeNull();

    [Test]
    public void A_file_nested_without_end_is_a_fault()
    {
        var faults = new List<RuleFault>();
        YamlTree.Read(new string('[', 5000), new FileFaults("x.yaml", faults)).ShouldBeNull();
        faults.ShouldHaveSingleItem().Code.ShouldBe("yaml-syntax");
    }

    private static YamlNode? Read(string text)
    {
        var faults = new List<RuleFault>();
        var tree = YamlTree.Read(text, new FileFaults("x.yaml", faults));
        faults.ShouldBeEmpty();
        return tree;
    }
}
