using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Committee;

public class OpenEditionTests
{
    private static readonly string Open = Path.Combine(TestFolders.Project, "open");

    [Test]
    public void What_does_not_need_an_open_value_can_be_ranked_and_the_rest_waits()
    {
        using var rules = Empty();
        var reading = new RuleFolder(rules.Path).Read("award/2026");
        reading.Faults.Select(Described).ShouldBeEmpty();
        var edition = reading.Edition.ShouldNotBeNull();
        edition.Rankings.Select(ranking => ranking.Id).ShouldBe(["papers"]);
        edition
            .OpenRankings.Select(ranking => $"{ranking.Id}: {string.Join(", ", ranking.Needs)}")
            .ShouldBe(["finalists: finalists", "totals: criteria, finalists, scale, share-of-paper"]);
        edition.Steps.Keys.ShouldBe(["paper-mark", "idle"]);
        edition.CommitteeRankings.ShouldBeEmpty();
    }

    [Test]
    public void An_open_point_names_the_values_that_it_leaves_open()
    {
        using var rules = Empty();
        var points = new RuleFolder(rules.Path).Read("award/2026").Edition!.RuleGaps.ToDictionary(point => point.Id);
        points["share-of-paper"]
            .Places.ShouldHaveSingleItem()
            .ShouldBe(new OpenPlace("award/2026/edition.yaml", 31, "scores/total/parts/1/weight"));
        points["objection"].Places.ShouldBeEmpty();
        points["scale"].FilledBy.ShouldBeNull();
    }

    [Test]
    public void A_committees_file_fills_them_all_and_its_standing_is_always_committee()
    {
        var edition = new RuleFolder(Open).Read("award/2026").Edition.ShouldNotBeNull();
        edition.OpenRankings.ShouldBeEmpty();
        edition.Rankings.Select(ranking => ranking.Id).ShouldBe(["papers", "finalists", "totals"]);
        edition.CommitteeRankings.Keys.ShouldBe(["finalists", "totals"]);
        var total = (WeightedSum)edition.Steps["total"];
        total.WeightOf(0)!.Amount.ShouldBe(60m);
        Cited(total.WeightOf(0)!.Citation).ShouldBe("sk-panitia, pasal 3, Committee");
        Cited(total.WeightOf(1)!.Citation).ShouldBe("decree, , Official");
        var stage = edition.Stages[0];
        stage.Scale.To.ShouldBe(10m);
        Cited(stage.Scale.Citation).ShouldBe("sk-panitia, , Committee");
        stage.Leaves.Select(leaf => Cited(leaf.Citation)).ShouldBe(["sk-panitia, , Committee", "decree, pasal 2, Committee"]);
        edition.Rankings[1].Cut!.Top.ShouldBe(2);
        Cited(edition.Rankings[1].Cut!.Citation).ShouldBe("sk-panitia, , Committee");
        edition.RuleGaps[0].FilledBy!.Source.Number.ShouldBe("1/2026");
    }

    [Test]
    public void A_file_elsewhere_does_the_same_as_one_in_the_rules_folder()
    {
        using var rules = Empty();
        foreach (var path in new[] { Path.Combine(Open, "committee", "award.yaml"), Path.Combine(Open, "committee") })
        {
            var edition = new RuleFolder(rules.Path, path).Read("award/2026").Edition.ShouldNotBeNull();
            edition.Hash.ShouldBe(new RuleFolder(Open).Read("award/2026").Edition!.Hash);
        }
    }

    [Test]
    public void The_hash_covers_the_committees_file()
    {
        using var rules = new TemporaryRules(Open);
        var before = new RuleFolder(rules.Path).Read("award/2026").Edition!.Hash;
        rules.Change("committee/award.yaml", "finalists: 2", "finalists: 3");
        var after = new RuleFolder(rules.Path).Read("award/2026").Edition!.Hash;
        Directory.Delete(rules.PathOf("committee"), true);
        new[] { before, after, new RuleFolder(rules.Path).Read("award/2026").Edition!.Hash }.ShouldBeUnique();
    }

    [Test]
    public void A_part_of_the_values_lets_a_part_of_the_rankings_go_on()
    {
        using var rules = new TemporaryRules(Open);
        rules.Change("committee/award.yaml", "  share-of-paper: { value: 60, cite: \"sk-panitia, pasal 3\" }\n", "");
        var edition = new RuleFolder(rules.Path).Read("award/2026").Edition.ShouldNotBeNull();
        edition.Rankings.Select(ranking => ranking.Id).ShouldBe(["papers", "finalists"]);
        edition.OpenRankings.ShouldHaveSingleItem().Needs.ShouldBe(["share-of-paper"]);
    }

