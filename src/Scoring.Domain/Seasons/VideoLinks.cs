namespace Scoring.Domain.Seasons;

/// <summary>The addresses that an entry may name for a video: it is opened in a tab of its own and never embedded.</summary>
public static class VideoLinks
{
    /// <summary>The hosts, with all hosts below them.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["youtube.com", "youtu.be", "vimeo.com", "drive.google.com", "go.id"];

    /// <summary>True for an address by https, without a name or password in it, on the usual port of one of the hosts.</summary>
    public static bool IsListed(string address) =>
        Of(address) is { } found
        && Hosts.Any(host =>
            found.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
            || found.IdnHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)
        );

    private static Uri? Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var found)
        && found is { Scheme: "https", UserInfo: "", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
            ? found
            : null;
}
