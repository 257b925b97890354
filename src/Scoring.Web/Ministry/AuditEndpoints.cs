using MediatR;
using Scoring.Features.Audit;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>The audit trail.</summary>
internal static class AuditEndpoints
{
    private const int LinesOnPage = 200;

    /// <summary>A search of the audit trail.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, string? edition, string? who, string? what, string? text)
    {
        static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        var listing = await sender.Send(
            new ListAudit(Given(edition), Given(who), AuditAction.All.Contains(what ?? "") ? what : null, Given(text), LinesOnPage),
            context.RequestAborted
        );
        var verdict = await sender.Send(new VerifyAudit(TrailOnly: true), context.RequestAborted);
        return Pages.Page<AuditPage>(
            context,
            ("Listing", listing),
            ("Verdict", verdict),
            ("Edition", edition ?? ""),
            ("Who", who ?? ""),
            ("What", what ?? ""),
            ("Text", text ?? "")
        );
    }
}
