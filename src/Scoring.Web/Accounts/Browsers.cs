namespace Scoring.Web.Accounts;

/// <summary>A browser in a word or two, for a person's own list of sessions. The full user agent is not stored.</summary>
internal static class Browsers
{
    private static readonly (string Sign, string Name)[] Programs =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Machines =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>For example "Firefox, Android"; empty if unknown.</summary>
    public static string Name(string agent) =>
        string.Join(
            ", ",
            new[] { Programs, Machines }
                .Select(list => Array.Find(list, one => agent.Contains(one.Sign, StringComparison.Ordinal)).Name)
                .OfType<string>()
        );
}