    [Test]
    public void An_edition_without_any_ranking_is_read_where_it_says_what_is_open()
    {
        using var rules = Empty();
        var text = File.ReadAllText(rules.PathOf("award/2026/edition.yaml"));
        File.WriteAllText(
            rules.PathOf("award/2026/edition.yaml"),
            text[..text.IndexOf("rankings:", StringComparison.Ordinal)] + text[text.IndexOf("open:\n", StringComparison.Ordinal)..]
        );
        new RuleFolder(rules.Path).Read("award/2026").Edition.ShouldNotBeNull().Rankings.ShouldBeEmpty();
    }

    [Test]
    public void What_nothing_uses_is_warned_of_and_weights_that_do_not_make_a_hundred()
    {
        var folder = new RuleFolder(Open);
        folder.Read("award/2026").Warnings.Select(Described).ShouldBe(["weights-not-hundred award/2026/edition.yaml:20 criteria"]);
        folder
            .Unused("award/2026")
            .Select(Described)
            .ShouldBe([
                "unused award/2026/edition.yaml:8 colour",
                "unused award/2026/edition.yaml:11 forgotten",
                "unused award/2026/edition.yaml:17 rehearsal",
                "unused award/2026/edition.yaml:33 idle",
            ]);
        folder.UnusedSources().Select(Described).ShouldBe(["unused sources.yaml:2 never-cited"]);
    }

    [Test]
    public void The_closing_day_of_a_rule_that_was_not_checked_makes_it_one_that_is()
    {
        var open = new RuleFolder(Open).Read("award/2026").Edition.ShouldNotBeNull();
        open.Eligibility.ShouldHaveSingleItem().Open.ShouldBe("closing");
        open.RuleGaps.Single(point => point.Id == "closing").Places.ShouldHaveSingleItem().Path.ShouldBe("eligibility/in-use");
        foreach (var value in new[] { "2026-04-30", "{ closing: \"2026-04-30\" }" })
        {
            var edition = Filled($"closing: {value}").ShouldNotBeNull();
            var rule = edition.Eligibility.ShouldHaveSingleItem().ShouldBeOfType<InUseLongEnough>();
            rule.Open.ShouldBeNull();
            rule.Latest.ShouldBe(new DateOnly(2025, 4, 30));
            Cited(rule.Citation).ShouldBe("sk-panitia, , Committee");
            // Who takes part concerns every ranking.
            edition.CommitteeRankings["papers"].ShouldBe(["closing"]);
        }
    }

    [TestCase("objection: lima hari kalender", "lima hari kalender", "lima hari kalender")]
    [TestCase("objection: 5", "5", "5")]
    [TestCase("objection: { id: lima hari, en: five days }", "lima hari", "five days")]
    public void A_point_without_a_place_is_settled_in_words_and_changes_no_figure(string value, string indonesian, string english)
    {
        var edition = Filled(value).ShouldNotBeNull();
        var point = edition.RuleGaps.Single(gap => gap.Id == "objection");
        point.Settled.ShouldBe(new Text(indonesian, english));
        point.FilledBy!.Source.Id.ShouldBe("sk-panitia");
        edition.CommitteeRankings.ContainsKey("papers").ShouldBeFalse();
    }

    [Test]
    public void A_point_without_a_place_takes_rules_stages_and_rankings_that_the_committee_adds()
    {
        var edition = Filled(
                """
                objection:
                    eligibility:
                      - { id: proof, name: Bukti, rule: complete-form, attributes: [ proof ] }
                    attributes: { form: [ produk, layanan ] }
                    rankings:
                      - { id: products, name: Produk, score: paper-mark, where: { form: produk }, top: 3 }
                """
            )
            .ShouldNotBeNull();
        edition.Eligibility.Select(rule => rule.Id).ShouldBe(["in-use", "proof"]);
        edition.AllowedAttributes["form"].ShouldBe(["produk", "layanan"]);
        var ranking = edition.Rankings.Single(one => one.Id == "products");
        Cited(ranking.Cut!.Citation).ShouldBe("sk-panitia, , Committee");
        edition.CommitteeRankings["papers"].ShouldBe(["objection"]);
        edition.RuleGaps.Single(gap => gap.Id == "objection").Settled.ShouldBeNull();
    }

