using System.Globalization;

namespace Scoring.Web.Accounts;

/// <summary>
/// The log of sign-ins and failures: the account's id and the reason, never an address that was typed or that of a machine.
/// </summary>
/// <param name="loggers">Makes the logger.</param>
internal sealed partial class SignInLog(ILoggerFactory loggers)
{
    /// <summary>The category of its lines.</summary>
    public const string Category = "Scoring.Web.SignIns";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>Somebody signed in.</summary>
    /// <param name="account">The account.</param>
    /// <param name="factor">By what: "password", "code" or "recovery code".</param>
    public void Succeeded(long account, string factor) => SignedIn(_logger, account, factor);

    /// <summary>Somebody signed out.</summary>
    public void Left(long account) => SignedOut(_logger, account);

    /// <summary>Something was tried and refused.</summary>
    /// <param name="account">The account; null if there is none.</param>
    /// <param name="reason">Why, in a few words.</param>
    public void Failed(long? account, string reason) =>
        SignInFailed(_logger, account?.ToString(CultureInfo.InvariantCulture) ?? "none", reason);

    [LoggerMessage(1, LogLevel.Information, "Signed in: account {Account} by {Factor}")]
    private static partial void SignedIn(ILogger logger, long account, string factor);

    [LoggerMessage(2, LogLevel.Information, "Signed out: account {Account}")]
    private static partial void SignedOut(ILogger logger, long account);

    [LoggerMessage(3, LogLevel.Warning, "Sign-in refused: account {Account}, {Reason}")]
    private static partial void SignInFailed(ILogger logger, string account, string reason);
}
