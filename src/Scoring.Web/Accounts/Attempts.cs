using System.Collections.Concurrent;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>How often something may be tried.</summary>
/// <param name="Tries">The number of tries within the window.</param>
/// <param name="Window">After so long a try is forgotten.</param>
internal sealed record AttemptLimit(int Tries, TimeSpan Window);

/// <summary>
/// Counts tries with passwords and codes, in memory: a stranger's tries write nothing to the database. A try counts before its answer is
/// known, so that many at once are not more than one after another; tries that are turned away do not count, so that a wait has an end.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class Attempts(TimeProvider clock)
{
    private const int MostKeys = 50_000;

    private readonly ConcurrentDictionary<string, Tried> _tried = new(StringComparer.Ordinal);

    /// <summary>Counts a try.</summary>
    /// <param name="limit">How often it may be done.</param>
    /// <param name="kind">What is tried, and by whom or at whom; only its hash is held.</param>
    /// <returns>False if it was done too often: the try does not count then.</returns>
    public bool Take(AttemptLimit limit, params ReadOnlySpan<string> kind)
    {
        var now = clock.GetUtcNow();
        if (_tried.Count >= MostKeys)
            Forget(now);
        var tried = _tried.GetOrAdd(Key(kind), _ => new Tried());
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

    /// <summary>Forgets tries after one that succeeded.</summary>
    public void Clear(params ReadOnlySpan<string> kind) => _tried.TryRemove(Key(kind), out _);

    /// <summary>Takes back the newest try, which succeeded, and leaves those of others.</summary>
    public void GiveBack(params ReadOnlySpan<string> kind)
    {
        if (!_tried.TryGetValue(Key(kind), out var tried))
            return;
        lock (tried)
        {
            if (tried.At.Count > 0)
                tried.At.RemoveAt(tried.At.Count - 1);
        }
    }

    private static string Key(ReadOnlySpan<string> kind) => Secrets.Hash(string.Join('\n', kind!));

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
