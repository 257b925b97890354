using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Scoring.Web.Tests.Messages;

/// <summary>A real mail server on this machine that answers as a test wants.</summary>
internal sealed class MailHost : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;

    /// <summary>Starts it.</summary>
    /// <param name="hasWrongCertificate">True to encrypt with a certificate that nobody vouches for.</param>
    public MailHost(bool hasWrongCertificate = false)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.test")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
                if (hasWrongCertificate)
                    endpoint.Certificate(SelfSigned());
            })
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        _server = new SmtpServer.SmtpServer(options, services);
        _running = _server.StartAsync(_stop.Token);
    }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Its address, as <c>--mail</c> wants it.</summary>
    public string Address => $"smtp://127.0.0.1:{Port}";

    /// <summary>What it took, in the order of arrival.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    /// <summary>The answers to the next letters; after the last it takes all. "drop" ends the connection after the text was sent.</summary>
    public ConcurrentQueue<string> Answers { get; } = new();

    /// <summary>Called for each letter before it is answered, with the number of those before it.</summary>
    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    private int _count;

    /// <inheritdoc/>
    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        var letter = await MimeMessage.LoadAsync(bytes, cancellationToken);
        await Before(Interlocked.Increment(ref _count) - 1);
        if (!Answers.TryDequeue(out var answer) || answer == "250")
        {
            Taken.Enqueue(letter);
            return SmtpResponse.Ok;
        }
        if (answer == "drop")
        {
            // It has the letter, and nobody learns that.
            Taken.Enqueue(letter);
            ((IDisposable)context.Pipe).Dispose();
        }
        return new SmtpResponse(
            answer switch
            {
                "421" => SmtpReplyCode.ServiceUnavailable,
                "450" => SmtpReplyCode.MailboxUnavailable - 100,
                _ => SmtpReplyCode.MailboxUnavailable,
            },
            "as the test wants"
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
