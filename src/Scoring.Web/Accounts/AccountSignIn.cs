using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>Identity's sign-in, for somebody whose password was checked by <see cref="SignInCheck"/>.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation
) : SignInManager<Account>(users, context, claims, options, logger, schemes, confirmation)
{
    /// <summary>Signs an account in, or asks for its second factor.</summary>
    public Task<SignInResult> Enter(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);
}
