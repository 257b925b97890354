using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Attachments;
using Scoring.Features.Entries;
using Scoring.TestKit.Browsing;
using Scoring.Web.Attachments;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Attachments;

/// <summary>The page where innovators add files: a plain form, one file a time, and a gate before it.</summary>
public sealed partial class UploadTests
{
    private FileSite _files = null!;
    private SiteVisitor _innovator = null!;
    private Entry _draft = null!;

    private string Address => $"/entry/{CitySeason.Edition}/{_draft.Id}/files/proof";

    [OneTimeSetUp]
    public async Task Start()
    {
        _files = await FileSite.Start();
        _innovator = await _files.Who(CitySeason.Innovator);
        // Back before the closing.
        _files.Jury.Season.Clock.Time = CitySeason.Closing.AddDays(-1);
    }

    [SetUp]
    public async Task Begin() => _draft = await _files.Jury.Season.Filled("Draf " + Guid.NewGuid().ToString("N"));

    [OneTimeTearDown]
    public async Task Stop() => await _files.DisposeAsync();

    [Test]
    public async Task A_file_is_added_described_and_removed_without_a_script()
    {
        (await Read()).ShouldContain(".pdf, .jpg, .jpeg, .png, .webp");
        var page = await Done(await Send("bukti.pdf", SampleFiles.Pdf(), "Loket"));
        page.ShouldContain("Berkas tersimpan.");
        page.ShouldContain(">bukti.pdf</a>");
        page.ShouldContain("value=\"Loket\"");
        page.ShouldContain("tidak dipindai");
        var id = FileId().Match(page).Groups[1].Value;
        page = await Done(await _innovator.Post(Address, ("do", "caption"), ("file", id), ("caption", "Loket baru")));
        page.ShouldContain("value=\"Loket baru\"");
        page = await Done(await _innovator.Post(Address, ("do", "remove"), ("file", id)));
        page.ShouldContain("Berkas dihapus.");
        page.ShouldNotContain(">bukti.pdf</a>");
    }

    [TestCase("bukti.pdf", "<html><script>alert(1)</script></html>", "tidak berawal seperti berkas PDF")]
    [TestCase("logo.svg", "<svg/>", "tidak diterima di sini")]
    [TestCase("logo.png", "<svg/>", "tidak berawal seperti berkas PNG")]
    public async Task A_refusal_names_the_check_and_the_mend_and_keeps_the_caption(string name, string text, string sentence)
    {
        using var answer = await Send(name, Encoding.ASCII.GetBytes(text), "Yang diketik");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain(sentence);
        page.ShouldContain("lalu kirim lagi");
        page.ShouldContain("value=\"Yang diketik\"");
    }

    [Test]
    public async Task A_polyglot_is_never_served_as_html()
    {
        var hybrid = SampleFiles.Jpeg();
        await Done(await Send("foto.jpg", [.. hybrid, .. "<html><script>alert(1)</script></html>"u8], ""));
        var id = FileId().Match(await Read()).Groups[1].Value;
        using var answer = await _innovator.Http.GetAsync($"/files/{id}/foto.html");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldNotContain("script");
    }

