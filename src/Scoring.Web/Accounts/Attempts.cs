using System.Collections.Concurrent;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>How often something may be tried.</summary>
/// <param name="Tries">The number of tries within the window.</param>
/// <param name="Window">How long a try counts; then it is forgotten.</param>
internal sealed record AttemptLimit(int Tries, TimeSpan Window);

/// <summary>
/// Counts tries with passwords and codes. A try counts before its answer is known, so that many at once are not more than one after
/// another; tries that are turned away do not count, so that a wait has an end.
/// </summary>
internal abstract class Attempts
{
    /// <summary>Counts a try.</summary>
    /// <param name="limit">How often it may be done.</param>
    /// <param name="kind">What is tried, and by whom or at whom; only its hash is held.</param>
    /// <returns>False if it was done too often: the try does not count then.</returns>
    public bool Take(AttemptLimit limit, params ReadOnlySpan<string> kind) => Take(limit, Key(kind));

    /// <summary>Forgets tries after one that succeeded.</summary>
    public void Clear(params ReadOnlySpan<string> kind) => Clear(Key(kind));

    /// <summary>Takes back the newest try, which succeeded, and leaves those of others.</summary>
    public void GiveBack(params ReadOnlySpan<string> kind) => GiveBack(Key(kind));

    /// <summary>Counts a try of a key.</summary>
    protected abstract bool Take(AttemptLimit limit, string key);

    /// <summary>Forgets the tries of a key.</summary>
    protected abstract void Clear(string key);

    /// <summary>Takes back the newest try of a key.</summary>
    protected abstract void GiveBack(string key);

    private static string Key(ReadOnlySpan<string> kind) => Secrets.Hash(string.Join('\n', kind!));
}

/// <summary>Counts in the database, together with the other sites on it.</summary>
/// <param name="store">The tries, on the connection of the request: one that waits for a second would hold up all.</param>
/// <param name="clock">The time.</param>
internal sealed class SharedAttempts(TryStore store, TimeProvider clock) : Attempts
{
    /// <inheritdoc/>
    protected override bool Take(AttemptLimit limit, string key) =>
        store.Take(key, limit.Tries, limit.Window, clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    protected override void Clear(string key) => store.Clear(key);

    /// <inheritdoc/>
    protected override void GiveBack(string key) => store.GiveBack(key);
}

/// <summary>Counts in the memory of the one site on a file: a stranger's tries write nothing to the database.</summary>
/// <param name="clock">The time.</param>
internal sealed class OwnAttempts(TimeProvider clock) : Attempts
{
    private const int MostKeys = 50_000;

    private readonly ConcurrentDictionary<string, Tried> _tried = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override bool Take(AttemptLimit limit, string key)
    {
        var now = clock.GetUtcNow();
        if (_tried.Count >= MostKeys)
            Forget(now);
        var tried = _tried.GetOrAdd(key, _ => new Tried());
        lock (tried)
        {
            tried.Until = now + limit.Window;
            tried.At.RemoveAll(at => now - at >= limit.Window);
            if (tried.At.Count >= limit.Tries)
                return false;
            tried.At.Add(now);
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void Clear(string key) => _tried.TryRemove(key, out _);

    /// <inheritdoc/>
    protected override void GiveBack(string key)
    {
        if (!_tried.TryGetValue(key, out var tried))
            return;
        lock (tried)
        {
            if (tried.At.Count > 0)
                tried.At.RemoveAt(tried.At.Count - 1);
        }
    }

    // First what is over; if that is not enough, what ends first.
    private void Forget(DateTimeOffset now)
    {
        var all = _tried.OrderBy(pair => pair.Value.Until).Select(pair => (pair.Key, pair.Value.Until)).ToList();
        foreach (var (key, _) in all.Where((one, place) => one.Until <= now || place < MostKeys / 2))
            _tried.TryRemove(key, out _);
    }

    private sealed class Tried
    {
        public List<DateTimeOffset> At { get; } = [];

        public DateTimeOffset Until { get; set; }
    }
}
