using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Scoring.Web.Shell;

/// <summary>
/// The proxies that are believed when they say who asks and whether that was encrypted: those on this machine, and those that
/// <c>--proxies</c> names. From anybody else the same words are a stranger's.
/// </summary>
internal static class Proxies
{
    /// <summary>What the option may be, as an example.</summary>
    public const string Example = "10.0.0.5;10.0.0.6";

    /// <summary>Reads addresses with semicolons or spaces between; null if one is none.</summary>
    /// <param name="text">The option's value, or null for none.</param>
    public static IReadOnlyList<IPAddress>? Of(string? text)
    {
        var addresses = new List<IPAddress>();
        foreach (var one in (text ?? "").Split([';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A bare number is an address too, but nobody means one.
            if (
                !IPAddress.TryParse(one, out var address)
                || !(one.Contains('.', StringComparison.Ordinal) || one.Contains(':', StringComparison.Ordinal))
            )
                return null;
            addresses.Add(address);
        }
        return addresses;
    }

    /// <summary>Whom the site believes.</summary>
    /// <param name="further">Those on other machines.</param>
    public static ForwardedHeadersOptions Believed(IEnumerable<IPAddress> further)
    {
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in further)
            believed.KnownProxies.Add(proxy);
        return believed;
    }
}
