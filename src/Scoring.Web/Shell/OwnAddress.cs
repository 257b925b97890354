using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scoring.Web.Shell;

/// <summary>
/// The address that links for other people begin with: <c>--public-address</c>, else the first one that the site listens on. Never the host
/// that a request names, which a stranger can choose.
/// </summary>
/// <param name="options">The options of the site.</param>
/// <param name="server">The server, for the addresses it listens on.</param>
internal sealed class OwnAddress(SiteOptions options, IServer server)
{
    private static readonly string[] AllInterfaces = ["//0.0.0.0", "//[::]", "//+", "//*"];

    /// <summary>The absolute address of a path of this site.</summary>
    /// <param name="path">The path; begins with a slash.</param>
    public string Of(string path) => (options.PublicAddress?.ToString() ?? Listening()).TrimEnd('/') + path;

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? SiteOptions.Address;
        return AllInterfaces.Aggregate(address, (text, all) => text.Replace(all, "//localhost", StringComparison.Ordinal));
    }
}
