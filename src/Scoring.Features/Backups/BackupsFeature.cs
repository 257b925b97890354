using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Backups;

/// <summary>Backups and copies of the database and its publications.</summary>
internal static class BackupsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) =>
        services
            .AddRequest<BackUp, BackupMade, BackUpHandler>()
            .AddRequest<RestoreBackup, RestoreOutcome, RestoreBackupHandler>()
            .AddRequest<CopyDatabase, CopyOutcome, CopyDatabaseHandler>();
}
