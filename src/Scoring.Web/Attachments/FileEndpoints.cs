using MediatR;
using Microsoft.Net.Http.Headers;
using Scoring.Features.Attachments;
using Scoring.Web.Shell;

namespace Scoring.Web.Attachments;

/// <summary>
/// Serves files of entries. What a browser makes of one follows from our table alone, and what it may do there is nothing.
/// </summary>
internal static class FileEndpoints
{
    private const string PdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
    private const string PicturePolicy = "default-src 'none'; sandbox";

    /// <summary>A file; the name in its address is for the reader and means nothing here.</summary>
    public static async Task<IResult> Open(HttpContext context, IMediator sender, string id)
    {
        var opened = await sender.Send(new OpenAttachment(id), context.RequestAborted);
        var type = opened.File.Type;
        var isDownload = context.Request.Query.ContainsKey("download") || !(type == FileType.Pdf || type.IsPicture());
        if (isDownload && opened.IsForStaff && context.Request.Headers.Range.Count == 0 && HttpMethods.IsGet(context.Request.Method))
            await sender.Send(new RecordDownload(id), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.RegisterForDispose(opened.Content);
        // A frame with the attribute "sandbox" shows no PDF, whatever it permits; a frame of ours without it does.
        SecurityHeaders.Instead(
            context,
            type == FileType.Pdf && !isDownload ? PdfPolicy : PicturePolicy,
            type == FileType.Pdf && !isDownload ? "SAMEORIGIN" : "DENY"
        );
        var disposition = new ContentDispositionHeaderValue(isDownload ? "attachment" : "inline");
        disposition.SetHttpFileName(opened.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(opened.Content, type.Media(), enableRangeProcessing: true);
    }
}
