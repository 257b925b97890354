using Microsoft.Extensions.DependencyInjection;

namespace Scoring.Features.Attachments;

/// <summary>Files of entries.</summary>
internal static class AttachmentsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services.AddScoped<AttachmentStore>();
}
