using System.Net;
using System.Net.Http.Headers;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Attachments;

/// <summary>How files are served: to whom, as what, and what a browser may do with them.</summary>
public sealed class ServedFileTests
{
    private FileSite _files = null!;
    private SiteVisitor _examiner = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _files = await FileSite.Start();
        _examiner = await _files.Who(CitySeason.Examiner);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _files.DisposeAsync();

    [Test]
    public async Task A_pdf_is_shown_by_the_browser_in_frames_of_the_site_alone()
    {
        using var answer = await _examiner.Http.GetAsync(FileSite.Address(_files.Jury.Proof));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        Header(answer, "Content-Security-Policy")
            .ShouldBe("default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'");
        Header(answer, "X-Frame-Options").ShouldBe("SAMEORIGIN");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        CheckAlways(answer);
    }

    [Test]
    public async Task A_picture_is_shown_and_may_do_nothing()
    {
        using var answer = await _examiner.Http.GetAsync(FileSite.Address(_files.Jury.Photo));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        Header(answer, "Content-Security-Policy").ShouldBe("default-src 'none'; sandbox");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        CheckAlways(answer);
    }

    [Test]
    public async Task What_is_downloaded_is_an_attachment_in_a_sandbox()
    {
        using var answer = await _examiner.Http.GetAsync(FileSite.Address(_files.Jury.Proof) + "?download=1");
        Header(answer, "Content-Security-Policy").ShouldBe("default-src 'none'; sandbox");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(CityJury.Agency + ".pdf");
        CheckAlways(answer);
        var trail = await _files.Jury.Season.Place.Send(new Scoring.Features.Audit.ListAudit(What: "attachment-taken"));
        trail.Found.ShouldBe(1, "a download by the staff is in the trail");
    }

    [Test]
    public async Task A_version_and_the_register_that_the_staff_take_along_are_in_the_trail_and_what_is_ones_own_is_not()
    {
        var version = $"/entry/{CitySeason.Edition}/{_files.Jury.Entry.Id}/version/1.json";
        foreach (var address in new[] { version, $"/desk/{CitySeason.Edition}/register.csv" })
        {
            using var head = await _examiner.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            (await _examiner.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
        (await (await _files.Who(CitySeason.Innovator)).Http.GetAsync(version)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await _files.Who(CitySeason.Verifier)).Http.GetAsync(version)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var trail = await _files.Jury.Season.Place.Send(new Scoring.Features.Audit.ListAudit(What: "entry-taken"));
        trail
            .Events.Select(one => one.Event.Subject)
            .ShouldBe([$"{CitySeason.Edition}/entry/{_files.Jury.Entry.Id}", CitySeason.Edition], ignoreOrder: true);
    }

    [Test]
    public async Task A_part_is_answered_with_206_and_the_right_bytes()
    {
        var whole = await _examiner.Http.GetByteArrayAsync(FileSite.Address(_files.Jury.Proof));
        using var asked = new HttpRequestMessage(HttpMethod.Get, FileSite.Address(_files.Jury.Proof));
        asked.Headers.Range = new RangeHeaderValue(10, 29);
        using var answer = await _examiner.Http.SendAsync(asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes 10-29/{whole.Length}");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(whole[10..30]);
        CheckAlways(answer);
        using var beyond = new HttpRequestMessage(HttpMethod.Get, FileSite.Address(_files.Jury.Proof));
        beyond.Headers.Range = new RangeHeaderValue(whole.Length, null);
        using var none = await _examiner.Http.SendAsync(beyond);
        none.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Test]
    public async Task The_head_alone_says_how_long_it_is()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Head, FileSite.Address(_files.Jury.Proof));
        using var answer = await _examiner.Http.SendAsync(asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldBe(_files.Jury.Proof.Size);
    }

    [TestCase(CitySeason.Innovator, HttpStatusCode.OK)]
    [TestCase(CitySeason.Verifier, HttpStatusCode.OK)]
    [TestCase(CitySeason.Examiner, HttpStatusCode.OK)]
    [TestCase(CitySeason.Secretary, HttpStatusCode.OK)]
    [TestCase(CityJury.Juror, HttpStatusCode.OK)]
    [TestCase(CityJury.OtherJuror, HttpStatusCode.NotFound)]
    [TestCase(CitySeason.Stranger, HttpStatusCode.NotFound)]
    [TestCase(CitySeason.OtherVerifier, HttpStatusCode.NotFound)]
    [TestCase(CityJury.Chair, HttpStatusCode.NotFound)]
    public async Task A_file_is_not_there_for_those_without_a_right(string who, HttpStatusCode status)
    {
        using var answer = await (await _files.Who(who)).Http.GetAsync(FileSite.Address(_files.Jury.Proof));
        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.NotFound)
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            Header(answer, "X-Frame-Options").ShouldBe("DENY");
        }
    }

    [Test]
    public async Task A_right_that_ends_ends_at_once()
    {
        await using var own = await FileSite.Start();
        var juror = await own.Who(CityJury.Juror);
        (await juror.Http.GetAsync(FileSite.Address(own.Jury.Proof))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await own.Jury.Season.Place.Send(
            new Scoring.Features.Jury.Seating.ChangeSeats(
                CitySeason.Edition,
                "desk",
                Scoring.Features.Jury.Seating.SeatAction.Take,
                new Scoring.Domain.Jury.Seat(own.Jury.Entry.Id, "J1"),
                null,
                "a test"
            )
        );
        (await juror.Http.GetAsync(FileSite.Address(own.Jury.Proof))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("/files/00000000000000000000000000000000/a.pdf")]
    [TestCase("/files/x/a.pdf")]
    [TestCase("/files/../a.pdf")]
    public async Task Any_other_address_is_not_found(string address) =>
        (await _examiner.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Test]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        using var stranger = new SiteVisitor(_files.Site);
        using var answer = await stranger.Http.GetAsync(FileSite.Address(_files.Jury.Proof));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    private static void CheckAlways(HttpResponseMessage answer)
    {
        Header(answer, "Cache-Control").ShouldBe("no-store");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Accept-Ranges").ShouldBe("bytes");
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
