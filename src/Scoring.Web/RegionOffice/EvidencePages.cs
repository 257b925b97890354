using System.Globalization;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Evidence;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.RegionOffice;

/// <summary>Evidence for the levels of indicators: an officer claims and sends, the secretariat decides and makes facts of it.</summary>
internal static class EvidencePages
{
    private const string Own = "/my-region/evidence";
    private const string One = Own + "/{programme}/{edition}/{code}";
    private const string Staff = "/staff/{programme}/{edition}/evidence";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder site)
    {
        site.MapMethods(Own, Reading, List).For(Roles.RegionOfficer);
        site.MapMethods(One, Reading, Show).For(Roles.RegionOfficer);
        site.MapPost(One, Send).For(Roles.RegionOfficer);
        site.MapMethods(One + "/{indicator}", Reading, Item).For(Roles.RegionOfficer);
        site.MapPost(One + "/{indicator}", Claim).For(Roles.RegionOfficer);
        site.MapMethods(Staff, Reading, Sent).For(Access.Readers);
        site.MapPost(Staff, Decide).For(Access.Secretariat);
    }

    private static async Task<IResult> List(HttpContext context, IMediator sender) =>
        Pages.Page<MyEvidencePage>(context, ("All", await sender.Send(new ListOwnEvidence(), context.RequestAborted)));

    private static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition, string code) =>
        RegionPage(context, sender, $"{programme}/{edition}", code, null);

    private static Task<IResult> Send(HttpContext context, IMediator sender, string programme, string edition, string code) =>
        FormError.Or(
            context,
            async _ =>
            {
                await sender.Send(new SendEvidence($"{programme}/{edition}", code), context.RequestAborted);
                return Pages.Done(context, "evidence-sent", "my-region", "evidence", programme, edition, code);
            },
            slip => RegionPage(context, sender, $"{programme}/{edition}", code, slip)
        );

    private static Task<IResult> Item(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string code,
        string indicator
    ) => ItemPage(context, sender, $"{programme}/{edition}", code, indicator, null);

    private static Task<IResult> Claim(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string code,
        string indicator
    ) =>
        FormError.Or(
            context,
            async form =>
            {
                var id = $"{programme}/{edition}";
                await sender.Send(
                    new ClaimLevel(
                        id,
                        code,
                        indicator,
                        Whole(form["level"]),
                        new EvidenceDocument(form["number"].ToString(), form["dated"].ToString(), form["subject"].ToString()),
                        Whole(form["seen"]) ?? 0
                    ),
                    context.RequestAborted
                );
                if (form["then"] != "next")
                    return Pages.Done(context, "evidence-saved", "my-region", "evidence", programme, edition, code);
                var all = (await sender.Send(new ShowEvidence(id, code), context.RequestAborted)).Items;
                var next = all.SkipWhile(item => item.Indicator.Number != indicator && item.Indicator.Id != indicator)
                    .Skip(1)
                    .FirstOrDefault();
                return next is null
                    ? Pages.Done(context, "evidence-saved", "my-region", "evidence", programme, edition, code)
                    : Pages.Done(context, "evidence-saved", "my-region", "evidence", programme, edition, code, next.Indicator.Number);
            },
            slip => ItemPage(context, sender, $"{programme}/{edition}", code, indicator, slip)
        );

    private static Task<IResult> Sent(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? region,
        string? state
    ) => StaffPage(context, sender, $"{programme}/{edition}", region ?? "", State(state), null);

    private static Task<IResult> Decide(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var id = $"{programme}/{edition}";
                if (form["form"] == "fix")
                {
                    await sender.Send(new FixEvidence(id), context.RequestAborted);
                    return Pages.Done(context, "evidence-fixed", "staff", programme, edition, "evidence");
                }
                await sender.Send(
                    new DecideEvidence(
                        id,
                        form["region"].ToString(),
                        form["indicator"].ToString(),
                        State(form["to"]) ?? throw new RefusalException(RefusalKind.Usage, "decision-missing"),
                        Whole(form["level"]),
                        form["note"].ToString()
                    ),
                    context.RequestAborted
                );
                return TypedResults.Redirect(
                    Reader
                        .Of(context)
                        .ToWith(
                            [
                                new("region", form["in-region"].ToString()),
                                new("state", form["in-state"].ToString()),
                                new(Pages.SaidKey, "evidence-decided"),
                            ],
                            "staff",
                            programme,
                            edition,
                            "evidence"
                        )
                );
            },
            slip => StaffPage(context, sender, $"{programme}/{edition}", slip["in-region"], State(slip["in-state"]), slip)
        );

    private static async Task<IResult> RegionPage(HttpContext context, IMediator sender, string edition, string code, FormError? slip)
    {
        (string, object?)[] parameters =
        [
            ("Evidence", await sender.Send(new ShowEvidence(edition, code), context.RequestAborted)),
            ("FormError", slip),
        ];
        return Pages.Either<RegionEvidencePage>(context, slip, parameters);
    }

    private static async Task<IResult> ItemPage(
        HttpContext context,
        IMediator sender,
        string edition,
        string code,
        string indicator,
        FormError? slip
    )
    {
        var evidence = await sender.Send(new ShowEvidence(edition, code), context.RequestAborted);
        var item = evidence.Items.FirstOrDefault(one => one.Indicator.Number == indicator || one.Indicator.Id == indicator)
            ?? throw new RefusalException(RefusalKind.Usage, "unknown-indicator", indicator);
        (string, object?)[] parameters = [("Evidence", evidence), ("Item", item), ("FormError", slip)];
        return Pages.Either<EvidenceItemPage>(context, slip, parameters);
    }

    private static async Task<IResult> StaffPage(
        HttpContext context,
        IMediator sender,
        string edition,
        string region,
        EvidenceState? state,
        FormError? slip
    )
    {
        (string, object?)[] parameters =
        [
            ("List", await sender.Send(new ListEvidence(edition, region, state), context.RequestAborted)),
            ("Region", region),
            ("State", state),
            ("FormError", slip),
        ];
        return Pages.Either<StaffEvidencePage>(context, slip, parameters);
    }

    private static EvidenceState? State(string? word) =>
        Enum.TryParse<EvidenceState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
