using System.Collections.Concurrent;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>
/// A cache of import payloads: an import never changes, so a cached payload stays valid. The oldest are evicted when the total size exceeds
/// the limit. Payloads are known by number and file: where a standby has taken over that lacked the last imports, numbers are given again.
/// </summary>
/// <param name="mostBytes">The maximum total size, in bytes.</param>
internal sealed class PayloadCache(long mostBytes)
{
    private readonly ConcurrentDictionary<(long Id, string Sha256), Payload> _payloads = new();
    private readonly ConcurrentQueue<(long Id, string Sha256)> _order = new();
    private long _bytes;

    /// <summary>An import's payload, from memory or from the database.</summary>
    public Payload Of(UnitOfWork work, ImportRecord import)
    {
        if (_payloads.TryGetValue((import.Id, import.Sha256), out var known))
            return known;
        var loaded = work.Locked(import.Load);
        Keep(import, loaded);
        return loaded;
    }

    /// <summary>Removes an import that was not committed: its id will be reused.</summary>
    public void Forget(ImportRecord import) => Forget((import.Id, import.Sha256));

    private void Forget((long Id, string Sha256) import)
    {
        if (_payloads.TryRemove(import, out var payload))
            Interlocked.Add(ref _bytes, -payload.Weight);
    }

    /// <summary>Adds a payload that was just read.</summary>
    public void Keep(ImportRecord import, Payload payload)
    {
        if (!_payloads.TryAdd((import.Id, import.Sha256), payload))
            return;
        _order.Enqueue((import.Id, import.Sha256));
        Interlocked.Add(ref _bytes, payload.Weight);
        while (Interlocked.Read(ref _bytes) > mostBytes && _order.Count > 1 && _order.TryDequeue(out var oldest))
            Forget(oldest);
    }
}
