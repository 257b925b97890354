using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Attachments.Reading;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments;

/// <summary>Files of entries.</summary>
internal static class AttachmentsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.TryAddSingleton<IScanner>(scope =>
            scope.GetRequiredService<ScoringOptions>().Scanner is { } address && ScannerAddress.Of(address) is var (host, port)
                ? new ClamScanner(host, port)
                : new NoScanner()
        );
        return services
            .AddScoped<AttachmentStore>()
            .AddScoped<IEntryFiles, EntryFiles>()
            .AddScoped<IFileBytes>(scope =>
            {
                var options = scope.GetRequiredService<ScoringOptions>();
                var folder = new FolderBytes(options);
                if (!DatabaseAddress.IsServer(options.DatabasePath))
                    return folder;
                var rows = new ChunkBytes(scope.GetRequiredService<UnitOfWork>());
                return DatabaseAddress.HasAttachmentFolder(options.DatabasePath)
                    ? new EitherBytes(folder, rows)
                    : new EitherBytes(rows, folder);
            })
            .AddScoped<IKeptFiles, KeptFiles>()
            .AddScoped<FileSlots>()
            .AddScoped<OwnAttachments>()
            .AddScoped<JurorFiles>()
            .AddRequest<AddAttachment, Attachment, AddAttachmentHandler>()
            .AddRequest<StoreAttachment, Attachment, StoreAttachmentHandler>()
            .AddRequest<RemoveAttachment, Attachment, RemoveAttachmentHandler>()
            .AddRequest<CaptionAttachment, Attachment, CaptionAttachmentHandler>()
            .AddRequest<ShowEntryFiles, ShownSlot, ShowEntryFilesHandler>()
            .AddRequest<ListFileRemarks, IReadOnlyList<Attachment>, ListFileRemarksHandler>()
            .AddRequest<OpenAttachment, OpenedAttachment, OpenAttachmentHandler>()
            .AddRequest<RecordDownload, Attachment, RecordDownloadHandler>()
            .AddRequest<ReadEntry, EntryReading, ReadEntryHandler>()
            .AddRequest<ScanWaiting, ScanRound, ScanWaitingHandler>()
            .AddRequest<SettleScan, Attachment, SettleScanHandler>()
            .AddRequest<RemoveFiles, FilesRemoved, RemoveFilesHandler>()
            .AddRequest<MarkFilesGone, IReadOnlyList<OldFile>, MarkFilesGoneHandler>()
            .AddRequest<DeleteSpareBytes, BytesDeleted, DeleteSpareBytesHandler>();
    }
}

/// <summary>The files of entries, as entries know them.</summary>
internal sealed class EntryFiles(AttachmentStore store) : IEntryFiles
{
    /// <inheritdoc/>
    public bool AreTaken => true;

    /// <inheritdoc/>
    public IReadOnlyList<EntryFile> OfEntry(string edition, string entry) =>
        [
            .. store
                .OfEntry(edition, entry)
                .Select(file => new EntryFile(
                    file.Id,
                    file.Field,
                    file.Name,
                    file.Type.Media(),
                    file.Size,
                    file.Sha256,
                    AttachmentRow.Word(file.State),
                    file.Caption
                )),
        ];
}
