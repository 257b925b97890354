using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Scoring.Features.Attachments.Scanning;

/// <summary>Asks a clamd by its command INSTREAM: the file goes over the line, so that the two need no common folder.</summary>
/// <param name="host">The host.</param>
/// <param name="port">The port.</param>
internal sealed class ClamScanner(string host, int port) : IScanner
{
    private const int Block = 64 << 10;
    private const int LongestAnswer = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToReach = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public bool IsThere => true;

    /// <inheritdoc/>
    public async Task<ScanResult> Look(string path, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return Read(await Ask(path, patience.Token));
        }
        catch (Exception fault) when (fault is SocketException or IOException || IsPatienceOver(fault, cancellationToken))
        {
            return new ScanResult(null, IsDown: true);
        }
    }

    private async Task<string> Ask(string path, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        using (var reach = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            reach.CancelAfter(ToReach);
            await client.ConnectAsync(host, port, reach.Token);
        }
        await using var line = client.GetStream();
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        await using (var file = File.OpenRead(path))
        {
            var block = new byte[4 + Block];
            while (await file.ReadAsync(block.AsMemory(4), cancellationToken) is > 0 and var read)
            {
                BinaryPrimitives.WriteInt32BigEndian(block, read);
                await line.WriteAsync(block.AsMemory(0, 4 + read), cancellationToken);
            }
        }
        await line.WriteAsync(new byte[4], cancellationToken);
        var answer = new byte[LongestAnswer];
        var length = await line.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    // "stream: OK", "stream: NAME FOUND"; anything else is no answer about the file.
    private static ScanResult Read(string answer)
    {
        const string Start = "stream: ";
        const string Found = " FOUND";
        if (answer == Start + ScanResult.Clean)
            return new ScanResult(ScanResult.Clean, IsDown: false);
        if (!answer.StartsWith(Start, StringComparison.Ordinal) || !answer.EndsWith(Found, StringComparison.Ordinal))
            return new ScanResult(null, IsDown: true);
        var name = answer[Start.Length..^Found.Length];
        return new ScanResult(string.Concat(name.Where(letter => letter is > ' ' and < (char)127).Take(100)), IsDown: false);
    }

    private static bool IsPatienceOver(Exception fault, CancellationToken cancellationToken) =>
        fault is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
