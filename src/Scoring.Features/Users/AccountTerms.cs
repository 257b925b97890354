using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users;

/// <summary>The conditions that every account must meet.</summary>
internal static class AccountTerms
{
    private const int LongestText = 200;

    /// <summary>Refuses an account without name, address or role, or whose address is already taken. Names may be another's.</summary>
    public static void CheckNew(AccountStore accounts, Account account)
    {
        CheckName(account.Name);
        CheckAddress(accounts, account.Email);
        CheckRoles(account);
    }

    /// <summary>Refuses a name that is missing or too long.</summary>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestText)
            throw new RefusalException(RefusalKind.Usage, "user-name-missing", LongestText);
    }

    /// <summary>Refuses a text that is no e-mail address, and the address of another account.</summary>
    public static void CheckAddress(AccountStore accounts, string address)
    {
        if (!IsEmail(address))
            throw new RefusalException(RefusalKind.Usage, "user-email-form", address);
        if (accounts.FindByEmail(address) is not null)
            throw new RefusalException(RefusalKind.Usage, "user-email-taken", address);
    }

    /// <summary>Refuses roles that lack their subject: a juror must be in the list of jurors, an officer must represent a region.</summary>
    public static void CheckRoles(Account account) => CheckRoles(account, account.Agencies.Count);

    /// <summary>The same for an account whose agencies are not stored yet.</summary>
    public static void CheckRoles(Account account, int agencies)
    {
        if ((account.Roles & Roles.Owner) == Roles.None)
            throw new RefusalException(RefusalKind.Usage, "role-missing", string.Join(", ", RoleLabels.All.Select(pair => pair.Word)));
        if (account.Person.IsAny(Roles.Juror) != account.Juror is not null)
            throw new RefusalException(RefusalKind.Usage, account.Juror is null ? "user-juror-missing" : "user-juror-without-role");
        if (account.Person.IsAny(Roles.RegionOfficer) != account.Region is not null)
            throw new RefusalException(RefusalKind.Usage, account.Region is null ? "user-region-missing" : "user-region-without-role");
        if (account.Person.IsAny(Roles.AgencyVerifier) && agencies == 0)
            throw new RefusalException(RefusalKind.Usage, "user-agency-missing");
        if (agencies > 0 && !account.Person.IsAny(Roles.AgencyVerifier | Roles.Innovator))
            throw new RefusalException(RefusalKind.Usage, "user-agency-without-role");
        if (account.Groups.Count > 0 && !account.Person.IsAny(Roles.Examiner))
            throw new RefusalException(RefusalKind.Usage, "user-group-without-role");
    }

    /// <summary>Refuses a change that would leave the site without an administrator of accounts.</summary>
    public static void NeedsAnotherAdministrator(AccountStore accounts, Account leaving)
    {
        if (
            leaving.Person.IsAny(Roles.Administrator)
            && !leaving.IsDisabled
            && !accounts.All().Any(other => other.Id != leaving.Id && !other.IsDisabled && other.Person.IsAny(Roles.Administrator))
        )
            throw new RefusalException(RefusalKind.State, "user-last-administrator", leaving.Email);
    }

    // A name with these is written in quotes: nobody's is, and mail programs read it in different ways.
    private const string NeedsQuotes = "\"<>()[],;:\\`";
    private static readonly System.Buffers.SearchValues<char> NoDomain = System.Buffers.SearchValues.Create("!#$%&'*+/=?^_{|}~");

    /// <summary>True for a text that is an e-mail address.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text.Length <= LongestText
            && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || NeedsQuotes.Contains(letter))
            && text.AsSpan(at + 1) is [not ('.' or '-'), ..] and [.., not ('.' or '-')] domain
            && !domain.Contains("..", StringComparison.Ordinal)
            && !domain.ContainsAny(NoDomain);
    }
}
