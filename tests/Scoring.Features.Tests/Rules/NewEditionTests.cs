using Scoring.Features.Core;
using Scoring.Features.Rules;
using Scoring.RuleBook;
using New = Scoring.Features.Rules.NewEdition;

namespace Scoring.Features.Tests.Rules;

public sealed class NewEditionTests
{
    [TestCase("iga/2026", "iga", "2031")]
    [TestCase("iga/2019", "iga", "2031")]
    [TestCase("kovablik/2020", "lomba-kami", "2027")]
    [TestCase("creatonomics/2018", "ide", "a-1")]
    public async Task A_copy_of_any_edition_is_right_at_once_and_all_its_cases_pass(string from, string programme, string year)
    {
        using var place = WithShippedCopy();
        var copy = await place.Send(new New(programme, year, from));
        copy.Edition.ShouldBe($"{programme}/{year}");
        copy.Files.ShouldContain("edition.yaml");
        place.Restart();
        var check = await place.Send(new CheckRules(copy.Edition));
        check.Faults.ShouldBeEmpty();
        check.Cases.ShouldNotBeEmpty();
        check.Passed.ShouldBeTrue();
    }

    [Test]
    public async Task Every_shipped_edition_can_be_copied()
    {
        using var place = WithShippedCopy();
        var editions = new RuleFolder(place.Rules).EditionIds;
        foreach (var edition in editions)
            await place.Send(new New("copies", edition.Replace('/', '-'), edition));
        var folder = new RuleFolder(place.Rules);
        folder.EditionIds.Count.ShouldBe(editions.Count * 2);
        editions.SelectMany(edition => place.RuleFaults("copies/" + edition.Replace('/', '-'))).ShouldBeEmpty();
    }

    [Test]
    public async Task The_new_names_stand_in_the_copy_and_the_rest_is_as_it_was()
    {
        using var place = SmallRules.Place();
        var copy = await place.Send(new New("club", "2021", "club/2020"));
        var text = await File.ReadAllTextAsync(Path.Combine(copy.Folder, "edition.yaml"));
        text.ShouldStartWith("# Copied from club/2020.");
        text.ShouldContain("\nprogramme: club\nedition: 2021\nname: { id: 'Klub (2021)', en: 'Klub (2021)' }\ncite: committee\n");
        text[text.IndexOf("cite:", StringComparison.Ordinal)..]
            .ShouldBe(SmallRules.Jury[SmallRules.Jury.IndexOf("cite:", StringComparison.Ordinal)..]);
        place.RuleFaults("club/2021").ShouldBeEmpty();
    }

    [Test]
    public async Task A_name_over_several_lines_and_with_a_quote_is_replaced_whole()
    {
        using var place = SmallRules.Place();
        place.WriteRule(
            "club/2022/edition.yaml",
            SmallRules
                .Jury.Replace("edition: 2020", "edition: 2022", StringComparison.Ordinal)
                .Replace("name: Klub\n", "name:\n  id: \"Jum'at: Klub 2022\"\n  en: \"Friday's club, 2022\"\n", StringComparison.Ordinal)
        );
        var copy = await place.Send(new New("club", "2023", "club/2022"));
        (await File.ReadAllTextAsync(Path.Combine(copy.Folder, "edition.yaml"))).ShouldContain(
            "name: { id: 'Jum''at: Klub 2023', en: 'Friday''s club, 2023' }\ncite:"
        );
        place.RuleFaults("club/2023").ShouldBeEmpty();
    }

    [Test]
    public async Task What_is_there_already_is_not_written_over()
    {
        using var place = SmallRules.Place();
        var before = await File.ReadAllTextAsync(Path.Combine(place.Rules, "club", "2020", "edition.yaml"));
        var refusal = await place.Refusal(new New("club", "2020", "club/2020"));
        (refusal.Code, refusal.Kind).ShouldBe(("edition-exists", RefusalKind.State));
        (await File.ReadAllTextAsync(Path.Combine(place.Rules, "club", "2020", "edition.yaml"))).ShouldBe(before);
        Directory.CreateDirectory(Path.Combine(place.Rules, "club", "draft"));
        (await place.Refusal(new New("club", "draft", "club/2020"))).Code.ShouldBe("edition-exists");
    }

    [TestCase("..", "2027")]
    [TestCase("club", "../../2027")]
    [TestCase("Club", "2027")]
    [TestCase("club", "")]
    [TestCase("club/sub", "2027")]
    public async Task A_name_that_is_no_id_is_refused_and_nothing_is_written(string programme, string year)
    {
        using var place = SmallRules.Place();
        (await place.Refusal(new New(programme, year, "club/2020"))).Code.ShouldBe("edition-form");
        Directory
            .GetFileSystemEntries(place.Folder, "*", SearchOption.AllDirectories)
            .Count(path => path.EndsWith("edition.yaml", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Test]
    public async Task A_pattern_that_is_not_there_is_refused()
    {
        using var place = SmallRules.Place();
        (await place.Refusal(new New("club", "2021", "club/2019"))).Code.ShouldBe("unknown-edition");
        Directory.Exists(Path.Combine(place.Rules, "club", "2021")).ShouldBeFalse();
    }

    private static Workplace WithShippedCopy()
    {
        var place = Workplace.WithOwnRules();
        foreach (var file in Directory.EnumerateFiles(Checkout.Rules, "*", SearchOption.AllDirectories))
            place.WriteRule(Path.GetRelativePath(Checkout.Rules, file), File.ReadAllText(file));
        return place;
    }
}
