using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Web.Ministry;

/// <summary>
/// Uploaded files that are not confirmed yet. They are in a temporary folder, visible to their sender only, and deleted after an hour. On
/// a database that several sites share they are in it as well, and another site makes its own copy.
/// </summary>
/// <param name="options">The options of the live database.</param>
/// <param name="scopes">Makes scopes on it.</param>
internal sealed class Uploads(ScoringOptions options, IServiceScopeFactory scopes) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly Lazy<string> _root = new(() => Directory.CreateTempSubdirectory("scoring-uploads-").FullName);
    private readonly bool _isShared = DatabaseAddress.IsServer(options.DatabasePath);

    /// <summary>Stores uploaded files.</summary>
    public async Task<Upload> Take(string edition, string person, IEnumerable<IFormFile> files, CancellationToken cancellationToken)
    {
        ForgetOld();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var taken = new List<UploadedFile>();
        foreach (var file in files)
        {
            var path = PathOf(id, taken.Count, file.FileName);
            await using var target = File.Create(path);
            await file.CopyToAsync(target, cancellationToken);
            taken.Add(new UploadedFile(path, null, ReadingChoices.None));
        }
        var upload = new Upload(id, edition, person, FolderOf(id), taken, DateTime.UtcNow);
        if (_isShared)
            Within(store => store.Add(upload.AsPending(), [.. taken.Select(file => file.Path)]));
        return _uploads[id] = upload;
    }

    /// <summary>A person's upload for an edition.</summary>
    /// <exception cref="RefusalException">The person has no such upload.</exception>
    public Upload Of(string id, string edition, string person)
    {
        var upload = _isShared ? Shared(id) : _uploads.GetValueOrDefault(id);
        return upload is not null && upload.Edition == edition && upload.Person == person
            ? upload
            : throw new RefusalException(RefusalKind.Usage, "upload-gone");
    }

    /// <summary>Sets the kinds of the files, and how they are read.</summary>
    public Upload Set(Upload upload, IReadOnlyList<UploadedFile> files)
    {
        var changed = upload with { Files = files };
        if (_isShared)
            Within(store => store.Set(upload.Id, UploadJson.Text(files)));
        return _uploads[upload.Id] = changed;
    }

    /// <summary>Deletes an upload that was confirmed or cancelled.</summary>
    public void Forget(string id)
    {
        if (_isShared)
            Within(store => store.Remove(id));
        ForgetHere(one => one.Id == id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_root.IsValueCreated && Directory.Exists(_root.Value))
            Directory.Delete(_root.Value, recursive: true);
    }

    private void ForgetOld()
    {
        var before = DateTime.UtcNow - Kept;
        if (_isShared)
            Within(store => store.RemoveBefore(before));
        ForgetHere(upload => upload.At < before);
    }

    private void ForgetHere(Func<Upload, bool> which)
    {
        foreach (var upload in _uploads.Values.Where(which))
        {
            if (_uploads.TryRemove(upload.Id, out _) && Directory.Exists(upload.Folder))
                Directory.Delete(upload.Folder, recursive: true);
        }
    }

    // The database says what it is now; the files are fetched once.
    private Upload? Shared(string id)
    {
        using var scope = scopes.CreateScope();
        var store = scope.ServiceProvider.GetRequiredService<PendingUploadStore>();
        if (store.Find(id) is not { } pending || DateTime.UtcNow - pending.At > Kept)
        {
            ForgetHere(one => one.Id == id);
            return null;
        }
        var files = UploadJson.Files(pending.Files, (place, name) => PathOf(id, place, name));
        lock (_root)
        {
            if (!_uploads.ContainsKey(id))
            {
                for (var place = 0; place < files.Count; place++)
                    store.Write(id, place, files[place].Path);
            }
            return _uploads[id] = new Upload(id, pending.Edition, pending.Person, FolderOf(id), files, pending.At);
        }
    }

    private void Within(Action<PendingUploadStore> work)
    {
        using var scope = scopes.CreateScope();
        work(scope.ServiceProvider.GetRequiredService<PendingUploadStore>());
    }

    private string FolderOf(string id) => Path.Combine(_root.Value, id);

    // Each has its own folder, so that two files may share a name.
    private string PathOf(string id, int place, string name) =>
        Path.Combine(
            Directory.CreateDirectory(Path.Combine(FolderOf(id), place.ToString(CultureInfo.InvariantCulture))).FullName,
            NameOf(name)
        );

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
internal sealed record Upload(string Id, string Edition, string Person, string Folder, IReadOnlyList<UploadedFile> Files, DateTime At)
{
    /// <summary>The upload as a database holds it.</summary>
    public PendingUpload AsPending() => new(Id, Edition, Person, At, UploadJson.Text(Files));
}

/// <summary>An uploaded file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">Its kind; null if neither the sender nor its header says.</param>
/// <param name="Choices">How it is to be read, as far as a person said.</param>
/// <param name="Replacing">What it does to earlier files, as the sender answered; asked if nothing was said.</param>
internal sealed record UploadedFile(string Path, ImportKind? Kind, ReadingChoices Choices, Replacing Replacing = Replacing.Ask);
