using MimeKit;

namespace Scoring.Web.Messages;

/// <summary>The server that mail is sent by.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">The user; empty to send without signing in.</param>
/// <param name="Secret">The user's password; it is never on the command line.</param>
/// <param name="IsEncryptedFromTheStart">True for smtps://; otherwise the connection is encrypted by STARTTLS.</param>
internal sealed record MailServer(string Host, int Port, string User, string Secret, bool IsEncryptedFromTheStart)
{
    /// <summary>The variable that names the server.</summary>
    public const string Variable = "SCORING_MAIL";

    /// <summary>The variable of the password.</summary>
    public const string PasswordVariable = "SCORING_MAIL_PASSWORD";

    /// <summary>The sender where none is named, which is only so where mail goes to a folder.</summary>
    public const string NoSender = "scoring@localhost";

    private const string Example = "smtp://user@mail.example.go.id:587";
    private const int PlainPort = 587;
    private const int EncryptedPort = 465;

    /// <summary>True for a server on this machine: nobody listens between, so encryption is not required.</summary>
    public bool IsOnThisMachine =>
        Host is "localhost" || (System.Net.IPAddress.TryParse(Host, out var ip) && System.Net.IPAddress.IsLoopback(ip));

    /// <summary>The server of an address; null if there is none, or it cannot be read.</summary>
    public static MailServer? Of(string? address, string? password) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "smtp" or "smtps", AbsolutePath: "" or "/", Query: "", Fragment: "", Host.Length: > 0 }
        && !uri.UserInfo.Contains(':', StringComparison.Ordinal)
            ? new MailServer(
                uri.Host.Trim('[', ']'),
                uri.Port > 0 ? uri.Port
                    : uri.Scheme == "smtps" ? EncryptedPort
                    : PlainPort,
                Uri.UnescapeDataString(uri.UserInfo),
                password ?? "",
                uri.Scheme == "smtps"
            )
            : null;

    /// <summary>The password of the variable or of a file, its first line; null if neither gives one.</summary>
    public static string? Password(string? file)
    {
        if (file is not { Length: > 0 })
            return Environment.GetEnvironmentVariable(PasswordVariable);
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The option of mail whose value cannot be used, with what it may be; null if all are right.</summary>
    public static (string Option, string Allowed)? Wrong(string? address, string? from, string? passwordFile)
    {
        if (from is { Length: > 0 } && !MailboxAddress.TryParse(from, out _))
            return ("mail-from", "inovasi@example.go.id");
        if (passwordFile is { Length: > 0 } && Password(passwordFile) is not { Length: > 0 })
            return ("mail-password-file", "mail.password");
        if (address is not { Length: > 0 })
            return null;
        var password = Password(passwordFile);
        if (Of(address, password) is not { } server)
            return ("mail", Example);
        if (server.User.Length > 0 && password is not { Length: > 0 })
            return ("mail-password-file", $"mail.password, {PasswordVariable}");
        return from is not { Length: > 0 } ? ("mail-from", "inovasi@example.go.id") : null;
    }
}
