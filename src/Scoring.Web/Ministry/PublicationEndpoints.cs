using MediatR;
using Scoring.Features.Publications;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>Publications, checked against their hashes and computed again from their own copies.</summary>
internal static class PublicationEndpoints
{
    /// <summary>The publications.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender) =>
        Pages.Page<VerifyPage>(context, ("Publications", await sender.Send(new ListPublications(), context.RequestAborted)));

    /// <summary>Verifies the publications of an edition, or all.</summary>
    public static async Task<IResult> Verify(HttpContext context, IMediator sender)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var edition = form["edition"].ToString();
        return Pages.Page<VerifyPage>(
            context,
            ("Publications", await sender.Send(new ListPublications(), context.RequestAborted)),
            ("Verdicts", await sender.Send(new VerifyPublications(edition.Length == 0 ? null : edition), context.RequestAborted))
        );
    }
}
