using System.Globalization;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Rules;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>Objections, rulings, disqualifications.</summary>
internal static class ObjectionEndpoints
{
    /// <summary>The objections of an edition.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowPage(context, sender, $"{programme}/{edition}", null);

    /// <summary>Takes an objection in, rules on one, sets the window, or disqualifies.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var said = await Do(sender, $"{programme}/{edition}", form, context.RequestAborted);
                return Pages.Done(context, said, "staff", programme, edition, "objections");
            },
            slip => ShowPage(context, sender, $"{programme}/{edition}", slip)
        );

    private static async Task<string> Do(IMediator sender, string edition, IFormCollection form, CancellationToken cancellation)
    {
        string Field(string name) => form[name].ToString().Trim();
        switch (Field("form"))
        {
            case "file":
                await sender.Send(
                    new FileObjection(edition, Field("unit"), Field("claimant"), Field("claim"), Field("evidence")),
                    cancellation
                );
                return "objection-taken-in";
            case "rule":
                if (
                    Field("ruling") is not ("upheld" or "dismissed")
                    || !int.TryParse(Field("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                )
                    throw new RefusalException(RefusalKind.Usage, "decision-missing");
                await sender.Send(
                    new RuleOnObjection(
                        edition,
                        number,
                        Field("ruling") == "upheld",
                        Field("reason"),
                        Field("effect"),
                        Field("decided-by")
                    ),
                    cancellation
                );
                return "objection-ruled";
            case "window":
                await sender.Send(new SetObjectionWindow(edition, JuryPanelEndpoints.Time(Field("until"))), cancellation);
                return "window-set";
            case "disqualify":
                await sender.Send(
                    new Disqualify(edition, Field("unit"), Field("reason"), Field("decided-by"), form["undo"] == "1"),
                    cancellation
                );
                return form["undo"] == "1" ? "disqualification-undone" : "disqualified";
            default:
                throw new RefusalException(RefusalKind.Usage, "decision-missing");
        }
    }

    private static async Task<IResult> ShowPage(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var rules = await sender.Send(new ShowEdition(edition), context.RequestAborted);
        var listing = await sender.Send(new ListObjections(edition), context.RequestAborted);
        (string, object?)[] parameters = [("Edition", rules), ("Listing", listing), ("FormError", slip)];
        return slip is null ? Pages.Page<ObjectionsPage>(context, parameters) : Pages.Wrong<ObjectionsPage>(context, parameters);
    }
}
