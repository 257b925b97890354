using System.Collections.Concurrent;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>What imports brought, once read: an import never changes, so what is in memory stays right. The oldest are forgotten where together they weigh too much.</summary>
/// <param name="mostBytes">How much they may weigh together.</param>
internal sealed class PayloadCache(long mostBytes)
{
    private readonly ConcurrentDictionary<long, Payload> _payloads = new();
    private readonly ConcurrentQueue<long> _order = new();
    private long _bytes;

    /// <summary>What an import brought, from memory or from the database.</summary>
    public Payload Of(UnitOfWork session, ImportRecord import)
    {
        if (_payloads.TryGetValue(import.Id, out var known))
            return known;
        var loaded = session.Locked(import.Load);
        Keep(import.Id, loaded);
        return loaded;
    }

    /// <summary>Forgets an import that was not kept after all: its number will be another one's.</summary>
    public void Forget(long importId)
    {
        if (_payloads.TryRemove(importId, out var payload))
            Interlocked.Add(ref _bytes, -payload.Weight);
    }

    /// <summary>Keeps what was just read.</summary>
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
