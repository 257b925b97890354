using System.Security.Claims;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Accounts;

/// <summary>The identity provider that people may sign in through (OpenID Connect); none unless the site is started with one.</summary>
/// <param name="Authority">Its address.</param>
/// <param name="Client">What it calls this site.</param>
/// <param name="Secret">What the site proves that with; empty for a client without one.</param>
/// <param name="Roles">The roles of values of claims; null to leave roles as they were given here.</param>
internal sealed record Provider(Uri Authority, string Client, string Secret, IReadOnlyList<RoleOfClaim>? Roles)
{
    /// <summary>The variable of the secret.</summary>
    public const string SecretVariable = "SCORING_OIDC_SECRET";

    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "provider";

    /// <summary>The path that the provider sends people back to.</summary>
    public const string Callback = "/account/provider/back";

    /// <summary>The provider of the options; null if there is none.</summary>
    /// <exception cref="FormatException">The mapping cannot be read.</exception>
    public static Provider? Of(Uri? authority, string? client, string? rolesFile) =>
        authority is null || client is not { Length: > 0 }
            ? null
            : new Provider(
                authority,
                client,
                Environment.GetEnvironmentVariable(SecretVariable) ?? "",
                rolesFile is { Length: > 0 } ? RoleOfClaim.Read(rolesFile) : null
            );

    /// <summary>The option that cannot be used, with what it may be; null if all are right.</summary>
    public static (string Option, string Allowed)? Wrong(string? authority, Uri? read, string? client, string? rolesFile)
    {
        if (authority is not { Length: > 0 })
            return null;
        if (read is null || (read.Scheme != "https" && !read.IsLoopback))
            return ("oidc", "https://sso.example.go.id");
        if (client is not { Length: > 0 })
            return ("oidc-client", "scoring");
        try
        {
            _ = rolesFile is { Length: > 0 } ? RoleOfClaim.Read(rolesFile) : null;
            return null;
        }
        catch (FormatException)
        {
            return ("oidc-roles", "roles.csv: claim,value,role");
        }
    }

    /// <summary>The roles of a person's claims; null without a mapping.</summary>
    public Roles? RolesOf(ClaimsPrincipal person) =>
        Roles is null
            ? null
            : Roles
                .Where(one => person.HasClaim(one.Claim, one.Value))
                .Aggregate(Features.Core.Roles.None, (roles, one) => roles | one.Role);
}

/// <summary>A line of the mapping: everybody with the claim has the role.</summary>
/// <param name="Claim">The claim's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Role">The role; never that of administrators, who keep passwords.</param>
internal sealed record RoleOfClaim(string Claim, string Value, Roles Role)
{
    /// <summary>Reads a mapping: lines of <c>claim,value,role</c>.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static IReadOnlyList<RoleOfClaim> Read(string file)
    {
        try
        {
            return
            [
                .. File.ReadLines(file)
                    .Select(line => line.Trim())
                    .Where(line => line.Length > 0 && !line.StartsWith('#') && line != "claim,value,role")
                    .Select(Line),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or RefusalException)
        {
            throw new FormatException(file, fault);
        }
    }

    private static RoleOfClaim Line(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } claim, { Length: > 0 } value, { Length: > 0 } word]
        && RoleLabels.Read([word]) is var role
        && role != Roles.Administrator
            ? new RoleOfClaim(claim, value, role)
            : throw new FormatException(line);
}
