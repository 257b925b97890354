using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Users;

namespace Scoring.TestKit;

/// <summary>
/// Accounts with a password. The hash of one takes a tenth of a second on purpose; here it is one that was made before,
/// with few rounds.
/// </summary>
public static class ReadyAccounts
{
    /// <summary>The password of such accounts.</summary>
    public const string Password = "seribu bukit hijau";

    /// <summary>Its hash, of a thousand rounds.</summary>
    public const string Hash = "AQAAAAIAAAPoAAAAEAECAwQFBgcICQoLDA0ODxBFdIX/NmMUN4w3jiNlbSUTWnxa5b5SbjG2hxyjfw4jwQ==";

    /// <summary>Adds an account.</summary>
    public static async Task Add(Workplace place, AddUser account)
    {
        await place.Send(account);
        await place.Within(services =>
        {
            var desk = services.GetRequiredService<SignInProcedure>();
            var added = desk.FindByEmail(account.Email)!;
            added.PasswordHash = Hash;
            desk.Save(added);
            return Task.FromResult(added);
        });
    }
}
