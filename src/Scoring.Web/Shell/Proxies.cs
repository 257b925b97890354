using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Scoring.Web.Shell;

/// <summary>
/// The proxies whose headers about the client's address and scheme are believed: those on this machine, and those that <c>--proxies</c>
/// names. The same headers from anywhere else are ignored, because anybody can send them.
/// </summary>
internal static class Proxies
{
    /// <summary>An example of the option's value, for messages about a wrong one.</summary>
    public const string Example = "10.0.0.5;10.0.0.6";

    /// <summary>Reads IP addresses separated by semicolons or spaces; null if any of them is not one.</summary>
    /// <param name="text">The option's value; null or empty gives an empty list.</param>
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

    /// <summary>The settings of the middleware that reads the headers.</summary>
    /// <param name="further">The proxies on other machines; those on this machine are always believed.</param>
    public static ForwardedHeadersOptions Believed(IEnumerable<IPAddress> further)
    {
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in further)
            believed.KnownProxies.Add(proxy);
        return believed;
    }
}
