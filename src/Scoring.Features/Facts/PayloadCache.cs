using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Scoring.Features.Imports.Payloads;

namespace Scoring.Features.Facts;

/// <summary>What imports brought, once read: an import never changes, so what is in memory stays right. Small on purpose: the last few only.</summary>
internal sealed class PayloadCache
{
    private const int Kept = 24;

    private readonly ConcurrentDictionary<long, Payload> _payloads = new();
    private readonly ConcurrentQueue<long> _order = new();

    /// <summary>What an import brought, from memory or from the database.</summary>
    public Payload Of(SqliteConnection connection, ImportRecord import)
    {
        if (_payloads.TryGetValue(import.Id, out var known))
            return known;
        var loaded = import.Load(connection);
        Keep(import.Id, loaded);
        return loaded;
    }

    /// <summary>Forgets an import that was not kept after all: its number will be another one's.</summary>
    public void Forget(long importId) => _payloads.TryRemove(importId, out _);

    /// <summary>Keeps what was just stored.</summary>
    public void Keep(long importId, Payload payload)
    {
        if (_payloads.TryAdd(importId, payload))
            _order.Enqueue(importId);
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
            _payloads.TryRemove(oldest, out _);
    }
}
