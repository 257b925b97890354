using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Import;

/// <summary>Files and what they bring into an edition.</summary>
internal static class ImportFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) =>
        services
            .AddScoped<FileCheck>()
            .AddScoped<ImportStore>()
            .AddRequest<ImportFile, ImportOutcome, ImportFileHandler>()
            .AddRequest<ImportFiles, IReadOnlyList<ImportOutcome>, ImportFilesHandler>()
            .AddRequest<PreviewImport, ImportPreview, PreviewImportHandler>()
            .AddScoped<FolderReader>();
}
