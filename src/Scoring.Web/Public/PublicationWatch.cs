using Scoring.Features.Persistence;

namespace Scoring.Web.Public;

/// <summary>Lets the public pages of this site know at once of what other processes publish or decide.</summary>
/// <param name="database">The database, if it tells.</param>
/// <param name="published">What the public may see.</param>
internal sealed class PublicationWatch(ScoringDatabase database, Published published) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.Follow(published.Learn, stoppingToken);
}
