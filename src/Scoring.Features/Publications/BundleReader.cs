using System.IO.Compression;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>A bundle unpacked into a folder of its own, which is deleted on disposal, and at once when the command is stopped.</summary>
/// <remarks>
/// The file may come from anywhere: nothing in it may be written outside its folder, fill the disk or stand for another file, and
/// each fault is reported in a sentence.
/// </remarks>
internal sealed class BundleReader : IDisposable
{
    private const int TypeOfUnixFile = 0xF000;
    private const int PlainUnixFile = 0x8000;
    private const int UnixModeShift = 16;
    private const int ChunkSize = 1 << 16;

    private readonly BundleLimits _limits;
    private readonly string _name;
    private readonly CancellationToken _stopped;
    private readonly ScratchFolder _scratch;

    private BundleReader(string file, BundleLimits limits, CancellationToken stopped)
    {
        (_limits, _name, _stopped) = (limits, Path.GetFileName(file), stopped);
        _scratch = new ScratchFolder("scoring-bundle-", stopped);
    }

    /// <summary>The folder with the bundle's files.</summary>
    public string Folder => _scratch.Path;

    /// <summary>Unpacks a bundle.</summary>
    /// <param name="file">The bundle.</param>
    /// <param name="stopped">Fires when the command is stopped.</param>
    /// <param name="limits">Other limits than <see cref="BundleLimits.Default"/>.</param>
    /// <exception cref="RefusalException">There is no such file, it is no bundle, or it passes a limit, which the sentence
    /// names.</exception>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    public static BundleReader Unpack(string file, CancellationToken stopped, BundleLimits? limits = null)
    {
        if (!File.Exists(file))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", file);
        var reader = new BundleReader(file, limits ?? BundleLimits.Default, stopped);
        try
        {
            reader.UnpackAll(file);
            return reader;
        }
        catch (Exception fault)
        {
            reader.Dispose();
            stopped.ThrowIfCancellationRequested();
            // Damaged deflate data and entries of an unknown method: .NET tells them in different ways.
            if (fault is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
                throw new RefusalException(RefusalKind.Data, "no-bundle", reader._name);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private void UnpackAll(string file)
    {
        using var stream = File.OpenRead(file);
        // A device has no length.
        if (!stream.CanSeek || stream.Length == 0)
            throw new InvalidDataException();
        if (stream.Length > _limits.PackedBytes)
            throw Refuse("bundle-packed-size", Megabytes(_limits.PackedBytes));
        using var bundle = new ZipArchive(stream, ZipArchiveMode.Read);
        if (bundle.Entries.Count > _limits.Entries)
            throw Refuse("bundle-entries", bundle.Entries.Count, _limits.Entries);
        CheckNames(bundle.Entries);
        var left = Math.Min(_limits.UnpackedBytes, Math.Max(_limits.UnsuspiciousBytes, stream.Length * _limits.Ratio));
        foreach (var entry in bundle.Entries)
            Write(entry, ref left);
    }

    private void CheckNames(IEnumerable<ZipArchiveEntry> entries)
    {
        // Names that differ by case alone are one file on some systems.
        var (files, folders) = (
            new HashSet<string>(StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        );
        foreach (var entry in entries)
        {
            _stopped.ThrowIfCancellationRequested();
            var type = (entry.ExternalAttributes >> UnixModeShift) & TypeOfUnixFile;
            if (type is not (0 or PlainUnixFile))
                throw Refuse("bundle-no-plain-file", Shown(entry.FullName));
            if (!_limits.IsPlain(entry.FullName))
                throw Refuse("bundle-path", Shown(entry.FullName), _limits.PathLength, _limits.Depth);
            if (!files.Add(entry.FullName))
                throw Refuse("bundle-twice", Shown(entry.FullName));
            for (var slash = entry.FullName.IndexOf('/'); slash >= 0; slash = entry.FullName.IndexOf('/', slash + 1))
                folders.Add(entry.FullName[..slash]);
        }
        if (files.FirstOrDefault(folders.Contains) is { } both)
            throw Refuse("bundle-twice", Shown(both));
    }

    // The sizes that a bundle claims are not believed: what is unpacked is counted.
    private void Write(ZipArchiveEntry entry, ref long left)
    {
        var path = Path.Combine([Folder, .. entry.FullName.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var chunk = new byte[ChunkSize];
        for (int read; (read = from.Read(chunk)) > 0; )
        {
            _stopped.ThrowIfCancellationRequested();
            if ((left -= read) < 0)
                throw Refuse("bundle-unpacked-size", Megabytes(_limits.UnpackedBytes), _limits.Ratio);
            to.Write(chunk.AsSpan(0, read));
        }
    }

    private RefusalException Refuse(string code, params object[] arguments) => new(RefusalKind.Data, code, [_name, .. arguments]);

    private static long Megabytes(long bytes) => bytes >> 20;

    private static string Shown(string path) =>
        string.Concat(path.Take(100).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter))
        + (path.Length > 100 ? "…" : "");
}

/// <summary>How large a bundle may be. The largest real one, of a nation's year, is far below each of these.</summary>
/// <param name="PackedBytes">Of the file, in bytes.</param>
/// <param name="UnpackedBytes">Of all files in it, in bytes.</param>
/// <param name="Ratio">Unpacked to packed, once it is more than <paramref name="UnsuspiciousBytes"/>.</param>
/// <param name="UnsuspiciousBytes">What may be unpacked at any ratio, in bytes.</param>
/// <param name="Entries">Files.</param>
/// <param name="PathLength">Of the longest path, in characters.</param>
/// <param name="Depth">Names in a path.</param>
/// <param name="Time">How long it may take to compute it again.</param>
internal sealed record BundleLimits(
    long PackedBytes,
    long UnpackedBytes,
    int Ratio,
    long UnsuspiciousBytes,
    int Entries,
    int PathLength,
    int Depth,
    TimeSpan Time
)
{
    /// <summary>The limits of the program.</summary>
    public static BundleLimits Default { get; } = new(1L << 30, 4L << 30, 100, 64 << 20, 2_000, 200, 12, TimeSpan.FromHours(1));

    /// <summary>
    /// True for a path that stays in its folder on every system: names between slashes, without anything that a system reads otherwise.
    /// </summary>
    public bool IsPlain(string path)
    {
        if (path.Length == 0 || path.Length > PathLength)
            return false;
        var names = path.Split('/');
        return names.Length <= Depth
            && names.All(name =>
                name.Length > 0 && name is not ("." or "..") && !name.Any(letter => char.IsControl(letter) || letter is '\\' or ':')
            )
            // A log beside the facts would be played into them.
            && !path.StartsWith(PublicationFolder.Facts + "-", StringComparison.OrdinalIgnoreCase);
    }
}