    [Test]
    public async Task Sending_nothing_or_two_at_once_is_refused()
    {
        using var none = await _innovator.Post(Address, ("do", "add"));
        (await none.Content.ReadAsStringAsync()).ShouldContain("Tidak ada berkas yang dipilih");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SiteVisitor.TokenIn(await Read())), "__RequestVerificationToken" },
            { new ByteArrayContent(SampleFiles.Pdf()), "upload", "a.pdf" },
            { new ByteArrayContent(SampleFiles.Pdf("b")), "upload", "b.pdf" },
        };
        using var two = await _innovator.Http.PostAsync(Address, form);
        (await two.Content.ReadAsStringAsync()).ShouldContain("Kirim satu berkas setiap kali");
    }

    [Test]
    public async Task Another_ones_entry_is_not_found_and_a_closed_one_says_why()
    {
        using var stranger = await (await _files.Who(CitySeason.Stranger)).Http.GetAsync(Address);
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var unknown = await _innovator.Http.GetAsync(Address.Replace("/proof", "/none", StringComparison.Ordinal));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var closed = await _innovator.Read($"/entry/{CitySeason.Edition}/{_files.Jury.Entry.Id}/files/proof");
        closed.ShouldContain("note warn");
        closed.ShouldNotContain("type=\"file\"");
    }

    [Test]
    public async Task What_says_that_it_has_a_gigabyte_is_refused_unread()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_files.Site.Browser.BaseAddress!.Host, _files.Site.Browser.BaseAddress.Port);
        await using var line = socket.GetStream();
        var watch = Stopwatch.StartNew();
        await line.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {Address} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {await Cookie()}\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824\r\n\r\n"
            )
        );
        var answer = new byte[4096];
        var read = await line.ReadAsync(answer);
        Encoding.ASCII.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 413");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_gigabyte_that_does_not_say_so_is_cut_off_and_memory_stays()
    {
        var before = Process.GetCurrentProcess().WorkingSet64;
        var most = before;
        var sent = 0L;
        using var content = new Endless(1L << 30, read =>
        {
            sent = read;
            using var now = Process.GetCurrentProcess();
            most = Math.Max(most, now.WorkingSet64);
        });
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SiteVisitor.TokenIn(await Read())), "__RequestVerificationToken" },
            { new StreamContent(content), "upload", "a.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var answer = await _innovator.Http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The line was cut while the rest was on its way.
        }
        sent.ShouldBeLessThan(64L << 20);
        (most - before).ShouldBeLessThan(96L << 20);
        (await Read()).ShouldContain("Belum ada berkas");
    }

    [Test]
    public async Task When_32_are_on_their_way_the_next_is_asked_to_come_later()
    {
        var gate = _files.Site.Services.GetRequiredService<UploadGate>();
        var places = Enumerable.Range(0, FileLimits.AtOnce).Select(_ => gate.Enter().ShouldNotBeNull()).ToList();
        using (var answer = await Send("a.pdf", SampleFiles.Pdf(), ""))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            (await answer.Content.ReadAsStringAsync()).ShouldContain("32 berkas sedang dikirim");
        }
        places[0].Dispose();
        await Done(await Send("a.pdf", SampleFiles.Pdf(), ""));
        places.Skip(1).ToList().ForEach(place => place.Dispose());
        gate.Free.ShouldBe(FileLimits.AtOnce);
    }

    [TestCase(1280, "id")]
    [TestCase(320, "en")]
    public async Task The_page_pleases_axe_and_fits(int width, string language)
    {
        await Done(await Send("Foto warga mengantre di loket pendaftaran puskesmas.jpg", SampleFiles.Jpeg(), "Loket"));
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                BaseURL = _files.Site.Browser.BaseAddress!.ToString(),
            }
        );
        await _innovator.Enter(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "?lang=" + language);
        (await Axe.Violations(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"files-{width}-{language}.png"), FullPage = true });
    }

    private Task<string> Read() => _innovator.Read(Address);

    private async Task<HttpResponseMessage> Send(string name, byte[] bytes, string caption)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SiteVisitor.TokenIn(await Read())), "__RequestVerificationToken" },
            { new StringContent("add"), "do" },
            { new StringContent(caption), "caption" },
            { new ByteArrayContent(bytes), "upload", name },
        };
        return await _innovator.Http.PostAsync(Address, form);
    }

    private async Task<string> Done(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
            return await _innovator.Read(answer.Headers.Location!.ToString());
        }
    }

    private async Task<string> Cookie()
    {
        using var answer = await _innovator.Http.GetAsync(Address);
        return string.Join("; ", _innovator.Cookies().Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    [GeneratedRegex("name=\"file\" value=\"([0-9a-f]{32})\"")]
    private static partial Regex FileId();

    /// <summary>Bytes that are made while they are read.</summary>
    private sealed class Endless(long length, Action<long> heard) : Stream
    {
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part = (int)Math.Min(count, length - _read);
            _read += part;
            heard(_read);
            return part;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
