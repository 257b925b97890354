using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Documents;

/// <summary>Somebody checks the certificate that a code is printed on.</summary>
/// <param name="Code">The code, as typed.</param>
[Allow(Access.Everybody)]
public sealed record CheckCertificate(string Code) : IRequest<CheckedCertificate>;

/// <summary>What a certificate says.</summary>
/// <param name="Code">Its code, as printed.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="EditionName">The edition's name when it was made.</param>
/// <param name="Award">The id of the prize.</param>
/// <param name="AwardName">The prize's name when it was made.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Holder">The recipient; empty if the document leaves a line.</param>
/// <param name="Title">The innovation's title; empty for none.</param>
/// <param name="Cluster">The cluster; empty for none.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="ResultHash">The hash of the results that it was made from (hex).</param>
/// <param name="ReplacedAt">When another certificate of this prize and unit was made, with other words, UTC; null if none was.</param>
public sealed record CheckedCertificate(
    string Code,
    string Edition,
    Text EditionName,
    string Award,
    Text AwardName,
    string Unit,
    string Holder,
    string Title,
    string Cluster,
    DateTime At,
    string ResultHash,
    DateTime? ReplacedAt
)
{
    /// <summary>What is to be said of it now.</summary>
    /// <param name="winners">The winners as they are published; null if nothing of the edition is.</param>
    /// <param name="publishedHash">The hash of the published results; null if nothing is published.</param>
    public CertificateState StateBy(WinnerList? winners, string? publishedHash)
    {
        if (ReplacedAt is not null)
            return CertificateState.Replaced;
        if (winners is null)
            return CertificateState.NotPublished;
        var stands = winners.Prizes.Any(prize => prize.Award.Id == Award && prize.Winners.Any(winner => winner.Unit == Unit));
        return !stands ? CertificateState.Withdrawn
            : publishedHash == ResultHash ? CertificateState.Stands
            : CertificateState.StandsCorrected;
    }
}

/// <summary>What is to be said of a certificate.</summary>
public enum CertificateState
{
    /// <summary>The published results are those that it was made from.</summary>
    Stands,

    /// <summary>Results were corrected since, and its prize is the same.</summary>
    StandsCorrected,

    /// <summary>Another certificate takes its place.</summary>
    Replaced,

    /// <summary>By the published results its holder does not have the prize.</summary>
    Withdrawn,

    /// <summary>Nothing of the edition is published, so the prize cannot be confirmed.</summary>
    NotPublished,
}

/// <summary>Reads what the code stands for.</summary>
internal sealed class CheckCertificateHandler(CertificateCodes codes) : IRequestHandler<CheckCertificate, CheckedCertificate>
{
    /// <inheritdoc/>
    public Task<CheckedCertificate> Handle(CheckCertificate request, CancellationToken cancellationToken)
    {
        var row = codes.Find(CertificateCodes.Plain(request.Code))
            ?? throw new RefusalException(RefusalKind.Usage, "certificate-unknown", request.Code);
        var newest = codes.Newest(row.Edition, row.Award, row.Unit);
        return Task.FromResult(
            new CheckedCertificate(
                CertificateCodes.Shown(row.Code),
                row.Edition,
                new Text(row.EditionNameId, row.EditionNameEn),
                row.Award,
                new Text(row.AwardNameId, row.AwardNameEn),
                row.Unit,
                row.Holder,
                row.Title,
                row.Cluster,
                Times.Of(row.At)!.Value,
                row.ResultHash,
                newest is not null && newest.CertificateId != row.CertificateId ? Times.Of(newest.At) : null
            )
        );
    }
}
