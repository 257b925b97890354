using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Scoring.Features.Mail;

namespace Scoring.Web.Messages;

/// <summary>Sends letters by a server, several over one connection.</summary>
/// <param name="server">The server.</param>
internal sealed class SmtpCarrier(MailServer server) : IMailCarrier
{
    private const int FirstPermanent = 500;
    private static readonly TimeSpan OneStep = TimeSpan.FromSeconds(60);

    // Less than the lease that a begun mail has: nobody else takes it while this is still being tried.
    private static readonly TimeSpan OneLetter = TimeSpan.FromMinutes(4);

    /// <inheritdoc/>
    public bool Sends => true;

    /// <inheritdoc/>
    public async Task<IMailRound> Begin(CancellationToken cancellation)
    {
        var round = new Round(server);
        await round.Connect(cancellation);
        return round;
    }

    private sealed class Round(MailServer server) : IMailRound
    {
        private SmtpClient? _client;

        public Delivery? Fault { get; private set; }

        public async Task Connect(CancellationToken cancellation)
        {
            _client?.Dispose();
            _client = new SmtpClient { Timeout = (int)OneStep.TotalMilliseconds, CheckCertificateRevocation = false };
            Fault = null;
            try
            {
                await _client.ConnectAsync(server.Host, server.Port, Encryption(), cancellation);
                if (server.User.Length > 0)
                    await _client.AuthenticateAsync(server.User, server.Secret, cancellation);
            }
            catch (SmtpCommandException fault)
            {
                Fault = new Delivery(MailEnd.Later, (int)fault.StatusCode, fault.Message);
            }
            catch (Exception fault) when (IsOfTheLine(fault) || fault is NotSupportedException)
            {
                // Also a wrong password or certificate: that is no fault of any letter.
                Fault = new Delivery(MailEnd.Later, null, $"{fault.GetType().Name}: {fault.Message}");
            }
        }

        public async Task<Delivery> Carry(MimeMessage letter)
        {
            using var patience = new CancellationTokenSource(OneLetter);
            if (_client is not { IsConnected: true })
                await Connect(patience.Token);
            if (Fault is not null)
                return Fault;
            var sent = new Sent();
            try
            {
                await _client!.SendAsync(letter, patience.Token, sent);
                return new Delivery(MailEnd.Sent);
            }
            catch (SmtpCommandException fault)
            {
                var code = (int)fault.StatusCode;
                return new Delivery(code >= FirstPermanent ? MailEnd.Refused : MailEnd.Later, code, fault.Message);
            }
            catch (Exception fault) when (IsOfTheLine(fault))
            {
                _client!.Dispose();
                _client = null;
                return new Delivery(sent.HasText ? MailEnd.Broken : MailEnd.Later, null, $"{fault.GetType().Name}: {fault.Message}");
            }
            catch (Exception fault) when (fault is ParseException or FormatException or NotSupportedException or InvalidOperationException)
            {
                return new Delivery(MailEnd.Refused, null, $"{fault.GetType().Name}: {fault.Message}");
            }
        }

        // A password is never sent in the clear to another machine.
        private SecureSocketOptions Encryption() =>
            server.IsEncryptedFromTheStart ? SecureSocketOptions.SslOnConnect
            : server.IsOnThisMachine ? SecureSocketOptions.StartTlsWhenAvailable
            : SecureSocketOptions.StartTls;

        private static bool IsOfTheLine(Exception fault) =>
            fault
                is IOException
                    or SocketException
                    or ProtocolException
                    or AuthenticationException
                    or SslHandshakeException
                    or System.Security.Authentication.AuthenticationException
                    or OperationCanceledException
                    or TimeoutException
                    or ServiceNotConnectedException
                    or ServiceNotAuthenticatedException
                    or ObjectDisposedException;

        public async ValueTask DisposeAsync()
        {
            if (_client is null)
                return;
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                if (_client.IsConnected)
                    await _client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception fault) when (IsOfTheLine(fault))
            {
                // Everything was said before.
            }
            _client.Dispose();
        }
    }

    // The library reports what it has written of the text itself, which it only does once the server has asked for it.
    private sealed class Sent : ITransferProgress
    {
        public bool HasText { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasText = true;

        public void Report(long bytesTransferred) => HasText = true;
    }
}
