using MediatR;
using Scoring.Features.Editions;
using Scoring.Features.Eligibility;
using Scoring.Features.Rules;
using Scoring.Features.Rules.Diff;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>Editions: their progress, their rules, who may take part.</summary>
internal static class EditionEndpoints
{
    /// <summary>The editions with data, and the way to the others.</summary>
    public static async Task<IResult> Home(HttpContext context, IMediator sender)
    {
        var live = await sender.Send(new ListEditionsWithFacts(), context.RequestAborted);
        var work = new List<EditionWork>();
        foreach (var edition in live.Where(edition => edition.Rules is not null))
            work.Add(await sender.Send(new ShowEditionWork(edition.Id), context.RequestAborted));
        var all = await sender.Send(new ListEditions(), context.RequestAborted);
        return Pages.Page<StaffHomePage>(
            context,
            ("Work", work),
            ("Due", await sender.Send(new ListDueDates(), context.RequestAborted)),
            ("Others", all.Select(reading => reading.EditionId).Where(id => work.TrueForAll(one => one.Edition.Id != id)).ToList()),
            ("Names", EditionNames.Of(all))
        );
    }

    /// <summary>Redirects to an edition chosen from the list.</summary>
    public static IResult Open(HttpContext context, string? edition) => Pages.Done(context, null, "staff", edition ?? "");

    /// <summary>The progress of an edition.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition)
    {
        var work = await sender.Send(new ShowEditionWork($"{programme}/{edition}"), context.RequestAborted);
        var funnel =
            work.Imports.Count == 0 || work.Edition.Stages.Count == 0
                ? null
                : await sender.Send(new ShowFunnel(work.Edition.Id), context.RequestAborted);
        return Pages.Page<EditionPage>(context, ("Work", work), ("Counts", funnel));
    }

    /// <summary>The rules as a tree with citations, next to those of another edition if one is named.</summary>
    public static async Task<IResult> Rules(HttpContext context, IMediator sender, string programme, string edition, string? with)
    {
        var rules = await sender.Send(new ShowEdition($"{programme}/{edition}"), context.RequestAborted);
        var all = await sender.Send(new ListEditions(), context.RequestAborted);
        var others = all.Where(reading => reading.Edition is not null && reading.EditionId != rules.Id)
            .Select(reading => reading.EditionId)
            .ToList();
        var diff = string.IsNullOrEmpty(with) ? null : await sender.Send(new DiffEditions(with, rules.Id), context.RequestAborted);
        return Pages.Page<RulesPage>(context, ("Edition", rules), ("Others", others), ("Names", EditionNames.Of(all)), ("Diff", diff));
    }

    /// <summary>Who may take part.</summary>
    public static Task<IResult> Eligibility(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? show,
        string? entry
    ) => ShowEligibility(context, sender, $"{programme}/{edition}", show, entry, null);

    /// <summary>A decision about the submissions that are ticked.</summary>
    public static Task<IResult> Decide(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                await sender.Send(
                    new OverrideSeveral(
                        $"{programme}/{edition}",
                        [.. form["entry"].OfType<string>().Select(entry => entry.Trim()).Where(entry => entry.Length > 0)],
                        form["decision"].ToString() switch
                        {
                            "accept" => true,
                            "refuse" => false,
                            _ => null,
                        },
                        form["reason"].ToString()
                    ),
                    context.RequestAborted
                );
                return Pages.Done(context, "eligibility-decided", "staff", programme, edition, "eligibility");
            },
            slip => ShowEligibility(context, sender, $"{programme}/{edition}", null, null, slip)
        );

    private static async Task<IResult> ShowEligibility(
        HttpContext context,
        IMediator sender,
        string edition,
        string? show,
        string? entry,
        FormError? slip
    )
    {
        var list = await sender.Send(new ListEligibility(edition, show == "refused"), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("List", list),
            ("RefusedOnly", show == "refused"),
            ("Chosen", slip?.Form["entry"].OfType<string>().ToHashSet() ?? (entry is null ? [] : [entry])),
            ("Search", await UnitSearch.Of(context, sender, edition)),
            ("FormError", slip),
        ];
        return Pages.Either<EligibilityPage>(context, slip, parameters);
    }
}
