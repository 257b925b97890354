namespace Scoring.Features.Core;

/// <summary>The address of a virus scanner: HOST:PORT, an address of version 6 in brackets.</summary>
public static class ScannerAddress
{
    /// <summary>An example for messages.</summary>
    public const string Example = "127.0.0.1:3310";

    /// <summary>True for a host and a port.</summary>
    public static bool IsWellFormed(string text) => Of(text) is not null;

    /// <summary>The host and the port; null for a text that is not an address.</summary>
    internal static (string Host, int Port)? Of(string text)
    {
        var colon = text.LastIndexOf(':');
        return
            colon > 0
            && text[..colon].Trim('[', ']') is var host
            && Uri.CheckHostName(host) != UriHostNameType.Unknown
            && ushort.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port)
            && port > 0
            ? (host, port)
            : null;
    }
}