    [Test]
    public void What_a_point_names_may_be_replaced_so_that_jurors_mark_instead_of_a_total_that_comes_in()
    {
        var edition = Filled(
                """
                marking:
                    stages:
                      - { id: desk, name: Meja, scale: { from: 0, to: 100 }, criteria: [ { id: new, name: Baru, weight: 100 } ] }
                    scores:
                      - { id: paper-mark, name: Makalah, step: mean-of-jurors, stage: desk }
                """
            )
            .ShouldNotBeNull();
        edition.Steps["paper-mark"].Kind.ShouldBe("mean-of-jurors");
        edition.CommitteeRankings["papers"].ShouldBe(["marking"]);
        edition.CommitteeRankings["totals"].ShouldContain("marking");
        edition.StageOf("rehearsal").ShouldNotBeNull();
    }

    [Test]
    public void A_fault_names_what_is_open_also_what_stands_at_no_value()
    {
        using var rules = new TemporaryRules(Open);
        rules.Change("committee/award.yaml", "finalists: 2", "finalist: 2");
        new RuleFolder(rules.Path)
            .Read("award/2026")
            .Faults.ShouldHaveSingleItem()
            .Arguments.ShouldBe(["award/2026", "scale, criteria, share-of-paper, finalists, objection, closing, marking"]);
    }

    [Test]
    public void An_edition_that_leaves_nothing_open_says_so_instead_of_an_empty_list()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var file = rules.PathOf("committee.yaml");
        File.WriteAllText(file, "fills: index/2026\ndecree: { id: sk, title: SK, issuer: Panitia }\nvalues: { weight: 3 }\n");
        new RuleFolder(rules.Path, file).Read("index/2026").Faults.ShouldHaveSingleItem().Code.ShouldBe("open-nothing");
    }

    [TestCase("several", "papers")]
    [TestCase("one", null)]
    public void Prizes_of_rankings_that_wait_wait_with_them(string perEntry, string? given)
    {
        using var rules = Empty();
        File.AppendAllText(
            rules.PathOf("award/2026/edition.yaml"),
            $"""
            awards:
              prizes-per-entry: {perEntry}
              list:
                - {"{"} id: best-paper, name: P, of: papers, by: place {"}"}
                - {"{"} id: best, name: B, of: totals, by: place {"}"}
            """
        );
        var reading = new RuleFolder(rules.Path).Read("award/2026");
        reading.Faults.Select(Described).ShouldBeEmpty();
        reading.Edition!.Awards?.Awards.Select(award => award.Ranking).ShouldBe([given!]);
        (reading.Edition.Awards is null).ShouldBe(given is null);
    }

    [Test]
    public void Figures_of_a_sample_say_so_and_give_way_to_a_committees_own()
    {
        using var rules = new TemporaryRules(Open);
        rules.Change("committee/award.yaml", "year: 2026", "year: 2026\n  standing: illustrative");
        var sample = new RuleFolder(rules.Path).Read("award/2026").Edition.ShouldNotBeNull();
        Cited(sample.Rankings[1].Cut!.Citation).ShouldBe("sk-panitia, , Illustrative");
        Cited(((WeightedSum)sample.Steps["total"]).WeightOf(0)!.Citation).ShouldBe("sk-panitia, pasal 3, Illustrative");
        var own = rules.PathOf("own.yaml");
        File.WriteAllText(
            own,
            File.ReadAllText(Path.Combine(Open, "committee", "award.yaml"))
                .Replace("finalists: 2", "finalists: 7", StringComparison.Ordinal)
        );
        var edition = new RuleFolder(rules.Path, own).Read("award/2026").Edition.ShouldNotBeNull();
        edition.Rankings[1].Cut!.Top.ShouldBe(7);
        Cited(edition.Rankings[1].Cut!.Citation).ShouldBe("sk-panitia, , Committee");
    }

    private static Edition? Filled(string value)
    {
        using var rules = new TemporaryRules(Open);
        rules.Change("committee/award.yaml", "  finalists: 2\n", $"  finalists: 2\n  {value.ReplaceLineEndings("\n")}\n");
        var reading = new RuleFolder(rules.Path).Read("award/2026");
        reading.Faults.Select(Described).ShouldBeEmpty();
        return reading.Edition;
    }

    private static TemporaryRules Empty()
    {
        var rules = new TemporaryRules(Open);
        Directory.Delete(rules.PathOf("committee"), true);
        return rules;
    }

    private static string Cited(Citation? citation) => $"{citation!.Source.Id}, {citation.At}, {citation.Standing}";

    private static string Described(RuleFault fault) => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}";
}
