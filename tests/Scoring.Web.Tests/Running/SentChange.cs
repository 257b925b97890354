using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Scoring.Web.Tests.Running;

/// <summary>A change of a scoresheet as the page's module sends it.</summary>
/// <param name="Kind">"mark", "comment" or another kind that the page knows.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Value">As typed.</param>
/// <param name="Seen">The version that the page shows.</param>
/// <param name="Key">The same for each try of one change.</param>
internal sealed record SentChange(string Kind, string Criterion, string Value, int Seen, string Key)
{
    /// <summary>Sends it with the token of a page.</summary>
    /// <param name="visitor">Who sends it.</param>
    /// <param name="sheet">Such as "/club/2026/desk/e1": the edition, the stage and the entry.</param>
    /// <param name="token">Against forged forms; null to take one from the visitor's own page.</param>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Send(SiteVisitor visitor, string sheet, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jury/change" + sheet)
        {
            Content = JsonContent.Create(
                new
                {
                    kind = Kind,
                    criterion = Criterion,
                    value = Value,
                    seen = Seen,
                    key = Key,
                }
            ),
        };
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("RequestVerificationToken", token ?? SiteVisitor.TokenIn(await visitor.Read("/account")));
        using var answer = await visitor.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
