using System.Diagnostics.Metrics;
using System.Globalization;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>
/// The log of sign-ins and failures: the account's id and the reason, never an address that was typed or that of a machine. The figures
/// count them by reason.
/// </summary>
/// <param name="loggers">Makes the logger.</param>
/// <param name="meters">Makes the meter.</param>
internal sealed partial class SignInLog(ILoggerFactory loggers, IMeterFactory meters)
{
    /// <summary>The category of its lines.</summary>
    public const string Category = "Scoring.Web.SignIns";

    private readonly ILogger _logger = loggers.CreateLogger(Category);
    private readonly Counter<long> _ended = meters
        .Create(Telemetry.MeterName)
        .CreateCounter<long>("scoring.sign_ins", "{sign-in}", "Sign-ins by how they ended.");

    /// <summary>Somebody signed in.</summary>
    /// <param name="account">The account.</param>
    /// <param name="factor">By what: "password", "code" or "recovery code".</param>
    public void Succeeded(long account, string factor)
    {
        Count("signed in");
        SignedIn(_logger, account, factor);
    }

    /// <summary>Somebody signed out.</summary>
    public void Left(long account) => SignedOut(_logger, account);

    /// <summary>Something was tried and refused.</summary>
    /// <param name="account">The account; null if there is none.</param>
    /// <param name="reason">Why, in a few words.</param>
    public void Failed(long? account, string reason)
    {
        Count(reason);
        SignInFailed(_logger, account?.ToString(CultureInfo.InvariantCulture) ?? "none", reason);
    }

    private void Count(string end) => _ended.Add(1, new KeyValuePair<string, object?>("end", end));

    [LoggerMessage(1, LogLevel.Information, "Signed in: account {Account} by {Factor}")]
    private static partial void SignedIn(ILogger logger, long account, string factor);

    [LoggerMessage(2, LogLevel.Information, "Signed out: account {Account}")]
    private static partial void SignedOut(ILogger logger, long account);

    [LoggerMessage(3, LogLevel.Warning, "Sign-in refused: account {Account}, {Reason}")]
    private static partial void SignInFailed(ILogger logger, string account, string reason);
}
