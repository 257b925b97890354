using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules.Diff;
using Diff = Scoring.Features.Rules.Diff.DiffEditions;

namespace Scoring.Features.Tests.Rules;

public sealed class DiffEditionsTests
{
    [Test]
    public async Task The_index_of_2027_differs_from_2026_by_divisor_and_gate_and_dates()
    {
        using var place = Workplace.WithShippedRules();
        var diff = await place.Send(new Diff("iga/2026", "iga/2027"));
        diff.Changes.Where(change => change.Part.Kind != "open")
            .Select(change => change.Sentence("en"))
            .ShouldBe([
                "start_date: what is asked changes from 2024-01-01 … 2025-12-31 to 2025-01-01 … 2026-12-31.",
                "Mean SID points (its innovations) (sid): least divisor changes from 12 to 14.",
                "Points for the number of innovations (number): gate (kinds that must be covered) changes from 5 to 6.",
                "Innovations by maturity, the ten best of each region (innovations): "
                    + "only for changes from start_date: 2024-01-01 … 2025-12-31; "
                    + "verification: not (ditolak) to start_date: 2025-01-01 … 2026-12-31; verification: not (ditolak).",
            ]);
        diff.Changes.Select(change => change.Sentence("id"))
            .ShouldContain("Rata-rata skor SID (satuan inovasi daerah) (sid): pembagi minimum berubah dari 12 menjadi 14.");
        diff.CitedOtherwise.ShouldAllBe(one => one.Before.Standing == Standing.Transcribed && one.After.Standing == Standing.Inferred);
    }

    [Test]
    public async Task Both_citations_and_standings_stand_beside_a_change()
    {
        using var place = Workplace.WithShippedRules();
        var divisor = (await place.Send(new Diff("iga/2023", "iga/2026"))).Changes.Single(change =>
            change.After?.Name == "minimum-divisor"
        );
        divisor.Sentence("en").ShouldEndWith("least divisor changes from 10 to 12.");
        RuleChange.Cited(divisor.SourceBefore, "en").ShouldBe("iid-2023-deck, MAX(10, n): official");
        RuleChange.Cited(divisor.SourceAfter, "en")!.ShouldContain("iid-2026-sumbawa");
        RuleChange.Cited(divisor.SourceAfter, "en")!.ShouldEndWith("transcribed");
    }

