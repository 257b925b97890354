using System.Collections.Concurrent;
using System.Security.Cryptography;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Web.Ministry;

/// <summary>
/// Uploaded files that are not confirmed yet. They are in a temporary folder, visible to their sender only, and deleted after an hour.
/// </summary>
internal sealed class Uploads : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly Lazy<string> _root = new(() => Directory.CreateTempSubdirectory("scoring-uploads-").FullName);

    /// <summary>Stores uploaded files.</summary>
    public async Task<Upload> Take(string edition, string person, IEnumerable<IFormFile> files, CancellationToken cancellationToken)
    {
        Forget(upload => DateTime.UtcNow - upload.At > Kept);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var folder = Directory.CreateDirectory(Path.Combine(_root.Value, id)).FullName;
        var taken = new List<UploadedFile>();
        foreach (var file in files)
        {
            // Each has its own folder, so that two files may share a name.
            var path = Path.Combine(
                Directory
                    .CreateDirectory(Path.Combine(folder, taken.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    .FullName,
                NameOf(file.FileName)
            );
            await using var target = File.Create(path);
            await file.CopyToAsync(target, cancellationToken);
            taken.Add(new UploadedFile(path, null, ReadingChoices.None));
        }
        return _uploads[id] = new Upload(id, edition, person, folder, taken, DateTime.UtcNow);
    }

    /// <summary>A person's upload for an edition.</summary>
    /// <exception cref="RefusalException">The person has no such upload.</exception>
    public Upload Of(string id, string edition, string person) =>
        _uploads.TryGetValue(id, out var upload) && upload.Edition == edition && upload.Person == person
            ? upload
            : throw new RefusalException(RefusalKind.Usage, "upload-gone");

    /// <summary>Sets the kinds of the files, and how they are read.</summary>
    public Upload Set(Upload upload, IReadOnlyList<UploadedFile> files) => _uploads[upload.Id] = upload with { Files = files };

    /// <summary>Deletes an upload that was confirmed or cancelled.</summary>
    public void Forget(Func<Upload, bool> which)
    {
        foreach (var upload in _uploads.Values.Where(which))
        {
            if (_uploads.TryRemove(upload.Id, out _))
                Directory.Delete(upload.Folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_root.IsValueCreated && Directory.Exists(_root.Value))
            Directory.Delete(_root.Value, recursive: true);
    }

    // A browser may send a whole path, and anybody may send anything.
    private static string NameOf(string given)
    {
        var name = given.Split('/', '\\')[^1].Trim();
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter)));
        return name is "" or "." or ".." ? "file.csv"
            : name.Length > 120 ? name[^120..]
            : name;
    }
}

/// <summary>Files of one upload.</summary>
/// <param name="Id">A random name.</param>
/// <param name="Edition">The edition that they are for.</param>
/// <param name="Person">Who sent them.</param>
/// <param name="Folder">Their folder.</param>
/// <param name="Files">The files.</param>
/// <param name="At">When, UTC.</param>
internal sealed record Upload(string Id, string Edition, string Person, string Folder, IReadOnlyList<UploadedFile> Files, DateTime At);

/// <summary>An uploaded file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">Its kind; null if neither the sender nor its header says.</param>
/// <param name="Choices">How it is to be read, as far as a person said.</param>
/// <param name="Replacing">What it does to earlier files, as the sender answered; asked if nothing was said.</param>
internal sealed record UploadedFile(string Path, ImportKind? Kind, ReadingChoices Choices, Replacing Replacing = Replacing.Ask);
