using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scoring.Web.Shell;

/// <summary>
/// The address that links for other people are made from: <c>--public-address</c>, else the first one that the site listens on. Never what
/// a request names as its host, which a stranger can choose.
/// </summary>
/// <param name="options">The options of the site.</param>
/// <param name="server">Knows where it listens.</param>
internal sealed class OwnAddress(SiteOptions options, IServer server)
{
    private static readonly string[] AllInterfaces = ["//0.0.0.0", "//[::]", "//+", "//*"];

    /// <summary>The whole address of a path.</summary>
    /// <param name="path">The path; begins with a slash.</param>
    public string Of(string path) => (options.PublicAddress?.ToString() ?? Listening()).TrimEnd('/') + path;

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? SiteOptions.Address;
        return AllInterfaces.Aggregate(address, (text, all) => text.Replace(all, "//localhost", StringComparison.Ordinal));
    }
}
