using MediatR;
using Scoring.Features.Attachments;
using Scoring.Features.Core;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Attachments;

/// <summary>The pages where innovators add files to an entry, and the files themselves.</summary>
internal static class AttachmentPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/files/{id}/{**name}", Reading, FileEndpoints.Open).ForSignedIn();
        var mine = site.MapGroup("/entry/{programme}/{edition}/{entry}/files");
        mine.MapMethods("/{**field}", Reading, Show).For(Access.Entries);
        mine.MapPost("/{**field}", Change).For(Roles.Innovator).WithMetadata(new TakesFile());
    }

    /// <summary>The address of the files of a place.</summary>
    public static string[] At(string edition, string entry, string field) => ["entry", edition, entry, "files", field];

    /// <summary>The parts of the address of a file.</summary>
    public static string[] At(string id, string name) => ["files", id, name];

    private static async Task<IResult> Show(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string entry,
        string field
    ) => await ShowPage(context, sender, new SlotName($"{programme}/{edition}", entry, field), null);

    private static Task<IResult> Change(HttpContext context, IMediator sender, string programme, string edition, string entry, string field)
    {
        var name = new SlotName($"{programme}/{edition}", entry, field);
        return FormError.Or(
            context,
            async form => Pages.Done(context, await Act(context, sender, name, form), At(name.Edition, entry, field)),
            error => ShowPage(context, sender, name, error)
        );
    }

    private static async Task<string> Act(HttpContext context, IMediator sender, SlotName name, IFormCollection form)
    {
        var file = form["file"].ToString();
        switch (form["do"].ToString())
        {
            case "remove":
                await sender.Send(new RemoveAttachment(name.Edition, name.Entry, file), context.RequestAborted);
                return "file-removed";
            case "caption":
                await sender.Send(
                    new CaptionAttachment(name.Edition, name.Entry, file, form["caption"].ToString()),
                    context.RequestAborted
                );
                return "file-captioned";
        }
        if (form.Files is not [{ Length: > 0 } sent])
            throw new RefusalException(RefusalKind.Usage, form.Files.Count > 1 ? "one-file-each" : "no-file-chosen");
        var path = Path.Combine(Path.GetTempPath(), "scoring-upload-" + Guid.NewGuid().ToString("N"));
        try
        {
            await using (var target = Features.Persistence.PrivateFile.Create(path))
                await sent.CopyToAsync(target, context.RequestAborted);
            var added = await sender.Send(
                new AddAttachment(name.Edition, name.Entry, name.Field, sent.FileName, path, form["caption"].ToString()),
                context.RequestAborted
            );
            return added.State == AttachmentState.Checking ? "file-waiting" : "file-added";
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IResult> ShowPage(HttpContext context, IMediator sender, SlotName name, FormError? error)
    {
        var shown = await sender.Send(new ShowEntryFiles(name.Edition, name.Entry, name.Field), context.RequestAborted);
        (string, object?)[] parameters = [("Shown", shown), ("FormError", error)];
        return Pages.Either<SlotPage>(context, error, parameters);
    }

    private sealed record SlotName(string Edition, string Entry, string Field);
}