    // Limits of words-at-most are named by attributes of the edition, criteria of a maximum by their own names.
    [Test]
    public void Every_part_and_value_of_the_shipped_rules_has_a_name_for_people()
    {
        var parts = Checkout.RuleFolder.EditionIds.SelectMany(id => EditionContents.Of(Checkout.RuleFolder.Read(id).Edition!)).ToList();
        parts
            .Select(part => part.Kind)
            .Where(kind => kind != "open")
            .Distinct()
            .ShouldAllBe(kind => Texts.Find("diff.part." + kind, "id") != null);
        parts
            .SelectMany(part => part.Values)
            .Where(value => value.Of is null && value.Label("id") == value.Name && value.Label("en") == value.Name)
            .Select(value => value.Name)
            .Where(name => !name.Any(char.IsUpper))
            .Except(WordLimits())
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> WordLimits() =>
        Checkout
            .RuleFolder.EditionIds.SelectMany(id => Checkout.RuleFolder.Read(id).Edition!.Eligibility)
            .Where(rule => rule.Kind == "words-at-most")
            .SelectMany(rule => rule.Details)
            .Select(detail => detail.Key)
            .Distinct();

    [Test]
    public async Task An_edition_does_not_differ_from_itself()
    {
        using var place = Workplace.WithShippedRules();
        foreach (var edition in new[] { "iga/2026", "kovablik/2020", "iga/2019", "tkmpn/2018" })
        {
            var diff = await place.Send(new Diff(edition, edition));
            diff.Changes.ShouldBeEmpty(edition);
            diff.CitedOtherwise.ShouldBeEmpty(edition);
        }
    }

    [Test]
    public async Task What_is_added_one_way_is_removed_the_other_way()
    {
        using var place = Workplace.WithShippedRules();
        var there = await place.Send(new Diff("iga/2023", "iga/2026"));
        var back = await place.Send(new Diff("iga/2026", "iga/2023"));
        Keys(back, ChangeKind.Removed).ShouldBe(Keys(there, ChangeKind.Added), ignoreOrder: true);
        Keys(back, ChangeKind.Added).ShouldBe(Keys(there, ChangeKind.Removed), ignoreOrder: true);
        Keys(back, ChangeKind.Changed).ShouldBe(Keys(there, ChangeKind.Changed), ignoreOrder: true);
        Keys(there, ChangeKind.Changed).ShouldNotBeEmpty();
    }

    [TestCase("weight: 7", "weight: 6", "Dua (final/two): weight changes from 7 to 6.", "weights-total: 11", "weights-total: 10")]
    [TestCase("to: 4.99", "to: 4.49", "Perak: batas atas berubah dari 4,99 menjadi 4,49.", "from: 5,", "from: 4.5,")]
    [TestCase(
        "missing-mark: left-out }",
        "missing-mark: left-out, round: { places: 1 } }",
        "Nilai (mark): rounding is now set, to rounded to 1 places, a half away from zero."
    )]
    [TestCase("places: 2", "places: 3", "Semua (all): rounding changes from", "to: 4.99", "to: 4.999")]
    [TestCase("score: mark }", "score: mark, top: 5 }", "Semua (all): how many are announced or go on is now set, to 5.")]
    [TestCase(
        "score: mark, within: category, bands: none }",
        "score: mark, bands: none }",
        "Per kategori (by-category): ranked apart by is no longer set; it was category."
    )]
    [TestCase("to: 7, decimals: 1", "to: 9, decimals: 1", "Final (final): scale changes from 1 to 7, decimals: 1 to 1 to 9, decimals: 1.")]
    [TestCase("newest-counts", "refused", "Final (final): second sheet of one juror changes from")]
    [TestCase("- { id: three, name: Tiga, weight: 1 }", "- { id: four, name: Empat, weight: 1 }", "New: criterion Empat (final/four).")]
    [TestCase(
        "- { id: three, name: Tiga, weight: 1 }",
        "- { id: four, name: Empat, weight: 1 }",
        "No longer there: criterion Tiga (final/three)."
    )]
    [TestCase(
        "step: mean-of-jurors",
        "step: median-of-jurors",
        "Nilai (mark): kind of step changes from mean of the jurors to median of the jurors."
    )]
    public async Task A_change_is_said_in_a_sentence(string old, string fresh, string sentence, string other = "", string otherwise = "")
    {
        using var place = SmallRules.Place();
        var text = SmallRules
            .Jury.Replace("edition: 2020", "edition: 2021", StringComparison.Ordinal)
            .Replace(old, fresh, StringComparison.Ordinal);
        place.WriteRule("club/2021/edition.yaml", other.Length == 0 ? text : text.Replace(other, otherwise, StringComparison.Ordinal));
        place.RuleFaults("club/2021").ShouldBeEmpty();
        var diff = await place.Send(new Diff("club/2020", "club/2021"));
        diff.Changes.SelectMany(change => new[] { change.Sentence("en"), change.Sentence("id") })
            .ShouldContain(said => said.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Test]
    public async Task Weights_of_stages_are_matched_by_id_even_where_a_stage_is_renamed()
    {
        using var place = Workplace.WithShippedRules();
        var text = await File.ReadAllTextAsync(Path.Combine(place.Rules, "kipp-sulsel", "2022", "edition.yaml"));
        using var own = Workplace.WithOwnRules();
        own.WriteRule("sources.yaml", await File.ReadAllTextAsync(Path.Combine(place.Rules, "sources.yaml")));
        own.WriteRule("kipp-sulsel/2022/edition.yaml", text);
        own.WriteRule(
            "kipp-sulsel/2023/edition.yaml",
            text.Replace("edition: 2022", "edition: 2023", StringComparison.Ordinal)
                .Replace("weight: 30\n", "weight: 40\n", StringComparison.Ordinal)
                .Replace("weight: 70\n", "weight: 60\n", StringComparison.Ordinal)
                .Replace("en: Mark of the substance", "en: Mark of the content", StringComparison.Ordinal)
        );
        own.RuleFaults("kipp-sulsel/2023").ShouldBeEmpty();
        var diff = await own.Send(new Diff("kipp-sulsel/2022", "kipp-sulsel/2023"));
        diff.Changes.Select(change => change.Sentence("en"))
            .ShouldBe([
                "Final mark (mark): weight (Mark of the presentation) changes from 30 to 40.",
                "Final mark (mark): weight (Mark of the content) changes from 70 to 60.",
            ]);
        diff.Changes.ShouldAllBe(change => change.SourceBefore!.Standing == Standing.Press);
    }

    [Test]
    public async Task Every_pair_of_shipped_editions_has_sentences_in_both_languages()
    {
        using var place = Workplace.WithShippedRules();
        foreach (
            var (first, second) in new[]
            {
                ("iga/2018", "iga/2019"),
                ("iga/2022", "iga/2023"),
                ("kipp/2019", "kipp/2020"),
                ("kovablik/2020", "magetan/2022"),
                ("tkmpn/2018", "lan-lab/5d"),
            }
        )
        {
            var diff = await place.Send(new Diff(first, second));
            diff.Changes.ShouldNotBeEmpty();
            foreach (var sentence in diff.Changes.SelectMany(change => new[] { change.Sentence("en"), change.Sentence("id") }))
            {
                sentence.ShouldNotStartWith("diff.");
                sentence.ShouldNotContain("diff.value");
            }
        }
    }

    [Test]
    public async Task An_unknown_edition_is_refused_on_either_side()
    {
        using var place = Workplace.WithShippedRules();
        (await place.Refusal(new Diff("iga/2062", "iga/2026"))).Code.ShouldBe("unknown-edition");
        (await place.Refusal(new Diff("iga/2026", "iga/2062"))).Kind.ShouldBe(RefusalKind.Usage);
    }

    private static List<string> Keys(EditionsDiff diff, ChangeKind kind) =>
        [
            .. diff
                .Changes.Where(change => change.Kind == kind)
                .Select(change =>
                    $"{change.Part.Kind} {change.Part.Id} {(change.After ?? change.Before)?.Name} {(change.After ?? change.Before)?.OfId}"
                ),
        ];
}
