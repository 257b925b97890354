namespace Scoring.Features.Persistence;

/// <summary>
/// A temporary folder that is removed when it is disposed of, and at once when the command is stopped: a stopped program is ended after a
/// few seconds, whatever it computes at that moment.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Makes the folder.</summary>
    /// <param name="prefix">The beginning of its name.</param>
    /// <param name="stopped">Fires when the command is stopped.</param>
    public ScratchFolder(string prefix, CancellationToken stopped)
    {
        Path = Directory.CreateTempSubdirectory(prefix).FullName;
        _registration = stopped.Register(Remove);
    }

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        Remove();
    }

    private void Remove()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Gone already, or another thread is still writing into it: the disposal that follows tries again.
        }
    }
}
