using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// The storage and checks of signing in to the site. It is not a command, because it runs before anyone is identified. Every change it
/// makes to an account is recorded in the audit trail.
/// </summary>
public sealed class SignInProcedure
{
    private readonly UnitOfWork _session;
    private readonly AccountStore _accounts;
    private readonly LoginSessionStore _sessions;
    private readonly AuditTrail _trail;

    /// <summary>Uses the connection of a command's scope.</summary>
    internal SignInProcedure(UnitOfWork session, AccountStore accounts, LoginSessionStore sessions, AuditTrail trail) =>
        (_session, _accounts, _sessions, _trail) = (session, accounts, sessions, trail);

    /// <summary>The account with an id, or null.</summary>
    public Account? Find(long id) => _accounts.Find(id);

    /// <summary>The account with an e-mail address, or null.</summary>
    public Account? FindByEmail(string email) => _accounts.FindByEmail(email);

    /// <summary>The account that an invitation is for; null if the invitation is void.</summary>
    public Account? Invited(string token) => _accounts.Invited(token);

    /// <summary>Stores an account's current state, and records changes to password, second factor and lock in the audit trail.</summary>
    public void Keep(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        InTransaction(() =>
        {
            if (_accounts.Find(account.Id) is not { } before)
                return;
            _accounts.Keep(account);
            var subject = "account/" + account.Id.ToString(CultureInfo.InvariantCulture);
            if (before.PasswordHash != account.PasswordHash)
                _trail.Tell(AuditAction.PasswordSet, subject, "");
            if (before.HasSecondFactor != account.HasSecondFactor)
                _trail.Tell(account.HasSecondFactor ? AuditAction.SecondFactorOn : AuditAction.SecondFactorOff, subject, "");
            if (account.LockedUntil is { } until && before.LockedUntil != until && until > _trail.Now)
                _trail.Tell(AuditAction.AccountLocked, subject, "", ("until", until));
        });
    }

    /// <summary>Starts a session; returns its token, which only the cookie holds.</summary>
    public string BeginSession(Account account, string browser)
    {
        var token = "";
        InTransaction(() => token = _sessions.Begin(account, browser));
        return token;
    }

    /// <summary>The account of an open session; null if the session has ended, or the account is disabled or has another stamp.</summary>
    public Account? Of(string sessionToken) =>
        _sessions.Open(sessionToken) is var (id, stamp) && _accounts.Find(id) is { IsDisabled: false } account && account.Stamp == stamp
            ? account
            : null;

    /// <summary>The open sessions of an account, newest first.</summary>
    public IReadOnlyList<LoginSession> SessionsOf(Account account) => [.. _sessions.Of(account).Where(session => session.IsOpen)];

    /// <summary>Ends one session of an account.</summary>
    public void EndSession(long account, string hash) => InTransaction(() => _sessions.End(account, hash));

    private void InTransaction(Action work)
    {
        _session.Begin();
        try
        {
            work();
            _session.End();
        }
        catch
        {
            _session.Drop();
            throw;
        }
    }
}
