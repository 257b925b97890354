using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Users.AccountLists;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Accounts.Administration;

/// <summary>Accounts by a list: a file is uploaded, looked at with every fault and change, and carried out only when confirmed.</summary>
internal static class AccountListPages
{
    private const string Kind = "(accounts)";
    private const long MostBytes = 32L << 20;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapAccountLists(this IEndpointRouteBuilder site)
    {
        var lists = site.MapGroup("/staff/users/list").For(Roles.Administrator);
        lists.MapMethods("", Reading, (HttpContext context) => Page(context, null));
        lists.MapPost("", Take).TakesUpTo(MostBytes);
        lists.MapMethods("/template.csv", Reading, Template);
        lists.MapMethods("/{upload}", Reading, Preview);
        lists.MapPost("/{upload}", Confirm);
    }

    private static IResult Page(HttpContext context, string? fault) =>
        fault is null ? Pages.Page<AccountListPage>(context) : Pages.Wrong<AccountListPage>(context, ("Fault", fault));

    private static Task<IResult> Take(HttpContext context, Uploads uploads, Caller caller) =>
        FormError.Or(
            context,
            async form =>
            {
                var file = form.Files.FirstOrDefault(file => file.Length > 0)
                    ?? throw new RefusalException(RefusalKind.Usage, "no-file-chosen");
                var upload = await uploads.Take(Kind, caller.Person.Name, [file], context.RequestAborted);
                return Pages.Done(context, null, "staff", "users", "list", upload.Id);
            },
            slip => Task.FromResult(Page(context, slip.Sentence))
        );

    private static IResult Template(HttpContext context)
    {
        var language = Reader.Of(context).Language;
        var text = string.Join(',', AccountColumns.Headers(language)) + "\r\n";
        return TypedResults.File(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            "text/csv; charset=utf-8",
            language == "id" ? "akun.csv" : "accounts.csv"
        );
    }

    private static async Task<IResult> Preview(HttpContext context, IMediator sender, Uploads uploads, Caller caller, string upload)
    {
        var sent = uploads.Of(upload, Kind, caller.Person.Name);
        try
        {
            var preview = await sender.Send(new PreviewAccounts(sent.Files[0].Path), context.RequestAborted);
            return Pages.Page<AccountListPreviewPage>(context, ("UploadId", sent.Id), ("Preview", preview));
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Data)
        {
            return Page(context, Shared.Refusal(refusal, Reader.Of(context).Language));
        }
    }

    private static async Task<IResult> Confirm(
        HttpContext context,
        IMediator sender,
        Uploads uploads,
        Caller caller,
        string upload,
        [FromForm] string? hash
    )
    {
        var sent = uploads.Of(upload, Kind, caller.Person.Name);
        try
        {
            await sender.Send(new AddAccounts(sent.Files[0].Path, hash ?? ""), context.RequestAborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Data or RefusalKind.State)
        {
            var preview = await sender.Send(new PreviewAccounts(sent.Files[0].Path), context.RequestAborted);
            return Pages.Wrong<AccountListPreviewPage>(
                context,
                ("UploadId", sent.Id),
                ("Preview", preview),
                ("Fault", Shared.Refusal(refusal, Reader.Of(context).Language))
            );
        }
        uploads.Forget(sent.Id);
        return Pages.Done(context, "accounts-added", "staff", "users");
    }
}
