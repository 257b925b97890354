using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Evidence;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Entries;

/// <summary>The evidence of an entry, one indicator a page: a form that works by itself.</summary>
internal static class EntryEvidenceEndpoints
{
    /// <summary>The form.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, [AsParameters] EntryName name, string indicator) =>
        Show(context, sender, name, indicator, null);

    /// <summary>Saves it, and goes to its files, to the next indicator or to the list.</summary>
    public static Task<IResult> Save(HttpContext context, IMediator sender, [AsParameters] EntryName name, string indicator) =>
        FormError.Or(
            context,
            async form =>
            {
                var saved = await sender.Send(
                    new ClaimEntryLevel(
                        name.EditionId,
                        name.Id,
                        indicator,
                        (int?)EntryEndpoints.Number(form["level"]),
                        new EvidenceDocument(form["number"].ToString(), form["dated"].ToString(), form["subject"].ToString()),
                        (int)(EntryEndpoints.Number(form["seen"]) ?? 0)
                    ),
                    context.RequestAborted
                );
                return Pages.Done(
                    context,
                    "evidence-saved",
                    form["then"].ToString() switch
                    {
                        "files" => name.At("files", EvidenceClaim.FieldOf(saved.Indicator.Id)),
                        "next" => name.At(await Next(context, sender, name, saved)),
                        _ => name.At(),
                    }
                );
            },
            slip => Show(context, sender, name, indicator, slip)
        );

    // The next indicator that can be changed; after the last one all answers.
    private static async Task<string[]> Next(HttpContext context, IMediator sender, EntryName name, EvidenceItem saved)
    {
        var shown = await sender.Send(new ShowEntryEvidence(name.EditionId, name.Id), context.RequestAborted);
        var next = shown
            .Items.SkipWhile(item => item.Indicator.Id != saved.Indicator.Id)
            .Skip(1)
            .FirstOrDefault(item => shown.View.CanChange(EvidenceClaim.FieldOf(item.Indicator.Id)));
        return next is null ? ["check"] : ["evidence", next.Indicator.Number];
    }

    private static async Task<IResult> Show(HttpContext context, IMediator sender, EntryName name, string indicator, FormError? slip)
    {
        var shown = await sender.Send(new ShowEntryEvidence(name.EditionId, name.Id), context.RequestAborted);
        var item = shown.Items.FirstOrDefault(one => one.Indicator.Number == indicator || one.Indicator.Id == indicator)
            ?? throw new RefusalException(RefusalKind.Usage, "unknown-indicator", indicator);
        (string, object?)[] parameters = [("View", shown.View), ("Item", item), ("Name", name), ("FormError", slip)];
        return Pages.Either<EntryEvidencePage>(context, slip, parameters);
    }
}
