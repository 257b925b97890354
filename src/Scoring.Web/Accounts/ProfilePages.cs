using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Users;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts;

/// <summary>A person's own profile: name, language and address, and which mail they want.</summary>
internal static class ProfilePages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapProfile(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/account/profile", Reading, Show).ForSignedIn();
        site.MapPost("/account/profile", Change).ForSignedIn();
        site.MapPost("/account/profile/address", AskForAddress).ForSignedIn().RequireRateLimiting(SignInServices.Limit);
        site.MapPost("/account/profile/mail", ChooseMail).ForSignedIn();
    }

    private static IResult Show(HttpContext context) => Page(context, null, null);

    private static async Task<IResult> Change(
        HttpContext context,
        IMediator sender,
        [FromForm] string? name,
        [FromForm] string? language,
        [FromForm] string? zone
    )
    {
        try
        {
            await sender.Send(new ChangeProfile(name ?? "", language ?? "id", zone), context.RequestAborted);
            return Pages.Done(context, "profile-changed", "account", "profile");
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Usage)
        {
            return Page(context, Shared.Refusal(refusal, Reader.Of(context).Language), null);
        }
    }

    private static async Task<IResult> AskForAddress(
        HttpContext context,
        IMediator sender,
        SignInCheck check,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? key
    )
    {
        var reader = Reader.Of(context);
        if (OwnAccount.Fault(check.IsOwnPassword(OwnAccount.Of(context).Account, password), reader) is { } fault)
            return Page(context, null, fault, email);
        try
        {
            await sender.Send(new AskForAddress(email ?? "", key ?? ""), context.RequestAborted);
            return Pages.Done(context, "address-asked", "account", "profile");
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Usage or RefusalKind.State)
        {
            return Page(context, null, Shared.Refusal(refusal, reader.Language), email);
        }
    }

    private static async Task<IResult> ChooseMail(HttpContext context, IMediator sender, [FromForm] string? wanted)
    {
        await sender.Send(new LeaveMail(OwnAccount.Of(context).Account.Id, Undo: wanted == "on"), context.RequestAborted);
        return Pages.Done(context, "profile-changed", "account", "profile");
    }

    private static IResult Page(HttpContext context, string? fault, string? addressFault, string? address = null)
    {
        var account = OwnAccount.Of(context).Account;
        (string, object?)[] parameters =
        [
            ("Account", account),
            ("WantsMail", context.RequestServices.GetRequiredService<SignInProcedure>().WantsMail(account.Id)),
            ("Fault", fault),
            ("AddressFault", addressFault),
            ("Address", address),
        ];
        return (fault ?? addressFault) is null
            ? Pages.Page<ProfilePage>(context, parameters)
            : Pages.Wrong<ProfilePage>(context, parameters);
    }
}
