using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Audit;

/// <summary>The audit trail: who did what.</summary>
internal static class AuditFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services
            .AddScoped<AuditTrail>()
            .AddRequest<ListAudit, AuditListing, ListAuditHandler>()
            .AddRequest<VerifyAudit, AuditVerdict, VerifyAuditHandler>();
}
