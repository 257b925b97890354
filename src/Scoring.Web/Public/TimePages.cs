using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Domain.Seasons;
using Scoring.Features.Users;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>The choice of the zone that dates are shown in: kept with the account, or in the browser of a visitor.</summary>
internal static class TimePages
{
    private const string Address = "/about/time";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapTime(this IEndpointRouteBuilder site)
    {
        site.MapMethods(Address, Reading, (HttpContext context, string? back) =>
            Pages.Page<TimePage>(context, ("Back", Pages.Local(back) ?? Reader.Of(context).To("")))
        );
        site.MapPost(Address, Choose);
    }

    private static async Task<IResult> Choose(HttpContext context, IMediator sender, [FromForm] string? zone, [FromForm] string? back)
    {
        if (SeasonZones.OfWord(zone) is { } chosen)
        {
            if (context.Features.Get<SignedIn>() is { Account: var own })
                await sender.Send(new ChangeProfile(own.Called, own.Language, chosen.Word()), context.RequestAborted);
            else
                ReaderZone.Keep(context, chosen);
        }
        return Results.LocalRedirect(Pages.Local(back) ?? Reader.Of(context).To(""));
    }
}
