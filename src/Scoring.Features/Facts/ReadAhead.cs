using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>
/// Reads what the next edition will need while one is being ranked, over its own connection so that neither waits for the other.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The cache that receives what was read.</param>
internal sealed class ReadAhead(ScoringDatabase database, UnitOfWork work, PayloadCache cache)
{
    /// <summary>
    /// Starts reading the payloads that earlier commands imported for an edition. The current command must not have imported any itself: no
    /// other connection can see them yet.
    /// </summary>
    public Task Of(string edition)
    {
        var imports = work.Locked(db => ImportRecord.InForce(db, edition));
        return imports.Count == 0
            ? Task.CompletedTask
            : Task.Run(() =>
            {
                using var own = new UnitOfWork(database);
                foreach (var import in imports)
                    cache.Of(own, import);
            });
    }
}
