using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users;

/// <summary>The conditions that every account must meet.</summary>
internal static class AccountTerms
{
    private const int LongestText = 200;

    /// <summary>Refuses an account without name, address or role, or whose name or address is already taken.</summary>
    public static void CheckNew(AccountStore accounts, Account account)
    {
        if (account.Name.Length is 0 or > LongestText)
            throw new RefusalException(RefusalKind.Usage, "user-name-missing", LongestText);
        if (!IsEmail(account.Email))
            throw new RefusalException(RefusalKind.Usage, "user-email-form", account.Email);
        if (accounts.FindByEmail(account.Email) is not null)
            throw new RefusalException(RefusalKind.Usage, "user-email-taken", account.Email);
        if (accounts.FindByName(account.Name) is not null)
            throw new RefusalException(RefusalKind.Usage, "user-name-taken", account.Name);
        CheckRoles(account);
    }

    /// <summary>Refuses roles that lack their subject: a juror must be in the list of jurors, an officer must represent a region.</summary>
    public static void CheckRoles(Account account)
    {
        if ((account.Roles & Roles.Owner) == Roles.None)
            throw new RefusalException(RefusalKind.Usage, "role-missing", string.Join(", ", RoleLabels.All.Select(pair => pair.Word)));
        if (account.Person.IsAny(Roles.Juror) != account.Juror is not null)
            throw new RefusalException(RefusalKind.Usage, account.Juror is null ? "user-juror-missing" : "user-juror-without-role");
        if (account.Person.IsAny(Roles.RegionOfficer) != account.Region is not null)
            throw new RefusalException(RefusalKind.Usage, account.Region is null ? "user-region-missing" : "user-region-without-role");
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

    private static bool IsEmail(string text)
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
