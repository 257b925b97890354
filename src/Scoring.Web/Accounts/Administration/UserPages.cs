using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts.Administration;

/// <summary>The accounts, for administrators.</summary>
internal static class UserPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapUsers(this IEndpointRouteBuilder site)
    {
        var users = site.MapGroup("/staff/users").For(Roles.Administrator);
        users.MapMethods("", Reading, Show);
        users.MapPost("", Add);
        users.MapMethods("/{id:long}", Reading, ShowOne);
        users.MapPost("/{id:long}/invite", Invite);
        users.MapPost("/{id:long}/roles", ChangeRoles);
        users.MapPost("/{id:long}/disable", (HttpContext context, IMediator sender, long id) => Disable(context, sender, id, undo: false));
        users.MapPost("/{id:long}/enable", (HttpContext context, IMediator sender, long id) => Disable(context, sender, id, undo: true));
        users.MapPost("/{id:long}/sign-out", SignOut);
    }

    private static async Task<IResult> Show(HttpContext context, IMediator sender) =>
        Pages.Page<UsersPage>(context, ("Users", await sender.Send(new ListUsers(), context.RequestAborted)));

    private static async Task<IResult> Add(
        HttpContext context,
        IMediator sender,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? juror,
        [FromForm] string? region,
        [FromForm] string? agency,
        [FromForm] string? groups,
        [FromForm(Name = "by-mail")] string? byMail,
        [FromForm] string? key
    )
    {
        var typed = new TypedUser(name ?? "", email ?? "", RolesOf(context), juror, region) { Agency = agency, Groups = groups };
        try
        {
            var added = await sender.Send(
                new AddUser(typed.Name, typed.Email, RoleLabels.Read(typed.Roles), juror, region)
                {
                    Agency = agency,
                    Groups = groups,
                    MailKey = byMail == "on" ? key ?? "" : null,
                },
                context.RequestAborted
            );
            return Invited(context, added.Invitation!);
        }
        catch (RefusalException refusal) when (refusal.Kind != RefusalKind.Rules && !refusal.IsOfStore)
        {
            typed = typed with { Fault = Shared.Refusal(refusal, Reader.Of(context).Language) };
        }
        return Pages.Wrong<UsersPage>(context, ("Users", await sender.Send(new ListUsers(), context.RequestAborted)), ("Typed", typed));
    }

    private static async Task<IResult> ShowOne(HttpContext context, IMediator sender, long id) =>
        Pages.Page<UserPage>(context, ("User", await Find(context, sender, id)));

    private static async Task<IResult> Invite(
        HttpContext context,
        IMediator sender,
        long id,
        [FromForm] string? lost,
        [FromForm(Name = "by-mail")] string? byMail,
        [FromForm] string? key
    ) =>
        Invited(
            context,
            await sender.Send(
                new InviteUser((await Find(context, sender, id)).Email, lost == "on", byMail == "on" ? key ?? "" : null),
                context.RequestAborted
            )
        );

    // By mail nobody but the person sees the link; otherwise it is shown here, once.
    private static IResult Invited(HttpContext context, Invitation invitation) =>
        invitation.Token.Length == 0
            ? Pages.Done(context, "invitation-mailed", "staff", "users")
            : Pages.Page<InvitedPage>(context, ("Invitation", invitation), ("Address", Address(context, invitation)));

    private static Task<IResult> ChangeRoles(
        HttpContext context,
        IMediator sender,
        long id,
        [FromForm] string? juror,
        [FromForm] string? region,
        [FromForm] string? agency,
        [FromForm] string? groups
    ) =>
        Do(
            context,
            sender,
            id,
            "roles-changed",
            user =>
                sender.Send(
                    new ChangeRoles(user.Email, RoleLabels.Read(RolesOf(context)), juror, region, agency) { Groups = groups },
                    context.RequestAborted
                ),
            new TypedUser("", "", RolesOf(context), juror, region) { Agency = agency, Groups = groups }
        );

    private static Task<IResult> Disable(HttpContext context, IMediator sender, long id, bool undo) =>
        Do(
            context,
            sender,
            id,
            undo ? "user-enabled" : "user-disabled",
            user => sender.Send(new DisableUser(user.Email, undo), context.RequestAborted),
            null
        );

    private static Task<IResult> SignOut(HttpContext context, IMediator sender, long id) =>
        Do(context, sender, id, "user-signed-out", user => sender.Send(new EndSessions(user.Email), context.RequestAborted), null);

    private static async Task<IResult> Do(
        HttpContext context,
        IMediator sender,
        long id,
        string said,
        Func<ListedUser, Task> act,
        TypedUser? typed
    )
    {
        var user = await Find(context, sender, id);
        try
        {
            await act(user);
            return Pages.Done(context, said, "staff", "users", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Usage or RefusalKind.State && !refusal.IsOfStore)
        {
            return Pages.Wrong<UserPage>(
                context,
                ("User", user),
                ("Typed", typed),
                ("Fault", Shared.Refusal(refusal, Reader.Of(context).Language))
            );
        }
    }

    private static async Task<ListedUser> Find(HttpContext context, IMediator sender, long id) =>
        (await sender.Send(new ListUsers(), context.RequestAborted)).FirstOrDefault(user => user.Id == id)
        ?? throw new RefusalException(RefusalKind.Usage, "user-unknown", id);

    private static string[] RolesOf(HttpContext context) => [.. context.Request.Form["role"].OfType<string>()];

    private static string Address(HttpContext context, Invitation invitation) =>
        context.RequestServices.GetRequiredService<OwnAddress>().Of(invitation.Path);
}

/// <summary>An account as it was typed.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address.</param>
/// <param name="Roles">The words of the roles.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Region">The region's code.</param>
public sealed record TypedUser(string Name, string Email, IReadOnlyList<string> Roles, string? Juror, string? Region)
{
    /// <summary>The agencies.</summary>
    public string? Agency { get; init; }

    /// <summary>The groups of an examiner.</summary>
    public string? Groups { get; init; }

    /// <summary>Why it was refused, in a sentence, or null.</summary>
    public string? Fault { get; init; }
}
