using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Audit;

/// <summary>The trail of who did what.</summary>
internal static class AuditFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditTrail>()
        .AddRequest<ListAudit, AuditListing, ListAuditHandler>()
        .AddRequest<VerifyAudit, AuditVerdict, VerifyAuditHandler>();
}
