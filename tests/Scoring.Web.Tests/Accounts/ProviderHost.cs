using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Scoring.Web.Tests.Accounts;

/// <summary>A real identity provider on this machine: whoever comes is the person that a test has set.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    // Keys are dear to make: one pair for all hosts.
    private static readonly RsaSecurityKey Signing = new(RSA.Create(2048));
    private static readonly SymmetricSecurityKey Encryption = new(RandomNumberGenerator.GetBytes(32));

    private readonly WebApplication _host;

    private ProviderHost(WebApplication host) => _host = host;

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it says of whoever comes: claims by their names.</summary>
    public Dictionary<string, string> Person { get; } = new() { ["sub"] = "p1" };

    /// <summary>The parameters of the last request for a code.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    /// <summary>Starts it.</summary>
    public static async Task<ProviderHost> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ProviderHost? self = null;
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.EnableDegradedMode();
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes("openid", "email", "profile");
                server.AddEncryptionKey(Encryption).AddSigningKey(Signing);
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != "scoring")
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        return default;
                    })
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        self!.Asked = context.Request;
                        context.Principal = self.Principal();
                        return default;
                    })
                );
            });
        builder.Services.AddAuthentication();
        var host = builder.Build();
        host.UseAuthentication();
        self = new ProviderHost(host);
        await host.StartAsync();
        self.Address = host.Urls.First();
        return self;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private ClaimsPrincipal Principal()
    {
        var identity = new ClaimsIdentity("test", "name", "role");
        foreach (var (name, value) in Person)
        {
            identity.AddClaim(name == "email_verified" ? new Claim(name, value, ClaimValueTypes.Boolean) : new Claim(name, value));
        }
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes("openid", "email", "profile");
        foreach (var claim in identity.Claims)
            claim.SetDestinations(OpenIddictConstants.Destinations.IdentityToken);
        return principal;
    }
}
