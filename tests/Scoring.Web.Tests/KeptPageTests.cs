using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Scoring.Web.Public;

namespace Scoring.Web.Tests;

/// <summary>An answer that is kept comes out as it went in, however it is kept and whoever asks.</summary>
[TestFixture]
public class KeptPageTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(1, 500).Select(line => $"Kota Solok, baris {line}"))
    );

    [TestCase(false, "")]
    [TestCase(false, "gzip")]
    [TestCase(true, "")]
    [TestCase(true, "br, gzip;q=0.5")]
    [TestCase(true, "gzip;q=0")]
    public async Task It_is_the_same_page_packed_or_not(bool onlyPacked, string accepts)
    {
        var made = new DefaultHttpContext();
        made.Response.ContentType = "text/html; charset=utf-8";
        made.Response.Headers.ContentDisposition = "inline";
        made.Response.Headers.ETag = "W/\"of-the-moment\"";
        var kept = KeptPage.Of("/x", made.Response, Page);
        if (onlyPacked)
            (kept = kept.OnlyPacked()).Bytes.ShouldBeLessThan(Page.Length / 2);

        var asked = new DefaultHttpContext();
        asked.Request.Method = "GET";
        asked.Request.Headers.AcceptEncoding = accepts;
        using var sent = new MemoryStream();
        asked.Response.Body = sent;
        await kept.Send(asked);

        var wantsPacked =
            accepts.Contains("gzip", StringComparison.Ordinal) && !accepts.Contains("q=0", StringComparison.Ordinal)
            || accepts.Contains("0.5", StringComparison.Ordinal);
        (asked.Response.Headers.ContentEncoding == "gzip").ShouldBe(wantsPacked);
        asked.Response.ContentLength.ShouldBe(sent.Length);
        asked.Response.Headers.ETag.ShouldBeEmpty();
        asked.Response.Headers.ContentDisposition.ShouldBe(["inline"]);
        sent.Position = 0;
        using var plain = new MemoryStream();
        if (wantsPacked)
        {
            await using var unpacked = new GZipStream(sent, CompressionMode.Decompress);
            await unpacked.CopyToAsync(plain);
        }
        else
            await sent.CopyToAsync(plain);
        plain.ToArray().ShouldBe(Page);
    }
}
