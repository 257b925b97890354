using Scoring.Features.Audit;
using Scoring.Features.Mail;
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
    private readonly DeviceStore _devices;
    private readonly AccountLinks _links;
    private readonly Outbox _outbox;
    private readonly AuditTrail _trail;

    /// <summary>Uses the connection of a command's scope.</summary>
    internal SignInProcedure(
        UnitOfWork work,
        AccountStore accounts,
        LoginSessionStore sessions,
        DeviceStore devices,
        AccountLinks links,
        Outbox outbox,
        AuditTrail trail
    ) => (_session, _accounts, _sessions, _devices, _links, _outbox, _trail) = (work, accounts, sessions, devices, links, outbox, trail);

    /// <summary>The account with an id, or null.</summary>
    public Account? Find(long id) => _accounts.Find(id);

    /// <summary>The account with an e-mail address, or null.</summary>
    public Account? FindByEmail(string email) => _accounts.FindByEmail(email);

    /// <summary>The account that an invitation is for; null if the invitation is void.</summary>
    public Account? Invited(string token) => _links.Open(token, LinkPurpose.Invitation)?.Account;

    /// <summary>The account that may set a new password by a link; null if the link is void. Looking uses nothing up.</summary>
    public Account? MayReset(string token) => _links.Open(token, LinkPurpose.Reset)?.Account;

    /// <summary>The address that a link proves; null if the link is void. Looking uses nothing up.</summary>
    public string? ProvenAddress(string token) => _links.Open(token, LinkPurpose.Address)?.Address;

    /// <summary>True unless a person has left reminders and news.</summary>
    public bool WantsMail(long account) => !_outbox.HasLeft(account);

    /// <summary>Stores an account's current state, and records changes to password and second factor in the audit trail.</summary>
    public void Save(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        InTransaction(() =>
        {
            if (_accounts.Find(account.Id) is not { } before)
                return;
            _accounts.Save(account);
            var subject = account.Subject;
            if (before.PasswordHash != account.PasswordHash)
                _trail.Record(AuditAction.PasswordSet, subject, "");
            if (before.HasSecondFactor != account.HasSecondFactor)
                _trail.Record(account.HasSecondFactor ? AuditAction.SecondFactorOn : AuditAction.SecondFactorOff, subject, "");
        });
    }

    /// <summary>Turns the second factor on, and ends older sessions.</summary>
    /// <param name="account">The account.</param>
    /// <param name="key">The device's key, sealed.</param>
    /// <param name="step">The time step of the code that proved the device: it is used up.</param>
    /// <returns>The recovery codes: only their hashes are stored.</returns>
    public IReadOnlyList<string> TurnOn(Account account, string key, long step)
    {
        ArgumentNullException.ThrowIfNull(account);
        var codes = Secrets.NewRecoveryCodes();
        (account.HasSecondFactor, account.Stamp, account.RecoveryHashes) = (true, Secrets.NewStamp(), [.. codes.Select(Secrets.Hash)]);
        InTransaction(() =>
        {
            _devices.Remove(account.Id);
            _devices.Save(account.Id, key);
            _devices.Use(account.Id, step);
            _accounts.Save(account);
            _trail.Record(AuditAction.SecondFactorOn, account.Subject, "");
        });
        return codes;
    }

    /// <summary>Turns the second factor off, deletes the device's key and ends older sessions.</summary>
    public void TurnOff(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        (account.HasSecondFactor, account.Stamp, account.RecoveryHashes) = (false, Secrets.NewStamp(), []);
        InTransaction(() =>
        {
            _devices.Remove(account.Id);
            _accounts.Save(account);
            _trail.Record(AuditAction.SecondFactorOff, account.Subject, "");
        });
    }

    /// <summary>Makes new recovery codes; the old ones become invalid.</summary>
    public IReadOnlyList<string> NewRecoveryCodes(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var codes = Secrets.NewRecoveryCodes();
        account.RecoveryHashes = [.. codes.Select(Secrets.Hash)];
        InTransaction(() => _accounts.Save(account));
        return codes;
    }

    /// <summary>Uses a recovery code up.</summary>
    /// <returns>False if the account has no such code, or another browser has just used it.</returns>
    public bool UseRecoveryCode(Account account, string code)
    {
        ArgumentNullException.ThrowIfNull(account);
        var (hash, isUsed) = (Secrets.Hash(code), false);
        InTransaction(() =>
        {
            if (_accounts.Find(account.Id) is not { } stored || !stored.RecoveryHashes.Contains(hash))
                return;
            stored.RecoveryHashes = account.RecoveryHashes = [.. stored.RecoveryHashes.Where(one => one != hash)];
            _accounts.Save(stored);
            isUsed = true;
        });
        return isUsed;
    }

    /// <summary>The stored key of the account's device; null if it has none.</summary>
    public string? DeviceKey(long account) => _devices.Key(account);

    /// <summary>Uses up the code of a time step.</summary>
    /// <returns>False if that step's code, or a later one, was used before.</returns>
    public bool UseStep(long account, long step)
    {
        var isNew = false;
        InTransaction(() => isNew = _devices.Use(account, step));
        return isNew;
    }

    /// <summary>Seals the keys that an earlier version stored as they are; returns how many.</summary>
    /// <param name="seal">The sealed form of a key; null if the key is sealed already.</param>
    public int SealKeys(Func<string, string?> seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var plain = _devices.All().Select(row => (row.AccountId, Key: seal(row.Key))).Where(row => row.Key is not null).ToList();
        if (plain.Count > 0)
        {
            InTransaction(() =>
            {
                foreach (var (account, key) in plain)
                    _devices.Save(account, key!);
            });
        }
        return plain.Count;
    }

    /// <summary>Records in the audit trail that too many wrong passwords for an account came from many places.</summary>
    /// <param name="account">The account.</param>
    /// <param name="until">Until when only browsers known to the site may sign in, UTC.</param>
    public void ReportLocked(long account, DateTime until) =>
        InTransaction(() => _trail.Record(AuditAction.AccountLocked, Account.SubjectOf(account), "", ("until", until)));

    /// <summary>Starts a work; returns its token, which only the cookie holds.</summary>
    public string BeginSession(Account account, string browser)
    {
        var token = "";
        InTransaction(() => token = _sessions.Begin(account, browser));
        return token;
    }

    /// <summary>The account of an open work; null if the session has ended, or the account is disabled or has another stamp.</summary>
    public Account? Of(string sessionToken) => _sessions.Open(sessionToken, _accounts.Find);

    /// <summary>The open sessions of an account, newest first.</summary>
    public IReadOnlyList<LoginSession> SessionsOf(Account account) => [.. _sessions.Of(account).Where(session => session.IsOpen)];

    /// <summary>Ends one session of an account.</summary>
    public void EndSession(long account, string hash) => InTransaction(() => _sessions.End(account, hash));

    private void InTransaction(Action action)
    {
        _session.Begin(new WriteScope(null, IsBeside: true));
        try
        {
            action();
            _session.End();
        }
        catch
        {
            _session.Drop();
            throw;
        }
    }
}
