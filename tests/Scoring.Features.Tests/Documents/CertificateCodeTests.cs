using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.Features.Objections;

namespace Scoring.Features.Tests.Documents;

/// <summary>The codes of certificates, what their check says, and the list of winners.</summary>
public sealed class CertificateCodeTests
{
    private static readonly string[] Published = ["11111111", "22222222"];

    [Test]
    public async Task Each_certificate_has_a_code_that_is_printed_and_tells_whose_it_is()
    {
        using var place = await ClubSeason.Started();
        var set = await place.Send(new WriteCertificates(ClubSeason.Edition));
        set.Certificates.Select(one => one.Code!)
            .ShouldAllBe(code => System.Text.RegularExpressions.Regex.IsMatch(code, "^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$"));
        set.Certificates.Select(one => one.Code).ShouldBeUnique();
        var (html, second) = (CertificatesHtml.Of(set, set.Certificates, "id"), set.Certificates[1]);
        html.ShouldContain(second.Code!);
        CertificatesHtml
            .Of(set, [second], "id", code => new CheckMark("https://x.id/check/" + code, 29, "M4 4h1v1h-1z"))
            .ShouldContain($"https://x.id/check/{second.Code}<br/>");
        var check = await place.SendAs(
            Person.Public,
            new CheckCertificate($" {second.Code!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} ")
        );
        (check.Unit, check.Holder, check.Title, check.AwardName.In("id"), check.Edition).ShouldBe(
            ("b", "Dinas B, Aceh", "Inovasi B", "Juara 2", ClubSeason.Edition)
        );
        (await place.RefusalOf(Person.Public, new CheckCertificate("AAAA-BBBB-CCCC"))).ShouldBe("certificate-unknown");
        (await place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Made_again_a_certificate_keeps_its_code_until_it_says_something_else()
    {
        using var place = await ClubSeason.Started();
        var first = (await place.Send(new WriteCertificates(ClubSeason.Edition))).Certificates;
        (await place.Send(new WriteCertificates(ClubSeason.Edition)))
            .Certificates.Select(one => one.Code)
            .ShouldBe(first.Select(one => one.Code));
        (await place.Send(new ListAudit())).Events.Count(one => one.Event.What == AuditAction.CertificatesMade).ShouldBe(1);
        await place.Given(
            ImportKind.Submissions,
            ClubSeason.Edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\na,11,Kopi,Umum,Dinas,2019-01-01,1\n"
                + "b,11,Judul baru,Umum,Dinas B,2019-01-01,1\nc,11,Inovasi C,Sekolah,Dinas C,2019-01-01,1\n"
                + "d,11,Inovasi D,Umum,Dinas D,2019-01-01,1\n"
                + "e,11,Inovasi E,Umum,,2019-01-01,1\n"
        );
        var second = (await place.Send(new WriteCertificates(ClubSeason.Edition))).Certificates;
        second.Select(one => one.Code).ShouldNotContain(first[1].Code);
        (await place.Send(new CheckCertificate(first[1].Code!))).ReplacedAt.ShouldNotBeNull();
        (await place.Send(new CheckCertificate(second[1].Code!))).ReplacedAt.ShouldBeNull();
    }

    [Test]
    public async Task A_certificate_stands_by_what_is_published()
    {
        using var place = await ClubSeason.Started();
        var set = await place.Send(new WriteCertificates(ClubSeason.Edition));
        var (check, winners) = (
            await place.Send(new CheckCertificate(set.Certificates[0].Code!)),
            await place.Send(new ShowWinners(ClubSeason.Edition))
        );
        check.StateBy(null, null).ShouldBe(CertificateState.NotPublished);
        check.StateBy(winners, winners.ResultHash).ShouldBe(CertificateState.Stands);
        check.StateBy(winners, Published[0]).ShouldBe(CertificateState.StandsCorrected);
        await place.Send(new Disqualify(ClubSeason.Edition, "a", "plagiat", "Pleno"));
        var after = await place.Send(new ShowWinners(ClubSeason.Edition));
        check.StateBy(after, after.ResultHash).ShouldBe(CertificateState.Withdrawn);
        (check with { ReplacedAt = DateTime.UnixEpoch }).StateBy(winners, winners.ResultHash).ShouldBe(CertificateState.Replaced);
    }

    [Test]
    public async Task Winners_are_listed_by_prize_as_on_their_certificates_and_nothing_is_stored()
    {
        using var place = await ClubSeason.Started();
        var before = place.WholeDatabase();
        var winners = await place.SendAs(Person.Public, new ShowWinners(ClubSeason.Edition));
        winners
            .Prizes.Select(prize => (prize.Award.Id, prize.Winners.Single().Unit, prize.Winners.Single().Code))
            .ShouldBe([("first", "a", null), ("second", "b", null)]);
        place.WholeDatabase().ShouldBe(before);
    }
}
