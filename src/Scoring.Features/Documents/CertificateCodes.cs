using System.Security.Cryptography;
using Dapper;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Documents;

/// <summary>
/// The codes that are printed on certificates, each with what its certificate says. A certificate that says the same again keeps its code;
/// one that says something else gets another, and the page of the old one tells so.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class CertificateCodes(UnitOfWork work, AuditTrail trail)
{
    // None that are mistaken for another: 0 and O, 1, I and L. Twelve of them are 59 bits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 12;
    private const int Part = 4;

    /// <summary>The certificates with their codes; those without one, or that say something new, get one now.</summary>
    public IReadOnlyList<Certificate> Of(Edition edition, string resultHash, IEnumerable<Certificate> certificates)
    {
        var made = 0;
        List<Certificate> all = [];
        foreach (var certificate in certificates)
        {
            var said = new CertificateRow(
                0,
                "",
                edition.Id,
                certificate.Award.Id,
                certificate.Unit,
                certificate.Holder ?? "",
                certificate.Title ?? "",
                certificate.Cluster,
                edition.Name.In("id"),
                edition.Name.In("en"),
                certificate.Award.Name.In("id"),
                certificate.Award.Name.In("en"),
                resultHash,
                Times.Text(trail.Now)
            );
            var newest = Newest(edition.Id, certificate.Award.Id, certificate.Unit);
            if (newest is null || !newest.SaysAs(said))
            {
                newest = said with { Code = RandomNumberGenerator.GetString(Letters, Length) };
                Add(newest);
                made++;
            }
            all.Add(certificate with { Code = Shown(newest.Code) });
        }
        if (made > 0)
            trail.Record(AuditAction.CertificatesMade, edition.Id + "/certificates", "", ("count", made), ("result_hash", resultHash));
        return all;
    }

    /// <summary>What the certificate of a code says; null for a code that no certificate has.</summary>
    public CertificateRow? Find(string code) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<CertificateRow>(CertificateRow.Select + " WHERE code = @code", new { code }, db.Transaction)
        );

    /// <summary>The newest certificate of a prize and a unit; null for none.</summary>
    public CertificateRow? Newest(string edition, string award, string unit) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<CertificateRow>(
                CertificateRow.Select
                    + " WHERE edition = @edition AND award = @award AND unit = @unit ORDER BY certificate_id DESC LIMIT 1",
                new
                {
                    edition,
                    award,
                    unit,
                },
                db.Transaction
            )
        );

    /// <summary>A code as a person typed it: capitals, without spaces and hyphens.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>A code as it is printed: XXXX-XXXX-XXXX.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(Part).Select(part => new string(part)));

    private void Add(CertificateRow row) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO certificate_codes (code, edition, award, unit, holder, title, cluster, edition_name_id, edition_name_en,
                    award_name_id, award_name_en, result_hash, by, at)
                VALUES (@Code, @Edition, @Award, @Unit, @Holder, @Title, @Cluster, @EditionNameId, @EditionNameEn,
                    @AwardNameId, @AwardNameEn, @ResultHash, @Who, @At)
                """,
                new
                {
                    row.Code,
                    row.Edition,
                    row.Award,
                    row.Unit,
                    row.Holder,
                    row.Title,
                    row.Cluster,
                    row.EditionNameId,
                    row.EditionNameEn,
                    row.AwardNameId,
                    row.AwardNameEn,
                    row.ResultHash,
                    trail.Who,
                    row.At,
                },
                db.Transaction
            )
        );
}

/// <summary>A row of certificate_codes.</summary>
internal sealed record CertificateRow(
    long CertificateId,
    string Code,
    string Edition,
    string Award,
    string Unit,
    string Holder,
    string Title,
    string Cluster,
    string EditionNameId,
    string EditionNameEn,
    string AwardNameId,
    string AwardNameEn,
    string ResultHash,
    string At
)
{
    /// <summary>The statement that reads it, up to its condition.</summary>
    public const string Select = """
        SELECT certificate_id AS CertificateId, code AS Code, edition AS Edition, award AS Award, unit AS Unit, holder AS Holder,
            title AS Title, cluster AS Cluster, edition_name_id AS EditionNameId, edition_name_en AS EditionNameEn,
            award_name_id AS AwardNameId, award_name_en AS AwardNameEn, result_hash AS ResultHash, at AS At
        FROM certificate_codes
        """;

    /// <summary>True if another certificate has the same words on it.</summary>
    public bool SaysAs(CertificateRow other) =>
        this with
        {
            CertificateId = 0,
            Code = "",
            ResultHash = "",
            At = "",
        } == other with { CertificateId = 0, Code = "", ResultHash = "", At = "" };
}
