using System.Globalization;
using MediatR;
using Microsoft.Extensions.Primitives;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Rules;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Ministry;

/// <summary>Objections, rulings, disqualifications.</summary>
internal static class ObjectionEndpoints
{
    /// <summary>The objections of an edition.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowPage(context, sender, $"{programme}/{edition}", null);

    /// <summary>Files an objection, rules on one, or sets the window.</summary>
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

    /// <summary>Whom and what a disqualification would change.</summary>
    public static Task<IResult> LookAtDisqualifying(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? unit,
        string? undo
    ) => ShowDisqualifying(context, sender, $"{programme}/{edition}", unit ?? "", undo == "1", null);

    /// <summary>Disqualifies, or undoes it.</summary>
    public static Task<IResult> Disqualify(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var undo = form["undo"] == "1";
                await sender.Send(
                    new Disqualify(
                        $"{programme}/{edition}",
                        form["unit"].ToString().Trim(),
                        form["reason"].ToString(),
                        form["decided-by"].ToString(),
                        undo
                    ),
                    context.RequestAborted
                );
                return Pages.Done(context, undo ? "disqualification-undone" : "disqualified", "staff", programme, edition, "objections");
            },
            slip => ShowDisqualifying(context, sender, $"{programme}/{edition}", slip["unit"], slip["undo"] == "1", slip)
        );

    // A unit that is not there, or already is what is asked for, is reported on the page where it was typed.
    private static async Task<IResult> ShowDisqualifying(
        HttpContext context,
        IMediator sender,
        string edition,
        string unit,
        bool undo,
        FormError? slip
    )
    {
        try
        {
            var looked = await sender.Send(new PreviewDisqualification(edition, unit, undo), context.RequestAborted);
            var rules = await sender.Send(new ShowEdition(edition), context.RequestAborted);
            (string, object?)[] parameters = [("Edition", rules), ("Looked", looked), ("Undo", undo), ("FormError", slip)];
            return Pages.Either<DisqualifyPage>(context, slip, parameters);
        }
        catch (RefusalException refusal) when (refusal.Code is not ("sign-in-needed" or "not-allowed") && !refusal.IsOfStore)
        {
            var typed = new FormCollection(
                new Dictionary<string, StringValues>(StringComparer.Ordinal)
                {
                    ["form"] = "disqualify",
                    ["unit"] = unit,
                    ["undo"] = undo ? "1" : "",
                }
            );
            var sentence = Shared.Refusal(refusal, Reader.Of(context).Language);
            return await ShowPage(context, sender, edition, slip ?? new FormError(sentence, "unit", typed));
        }
    }

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
                await sender.Send(new SetObjectionWindow(edition, JuryPanelEndpoints.Time(form, "until")), cancellation);
                return "window-set";
            default:
                throw new RefusalException(RefusalKind.Usage, "decision-missing");
        }
    }

    private static async Task<IResult> ShowPage(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var rules = await sender.Send(new ShowEdition(edition), context.RequestAborted);
        var listing = await sender.Send(new ListObjections(edition), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("Edition", rules),
            ("Listing", listing),
            ("Search", await UnitSearch.Of(context, sender, edition)),
            ("FormError", slip),
        ];
        return Pages.Either<ObjectionsPage>(context, slip, parameters);
    }
}
