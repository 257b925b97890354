using Scoring.RuleBook.Drafts;

namespace Scoring.RuleBook.Tests.Drafts;

/// <summary>Rule files that are changed key by key, as the pages of a season do it.</summary>
public class RuleDraftTests
{
    private const string Edition = "edition.yaml";

    private static readonly string City = Path.Combine(TestFolders.Project, "season", "city", "2027");

    private static RuleDraft Draft(string file = Edition) =>
        RuleDraft.Open(file, File.ReadAllText(Path.Combine(City, file))).ShouldNotBeNull();

    /// <summary>Every rule file that ships, and those of the tests.</summary>
    private static IEnumerable<string> Written() =>
        Directory
            .EnumerateFiles(TestFolders.Shipped, "edition.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(TestFolders.Good, "edition.yaml", SearchOption.AllDirectories))
            .Append(Path.Combine(City, Edition))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Written))]
    public void A_file_that_is_written_anew_gives_the_same_rules(string path)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var draft = RuleDraft.Open(Edition, File.ReadAllText(path)).ShouldNotBeNull();
        var again = draft.With();
        again.ChangedFrom(draft).ShouldBeEmpty();
        again.With().Text.ShouldBe(again.Text, "the house style is the same the second time");
        again.Text.Split('\n').ShouldAllBe(line => line.Length <= 140);
    }

    [Test]
    public void The_season_is_written_anew_without_a_change() =>
        Draft("season.yaml").With().ChangedFrom(Draft("season.yaml")).ShouldBeEmpty();

    [Test]
    public void A_weight_is_changed_and_nothing_else()
    {
        var before = Draft();
        var after = before.With(new SetText("stages/0/criteria/0/weight", "30"));
        after.ChangedFrom(before).ShouldBe(["stages/0/criteria/0/weight"]);
        after.TextAt("stages/0/criteria/0/weight").ShouldBe("30");
        after.Text.ShouldContain("- { id: new, name: { id: Kebaruan, en: Novelty }, weight: 30 }");
    }

    [TestCase("12,5", "12.5")]
    [TestCase("1.250", "1.250", Description = "the reader warns of it")]
    [TestCase("1,250", "1,250", Description = "the reader refuses it with both readings")]
    [TestCase("dua", "dua", Description = "the reader refuses it")]
    public void A_number_is_taken_as_Indonesians_type_it(string typed, string written) =>
        Draft().With(new SetText("stages/0/criteria/0/weight", typed)).TextAt("stages/0/criteria/0/weight").ShouldBe(written);

    [Test]
    public void A_number_keeps_its_own_citation()
    {
        var draft = Draft().With(new SetText("rounding/cite", "decree, pasal 3")).With(new SetText("stages/0/criteria/0/weight", "35"));
        draft.TextAt("rounding/cite").ShouldBe("decree, pasal 3");
    }

    [Test]
    public void A_criterion_is_added_moved_and_removed()
    {
        var draft = Draft()
            .With(
                new AddItem(
                    "stages/0/criteria",
                    null,
                    new Dictionary<string, string>
                    {
                        ["id"] = "scale",
                        ["name"] = "Skala: 'luas'",
                        ["weight"] = "10",
                    }
                )
            );
        draft.MapAt("stages/0")!.Find("criteria")!.Items.Select(item => item.Find("id")!.Text).ShouldBe(["new", "use", "scale"]);
        draft = draft.With(new Move("stages/0/criteria/2", Down: false), new Move("stages/0/criteria/1", Down: false));
        draft.MapAt("stages/0")!.Find("criteria")!.Items.Select(item => item.Find("id")!.Text).ShouldBe(["scale", "new", "use"]);
        draft.MapAt("stages/0/criteria/0")!.Find("name")!.Words!.En.ShouldBe("Skala: 'luas'");
        draft.With(new Remove("stages/0/criteria/0")).ChangedFrom(Draft()).ShouldBeEmpty();
    }

    [Test]
    public void Steps_and_eligibility_rules_are_added_by_their_kind()
    {
        var draft = Draft()
            .With(
                new AddItem("scores", "median-of-jurors", new Dictionary<string, string> { ["id"] = "middle", ["stage"] = "desk" }),
                new AddItem(
                    "eligibility",
                    "quota",
                    new Dictionary<string, string>
                    {
                        ["id"] = "three",
                        ["per"] = "agency",
                        ["at-most"] = "3",
                    }
                )
            );
        draft.MapAt("scores/2")!.Kind.ShouldBe("median-of-jurors");
        draft.MapAt("eligibility/2")!.Find("at-most")!.Text.ShouldBe("3");
        Should
            .Throw<RuleEditException>(() => draft.With(new AddItem("scores", "magic", new Dictionary<string, string>())))
            .Code.ShouldBe("rule-path-unknown");
        Should.Throw<RuleEditException>(() => draft.With(new AddItem("stages", "quota", new Dictionary<string, string>())));
    }

    [Test]
    public void A_page_sees_every_key_that_a_map_may_have_with_its_kind()
    {
        var stage = Draft().MapAt("stages/0").ShouldNotBeNull();
        stage.Kind.ShouldBe("stage");
        stage
            .Find("second-sheet")
            .ShouldSatisfyAllConditions(
                field => field!.IsWritten.ShouldBeFalse(),
                field => field!.Default.ShouldBe("refused"),
                field => field!.Choices.ShouldContain("newest-counts")
            );
        stage.Find("scale")!.Map!.Find("to")!.Text.ShouldBe("100");
        stage.Find("criteria")!.Kind.ShouldBe(DraftKind.Maps);
        Draft().MapAt("")!.Find("attributes")!.Text.ShouldBe("group: umum, pelajar");
        Draft("season.yaml").MapAt("form/sections/0/fields/2")!.Find("where")!.Text.ShouldBe("group: pelajar");
        Draft().MapAt("stages/7").ShouldBeNull();
        Draft().MapAt("nothing").ShouldBeNull();
    }

    [Test]
    public void A_map_that_is_not_written_yet_begins_with_its_first_key_and_is_not_begun_by_an_empty_one()
    {
        var draft = Draft().With(new SetText("draw/seed", ""), new SetText("publishing/objection-days", ""));
        draft.ChangedFrom(Draft()).ShouldBeEmpty();
        draft.With(new SetText("draw/seed", "undian 1 Juli")).TextAt("draw/seed").ShouldBe("undian 1 Juli");
        Should.Throw<RuleEditException>(() => draft.With(new SetText("nothing/seed", "x"))).Path.ShouldBe("nothing/seed");
    }

    [Test]
    public void Values_that_some_readers_of_YAML_would_misread_are_quoted()
    {
        string[] texts =
        [
            "yes",
            "No",
            "null",
            "~",
            "0123",
            "1e3",
            "12:30",
            "a: b",
            "# c",
            "- d",
            "[e]",
            "{f}",
            "@g",
            "'h'",
            "\"i\"",
            "j #k",
            "",
            "l\u2028m",
            "  n  ",
        ];
        foreach (var text in texts.Where(text => text.Trim().Length > 0))
        {
            var draft = Draft()
                .With(
                    new SetText("draw/seed", "x"),
                    new SetText("rankings/0/score", text),
                    new SetWords("rankings/0/name", text, text + text)
                );
            draft.TextAt("rankings/0/score").ShouldBe(text.Trim(), text);
        }
    }

    [Test]
    public void A_random_text_comes_back_as_it_was_typed()
    {
        var chance = new Random(20270430);
        const string Letters = "ab 0.,:;#-'\"{}[]&*!|>%@`~\\/\n\té—😀?=<";
        for (var i = 0; i < 400; i++)
        {
            var typed = new string([.. Enumerable.Range(0, chance.Next(1, 160)).Select(_ => Letters[chance.Next(Letters.Length)])]);
            if (typed.Any(char.IsSurrogate) || typed.Trim().Length == 0)
                continue;
            var draft = Draft().With(new SetText("rankings/0/score", typed), new SetWords("name", typed, "x"));
            draft.TextAt("rankings/0/score").ShouldBe(typed.Trim(), typed);
            draft
                .MapAt("")!
                .Find("name")!
                .Words!.Id.ShouldBe(string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Test]
    public void A_line_of_a_fault_leads_to_its_map()
    {
        var draft = Draft().With(new SetText("stages/0/criteria/0/weight", "41"));
        var line = draft.Text.Split('\n').ToList().FindIndex(text => text.Contains("weight: 41", StringComparison.Ordinal)) + 1;
        draft.PathOf(line).ShouldBe("stages/0/criteria/0");
        draft.PathOf(1).ShouldBe("");
    }

    [TestCase("")]
    [TestCase("- a\n- b\n")]
    [TestCase("a: [1\n")]
    [TestCase("a: 1\na: 2\n")]
    public void What_is_no_map_of_keys_is_not_opened(string text) => RuleDraft.Open(Edition, text).ShouldBeNull();
}
