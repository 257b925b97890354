using Scoring.Features.Audit;
using Scoring.Features.Mail;

namespace Scoring.Features.Tests.Mail;

/// <summary>The texts of mail: places in braces and nothing else.</summary>
public sealed class MailTextTests
{
    private static IEnumerable<MailTemplate> All => MailTemplates.All;

    [TestCaseSource(nameof(All))]
    public void Each_text_of_the_program_is_there_in_both_languages_and_can_be_used(MailTemplate template)
    {
        var (indonesian, english) = (TemplateStore.OfProgram(template, "id").Text, TemplateStore.OfProgram(template, "en").Text);
        indonesian.Check(template);
        english.Check(template);
        indonesian.Body.ShouldNotBe(english.Body);
        Places(indonesian).ShouldBe(Places(english));
    }

    [Test]
    public async Task An_unknown_place_is_refused_with_those_that_there_are()
    {
        using var place = Workplace.WithShippedRules();
        var refusal = await place.Refusal(new EditTemplate("kipp/2023", "results", "id", "Hasil", "Yth. {nama}", 0));
        refusal.Code.ShouldBe("mail-place-unknown");
        refusal.Arguments.ShouldBe(["nama", "{name}, {edition}, {note}, {site}"]);
        (await place.Refusal(new EditTemplate("kipp/2023", "invitation", "id", "Undangan", "Yth. {name}", 0))).Code.ShouldBe(
            "mail-link-missing"
        );
        (await place.Refusal(new EditTemplate("kipp/2023", "invitation", "id", "", "{link}", 0))).Code.ShouldBe("mail-subject-missing");
        (await place.Refusal(new EditTemplate("kipp/2023", "invitation", "id", "Undangan", " ", 0))).Code.ShouldBe("mail-body-missing");
        (await place.Refusal(new EditTemplate("kipp/2023", "greeting", "id", "A", "B", 0))).Code.ShouldBe("mail-template-unknown");
    }

    [Test]
    public async Task A_changed_text_is_a_version_of_its_season_in_the_trail_and_not_written_over_unseen()
    {
        using var place = Workplace.WithShippedRules();
        (await place.Send(new EditTemplate("kipp/2023", "results", "id", "Hasil", "Yth. {name}", 0))).ShouldBe(new TemplateEdited(1, true));
        (await place.Send(new EditTemplate("kipp/2023", "results", "id", "Hasil", "Yth. {name}", 1))).ShouldBe(
            new TemplateEdited(1, false)
        );
        (await place.Refusal(new EditTemplate("kipp/2023", "results", "id", "Hasil", "Halo {name}", 0))).Code.ShouldBe(
            "mail-template-changed"
        );
        var here = (await place.Send(new ListTemplates("kipp/2023"))).Single(one => one.Template.Name == "results");
        (here.Indonesian.Version, here.English.Version).ShouldBe((1, 0));
        (await place.Send(new ListTemplates("kipp/2022"))).Single(one => one.Template.Name == "results").Indonesian.Version.ShouldBe(0);
        (await place.Send(new ListAudit())).Events.Count(one => one.Event.What == AuditAction.MailTemplateSaved).ShouldBe(1);
        (await place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public void A_value_is_never_a_place_a_link_or_a_line_of_a_header()
    {
        var values = new Dictionary<string, string> { ["name"] = "{link}\r\nBcc: x\uE000\uE001", ["note"] = "a\r\nb\u0007" };
        var filled = new MailText("Halo {name}", "{name}\n{note}\n{link}{site}").Filled(values);
        filled.Subject.ShouldBe("Halo {link} Bcc: x");
        filled.Body.ShouldBe("{link}\nBcc: x\na\nb\n\uE000\uE001");
        filled.Shown("https://a.id", "L").Body.ShouldEndWith("Lhttps://a.id");
    }

    private static IEnumerable<string> Places(MailText text) =>
        System.Text.RegularExpressions.Regex.Matches(text.Body, @"\{[a-z]+\}").Select(match => match.Value).Distinct().Order();
}
