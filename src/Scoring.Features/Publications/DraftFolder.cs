namespace Scoring.Features.Publications;

/// <summary>
/// A folder in which a publication is written before it is recorded; it is removed on disposal. A file beside it is locked while its
/// program lives, which shows whether a program is still writing it or was killed.
/// </summary>
internal sealed class DraftFolder : IDisposable
{
    private const string Prefix = ".new-";
    private const string Owner = ".owner";

    // Programs before this one locked nothing: their drafts are left alone for longer than any publication takes.
    private static readonly TimeSpan Unlocked = TimeSpan.FromDays(1);

    private readonly FileStream _owner;

    /// <summary>Makes a draft among the publications, after clearing what killed programs left there.</summary>
    /// <param name="root">The folder of the publications.</param>
    public DraftFolder(string root)
    {
        Clear(root);
        Path = System.IO.Path.Combine(root, Prefix + Guid.NewGuid().ToString("N"));
        _owner = new FileStream(Path + Owner, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder; once the publication is recorded it has another name.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        File.Delete(Path + Owner);
        _owner.Dispose();
    }

    /// <summary>Clears what killed programs left among the publications.</summary>
    /// <param name="root">The folder of the publications; it need not be there.</param>
    public static void Clear(string root)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var owner in Directory.GetFiles(root, Prefix + "*" + Owner))
        {
            try
            {
                using var free = new FileStream(owner, FileMode.Open, FileAccess.Write, FileShare.None);
                var draft = owner[..^Owner.Length];
                if (Directory.Exists(draft))
                    Directory.Delete(draft, recursive: true);
                File.Delete(owner);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Its program lives, or another one is clearing it.
            }
        }
        foreach (var draft in Directory.GetDirectories(root, Prefix + "*"))
        {
            if (!File.Exists(draft + Owner) && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(draft) > Unlocked)
                Directory.Delete(draft, recursive: true);
        }
    }
}
