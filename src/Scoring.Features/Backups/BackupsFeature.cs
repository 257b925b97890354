using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Backups;

/// <summary>Copies of the database and its publications.</summary>
internal static class BackupsFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddRequest<BackUp, BackupMade, BackUpHandler>();
}
