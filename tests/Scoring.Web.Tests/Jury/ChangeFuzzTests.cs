using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.TestKit.Fuzzing;

namespace Scoring.Web.Tests.Jury;

/// <summary>Changed bodies of the one request that reads JSON.</summary>
public sealed partial class ChangeFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        .. new[]
        {
            """{"kind":"mark","criterion":"idea","value":"80","seen":0,"key":"a-1"}""",
            """{"kind":"comment","criterion":"use","value":"baik \ud83d\ude00 \"sekali\"\n","seen":1,"key":"b"}""",
            """[{"kind":null},[[1e9]],true]""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Test]
    public async Task Changed_bodies_are_saved_or_refused()
    {
        using var jury = await JurySite.Start();
        using var one = await jury.Site.SignIn(Roles.Juror, juror: "J1");
        var token = Token().Match(await one.Read("/account")).Groups[1].Value;
        await Fuzz.Run("JSON", 50, async mutator =>
        {
            var body = mutator.Change(Seeds[mutator.Random.Next(Seeds.Length)], Seeds[mutator.Random.Next(Seeds.Length)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/jury/change/club/2026/desk/E1")
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Add("RequestVerificationToken", token);
            using var answer = await one.Http.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeLessThan(500, Encoding.UTF8.GetString(body));
        });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
