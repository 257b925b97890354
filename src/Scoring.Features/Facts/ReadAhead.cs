using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>Reads what the next edition will need while one is ranked: by a connection of its own, so that neither waits for the other.</summary>
/// <param name="database">The database.</param>
/// <param name="session">The command's connection.</param>
/// <param name="cache">Where what was read is found.</param>
internal sealed class ReadAhead(ScoringDatabase database, UnitOfWork session, PayloadCache cache)
{
    /// <summary>Begins to read what imports of earlier commands brought for an edition. Those of this command no other connection can see yet: it must have none.</summary>
    public Task Of(string edition)
    {
        var imports = session.Locked(db => ImportRecord.InForce(db, edition));
        return imports.Count == 0 ? Task.CompletedTask : Task.Run(() =>
        {
            using var own = new UnitOfWork(database);
            foreach (var import in imports)
                cache.Of(own, import);
        });
    }
}
