using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>The outbox: what is held, on its way, sent, failed or uncertain, and what a person does with it.</summary>
internal static class OutboxEndpoints
{
    /// <summary>The mail of a state.</summary>
    public static Task<IResult> Show(
        HttpContext context,
        IMediator sender,
        [FromQuery(Name = "state")] string? state,
        [FromQuery(Name = "find")] string? find,
        [FromQuery(Name = "season")] string? season,
        [FromQuery(Name = "from")] int? from
    ) => Page(context, sender, new OutboxView(MailStates.Find(state) ?? MailState.Held, find ?? "", season ?? "", from ?? 0), null);

    /// <summary>One mail.</summary>
    public static async Task<IResult> ShowOne(HttpContext context, IMediator sender, string id) =>
        Pages.Page<MailPage>(
            context,
            ("Mail", await sender.Send(new ShowMail(id), context.RequestAborted)),
            ("Names", await EditionNames.Read(sender, context.RequestAborted)),
            ("Sends", context.RequestServices.GetRequiredService<IMailCarrier>().Sends)
        );

    /// <summary>Releases, cancels, tries again or settles what was chosen.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender) =>
        FormError.Or(
            context,
            async form =>
            {
                if (!Enum.TryParse<MailAct>(form["act"], out var act) || !Enum.IsDefined(act))
                    throw new RefusalException(RefusalKind.Usage, "mail-none-chosen");
                var view = View(form);
                var moved = await sender.Send(
                    new MoveMail(act, [.. form["mail"].OfType<string>()])
                    {
                        AllOf = form["all"] == "on" ? view.State : null,
                        Find = view.Find,
                        Season = view.Season.Length > 0 ? view.Season : null,
                        Typed = long.TryParse(form["count"], CultureInfo.InvariantCulture, out var typed) ? typed : null,
                    },
                    context.RequestAborted
                );
                return TypedResults.Redirect(
                    Reader.Of(context).ToWith([.. view.Query, new(Pages.SaidKey, Said(act, moved.Count))], "staff", "outbox")
                );
            },
            slip => Page(context, sender, View(slip.Form), slip)
        );

    private static string Said(MailAct act, int count) => count == 0 ? "mail-none-moved" : "mail-" + act.ToString().ToLowerInvariant();

    private static OutboxView View(IFormCollection form) =>
        new(MailStates.Find(form["state"]) ?? MailState.Held, form["find"].ToString(), form["season"].ToString(), 0);

    private static async Task<IResult> Page(HttpContext context, IMediator sender, OutboxView view, FormError? slip)
    {
        var listing = await sender.Send(
            new ListOutbox(view.State, view.Find, view.Season.Length > 0 ? view.Season : null, view.From),
            context.RequestAborted
        );
        (string, object?)[] parameters =
        [
            ("View", view),
            ("Listing", listing),
            ("Names", await EditionNames.Read(sender, context.RequestAborted)),
            ("FormError", slip),
            ("Sends", context.RequestServices.GetRequiredService<IMailCarrier>().Sends),
        ];
        return Pages.Either<OutboxPage>(context, slip, parameters);
    }
}

/// <summary>What of the outbox is shown.</summary>
/// <param name="State">The state.</param>
/// <param name="Find">The search, or empty.</param>
/// <param name="Season">The season, or empty for all.</param>
/// <param name="From">The number of the first row, from 0.</param>
public sealed record OutboxView(MailState State, string Find, string Season, int From)
{
    /// <summary>The view as a query.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query =>
        [new("state", MailStates.Word(State)), new("find", Find), new("season", Season)];

    /// <summary>What can be done with mail of a state.</summary>
    public static IReadOnlyList<MailAct> ActsOn(MailState state) =>
        state switch
        {
            MailState.Held => [MailAct.Release, MailAct.Cancel],
            MailState.Queued => [MailAct.Cancel],
            MailState.Failed => [MailAct.Again],
            MailState.Uncertain => [MailAct.Again, MailAct.Arrived],
            _ => [],
        };
}
