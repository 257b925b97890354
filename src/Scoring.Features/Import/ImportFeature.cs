using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Import.Listing;
using Scoring.Features.Import.Templates;

namespace Scoring.Features.Import;

/// <summary>Importing files into an edition.</summary>
internal static class ImportFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) =>
        services
            .AddScoped<FileCheck>()
            .AddScoped<ImportStore>()
            .AddScoped<HeaderMeanings>()
            .AddScoped<PendingUploadStore>()
            .AddRequest<ImportFile, ImportOutcome, ImportFileHandler>()
            .AddRequest<ImportFiles, IReadOnlyList<ImportOutcome>, ImportFilesHandler>()
            .AddRequest<PreviewImport, ImportPreview, PreviewImportHandler>()
            .AddRequest<DescribeFile, FileDescription, DescribeFileHandler>()
            .AddRequest<MakeTemplate, ImportTemplate, MakeTemplateHandler>()
            .AddRequest<ListImports, IReadOnlyList<ListedImport>, ListImportsHandler>()
            .AddRequest<ReadImport, ImportedFacts, ReadImportHandler>()
            .AddScoped<FolderReader>();
}
