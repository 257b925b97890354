using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>
/// What the script of the scoresheet sends: each change once, on the version that was seen, and nothing of another shape.
/// </summary>
[TestFixture]
public partial class SentChangesTests : TwoJurors
{
    [Test]
    public async Task A_change_that_is_sent_twice_is_saved_once_and_one_on_an_older_version_is_refused()
    {
        (await Change(One, "E1", "mark", "idea", "80", 0, "a")).GetProperty("revision").GetInt32().ShouldBe(1);
        (await Change(One, "E1", "mark", "idea", "80", 0, "a")).GetProperty("revision").GetInt32().ShouldBe(1);
        (await Change(One, "E1", "comment", "idea", "baik", 1, "b")).GetProperty("revision").GetInt32().ShouldBe(2);
        (await Change(One, "E1", "mark", "idea", "70", 1, "c")).GetProperty("code").GetString().ShouldBe("sheet-changed-since");
        (await Change(One, "E1", "mark", "idea", "80", 0, "a")).GetProperty("revision").GetInt32().ShouldBe(1, "the version of that time");
        (await Change(One, "E1", "mark", "idea", "7x", 2, "d")).GetProperty("code").GetString().ShouldBe("sheet-mark-unreadable");
        (await Change(One, "E1", "mark", "idea", "100,01", 2, "e")).GetProperty("code").GetString().ShouldBe("sheet-mark-off-scale");
        var kept = await Kept("E1", "J1");
        kept.Sheet.Revisions.Count.ShouldBe(2);
        kept.Sheet.Latest.Marks["idea"].ShouldBe(80m);
    }

    private static IEnumerable<byte[]> Odd() =>
        new[]
        {
            "",
            "[]",
            "\"x\"",
            "null",
            "7",
            "{",
            "{\"kind\":1}",
            "{\"kind\":\"mark\"}",
            "{\"kind\":\"song\",\"criterion\":\"idea\",\"value\":\"1\",\"seen\":0,\"key\":\"z\"}",
            "{\"kind\":\"mark\",\"criterion\":\"idea\",\"value\":\"1\",\"seen\":1e99,\"key\":\"z\"}",
            "{\"kind\":\"mark\",\"criterion\":null,\"value\":\"1\",\"seen\":0,\"key\":\"z\"}",
            new string('[', 100_000),
            new string(' ', 300_000),
            "{\"kind\":\"\\ud83d\"}",
        }
            .Select(Encoding.UTF8.GetBytes)
            .Append([.. "{\"kind\":\""u8, 0xFF, 0xC3, .. "\"}"u8]);

    [TestCaseSource(nameof(Odd))]
    public async Task A_change_of_another_shape_is_refused_with_a_sentence(byte[] body)
    {
        using var answer = await Post(One, "E1", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var root = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        root.GetProperty("code").GetString().ShouldBe("form-unreadable");
        root.GetProperty("sentence").GetString()!.Length.ShouldBeGreaterThan(20);
    }

    [Test]
    public async Task A_comment_with_half_an_emoji_is_saved()
    {
        var body =
            "{\"kind\":\"comment\",\"criterion\":\"idea\",\"value\":\"baik \\ud83d\\u0000 \\ud83d\\ude00 \\\\ud83d\",\"seen\":0,"
            + "\"key\":\"emoji\"}";
        using var answer = await Post(Two, "E4", Encoding.UTF8.GetBytes(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await Kept("E4", "J2")).Sheet.Latest.Comments["idea"].ShouldBe("baik \uFFFD\uFFFD \U0001F600 \\ud83d");
    }

    [Test]
    public async Task A_change_without_the_forms_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jury/change/club/2026/desk/E1")
        {
            Content = JsonContent.Create(
                new
                {
                    kind = "mark",
                    criterion = "use",
                    value = "3",
                    seen = 0,
                    key = "x",
                }
            ),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await One.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("form-stale");
    }

    private static async Task<HttpResponseMessage> Post(SiteVisitor visitor, string entry, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jury/change/club/2026/desk/" + entry)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("RequestVerificationToken", Token().Match(await visitor.Read("/account")).Groups[1].Value);
        return await visitor.Http.SendAsync(request);
    }
}
