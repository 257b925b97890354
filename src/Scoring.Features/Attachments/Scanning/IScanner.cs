namespace Scoring.Features.Attachments.Scanning;

/// <summary>Looks for harmful content in files.</summary>
internal interface IScanner
{
    /// <summary>False if the site has none: then every page with files says that they are not scanned.</summary>
    bool IsThere { get; }

    /// <summary>Looks at a file.</summary>
    Task<ScanResult> Look(string path, CancellationToken cancellationToken);
}

/// <summary>What a scanner said of a file.</summary>
/// <param name="Said">"OK" or the name of what was found; null if it said nothing.</param>
/// <param name="IsDown">True if it could not be asked, or did not answer.</param>
internal sealed record ScanResult(string? Said, bool IsDown)
{
    /// <summary>What a scanner says of a file without findings.</summary>
    public const string Clean = "OK";

    /// <summary>The name of what was found; null for nothing.</summary>
    public string? Found => Said is null or Clean ? null : Said;
}

/// <summary>No scanner.</summary>
internal sealed class NoScanner : IScanner
{
    /// <inheritdoc/>
    public bool IsThere => false;

    /// <inheritdoc/>
    public Task<ScanResult> Look(string path, CancellationToken cancellationToken) => Task.FromResult(new ScanResult(null, IsDown: false));
}
