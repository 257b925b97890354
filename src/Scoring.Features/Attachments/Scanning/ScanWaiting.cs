using MediatR;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Attachments.Scanning;

/// <summary>Asks the scanner about the files that wait for it, oldest first. Sent by the site itself and by an administrator.</summary>
[Allow(Access.Administrators)]
public sealed record ScanWaiting : IRequest<ScanRound>
{
    /// <summary>The scanner, HOST:PORT; null for that of the site.</summary>
    public string? Scanner { get; init; }
}

/// <summary>What came of asking the scanner.</summary>
/// <param name="Kept">How many files were found clean.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="IsDown">True if the scanner did not answer.</param>
/// <param name="IsThere">False if there is none.</param>
public sealed record ScanRound(int Kept, int Refused, bool IsDown, bool IsThere);

/// <summary>Asks about one after another, outside of any transaction.</summary>
internal sealed class ScanWaitingHandler(AttachmentStore store, IFileBytes bytes, IScanner ours, IMediator mediator)
    : IRequestHandler<ScanWaiting, ScanRound>
{
    /// <inheritdoc/>
    public async Task<ScanRound> Handle(ScanWaiting request, CancellationToken cancellationToken)
    {
        var (kept, refused) = (0, 0);
        var scanner = request.Scanner is { } address && ScannerAddress.Of(address) is var (host, port) ? new ClamScanner(host, port) : ours;
        foreach (var file in scanner.IsThere ? store.Waiting() : [])
        {
            var scan = await Look(scanner, file, cancellationToken);
            if (scan is null)
                continue;
            if (scan.IsDown)
                return new ScanRound(kept, refused, IsDown: true, IsThere: true);
            await mediator.Send(new SettleScan(file.Id, scan), cancellationToken);
            (kept, refused) = scan.Found is null ? (kept + 1, refused) : (kept, refused + 1);
        }
        return new ScanRound(kept, refused, IsDown: false, scanner.IsThere);
    }

    private async Task<ScanResult?> Look(IScanner scanner, Attachment file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "scoring-scan-" + Guid.NewGuid().ToString("N"));
        try
        {
            await using (var source = bytes.Open(file.Sha256, file.Size))
            {
                if (source is null)
                    return null;
                await using var target = Persistence.PrivateFile.Create(path);
                await source.CopyToAsync(target, cancellationToken);
            }
            return await scanner.Look(path, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>Stores what the scanner said.</summary>
/// <param name="Id">The file.</param>
/// <param name="Scan">What it said.</param>
[Allow(Access.Administrators)]
internal sealed record SettleScan(string Id, ScanResult Scan) : IRequest<Attachment>, IWrites;

/// <summary>Moves the file, unless somebody else did.</summary>
internal sealed class SettleScanHandler(AttachmentStore store, AuditTrail trail) : IRequestHandler<SettleScan, Attachment>
{
    /// <inheritdoc/>
    public Task<Attachment> Handle(SettleScan request, CancellationToken cancellationToken)
    {
        var file = store.Find(request.Id) ?? throw new RefusalException(RefusalKind.Usage, "file-unknown");
        if (file.State != AttachmentState.Checking)
            return Task.FromResult(file);
        var state = request.Scan.Found is null ? AttachmentState.Kept : AttachmentState.Refused;
        store.Move(file.Id, state, request.Scan.Said);
        trail.Record(
            state == AttachmentState.Kept ? AuditAction.AttachmentScanned : AuditAction.AttachmentInfected,
            $"{file.Edition}/entry/{file.Entry}",
            "",
            ("file", file.Id),
            ("found", request.Scan.Found)
        );
        return Task.FromResult(file with { State = state, Scan = request.Scan.Said });
    }
}
