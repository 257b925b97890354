using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scoring.TestKit;

/// <summary>
/// A clamd as far as the program speaks to one: INSTREAM on a free port of this machine. It finds what holds the word VIRUS-UJI.
/// </summary>
public sealed class FakeScanner : IDisposable
{
    /// <summary>What it finds.</summary>
    public const string Harmful = "VIRUS-UJI";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Starts it.</summary>
    public FakeScanner()
    {
        _listener.Start();
        _ = Listen();
    }

    /// <summary>HOST:PORT.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>True while it answers; false to close each line unanswered.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>What it answers instead of a verdict; null for the verdict.</summary>
    public string? Answer { get; set; }

    /// <summary>How many files it has looked at.</summary>
    public int Looked { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            if (!IsUp)
                return;
            try
            {
                var line = client.GetStream();
                var command = new byte[10];
                await line.ReadExactlyAsync(command);
                using var file = new MemoryStream();
                var length = new byte[4];
                while (true)
                {
                    await line.ReadExactlyAsync(length);
                    var count = BinaryPrimitives.ReadInt32BigEndian(length);
                    if (count == 0)
                        break;
                    var part = new byte[count];
                    await line.ReadExactlyAsync(part);
                    file.Write(part);
                }
                Looked++;
                var isHarmful = Encoding.Latin1.GetString(file.ToArray()).Contains(Harmful, StringComparison.Ordinal);
                var answer = Answer ?? (isHarmful ? "stream: Uji.Contoh-1 FOUND" : "stream: OK");
                await line.WriteAsync(
                    Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(command) == "zINSTREAM\0" ? answer + "\0" : "UNKNOWN COMMAND\0")
                );
            }
            catch (IOException)
            {
                // The program went away.
            }
        }
    }
}
