using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Documents;

/// <summary>Minutes and certificates.</summary>
internal static class DocumentsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services
            .AddScoped<CertificateCodes>()
            .AddRequest<ShowWinners, WinnerList, ShowWinnersHandler>()
            .AddRequest<CheckCertificate, CheckedCertificate, CheckCertificateHandler>()
            .AddRequest<WriteMinutes, Minutes, WriteMinutesHandler>()
            .AddRequest<WriteCertificates, CertificateSet, WriteCertificatesHandler>();
}
