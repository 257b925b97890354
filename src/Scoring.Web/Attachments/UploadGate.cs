using Microsoft.AspNetCore.Http.Features;
using Scoring.Features.Attachments;
using Scoring.Features.Core;

namespace Scoring.Web.Attachments;

/// <summary>Marks an address that takes a file.</summary>
internal sealed record TakesFile;

/// <summary>
/// Stands before everything that reads a body: what says that it is too large is refused unread, what turns out to be is cut off, and when
/// many are on their way the next is asked to come later. A body goes to the disk as it arrives, so that memory stays as it is.
/// </summary>
internal sealed class UploadGate : IDisposable
{
    private readonly SemaphoreSlim _places = new(FileLimits.AtOnce);

    /// <summary>How many places are free.</summary>
    public int Free => _places.CurrentCount;

    /// <summary>Takes a place as a request does; null if there is none.</summary>
    public IDisposable? Enter() => _places.Wait(0) ? new Place(_places) : null;

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>Puts the gate into the site, before forms are read.</summary>
    public static void Use(WebApplication site) =>
        site.Use(
            async (context, next) =>
            {
                if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is null)
                {
                    await next(context);
                    return;
                }
                if (context.Request.ContentLength > FileLimits.BytesOfRequest)
                    throw TooLarge(context.Request.ContentLength.Value);
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                    size.MaxRequestBodySize = FileLimits.BytesOfRequest;
                using var place = context.RequestServices.GetRequiredService<UploadGate>().Enter()
                    ?? throw new RefusalException(RefusalKind.State, "uploads-busy", FileLimits.AtOnce);
                try
                {
                    await next(context);
                }
                catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
                {
                    throw TooLarge(FileLimits.BytesOfRequest + 1);
                }
            }
        );

    private static RefusalException TooLarge(long bytes) =>
        new(RefusalKind.Usage, "upload-too-large", Math.Ceiling(bytes / 104_857.6m) / 10, FileLimits.Bytes >> 20);

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
