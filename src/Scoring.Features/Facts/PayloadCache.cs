using System.Collections.Concurrent;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>
/// A cache of import payloads: an import never changes, so a cached payload stays valid. The oldest are evicted when the total size exceeds
/// the limit.
/// </summary>
/// <param name="mostBytes">The maximum total size, in bytes.</param>
internal sealed class PayloadCache(long mostBytes)
{
    private readonly ConcurrentDictionary<long, Payload> _payloads = new();
    private readonly ConcurrentQueue<long> _order = new();
    private long _bytes;

    /// <summary>An import's payload, from memory or from the database.</summary>
    public Payload Of(UnitOfWork work, ImportRecord import)
    {
        if (_payloads.TryGetValue(import.Id, out var known))
            return known;
        var loaded = work.Locked(import.Load);
        Keep(import.Id, loaded);
        return loaded;
    }

    /// <summary>Removes an import that was not committed: its id will be reused.</summary>
    public void Forget(long importId)
    {
        if (_payloads.TryRemove(importId, out var payload))
            Interlocked.Add(ref _bytes, -payload.Weight);
    }

    /// <summary>Adds a payload that was just read.</summary>
    public void Keep(long importId, Payload payload)
    {
        if (!_payloads.TryAdd(importId, payload))
            return;
        _order.Enqueue(importId);
        Interlocked.Add(ref _bytes, payload.Weight);
        while (Interlocked.Read(ref _bytes) > mostBytes && _order.Count > 1 && _order.TryDequeue(out var oldest))
            Forget(oldest);
    }
}
