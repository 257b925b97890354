namespace Scoring.Features.Documents;

/// <summary>Printable certificates as HTML: A4 landscape, one per page.</summary>
public static class CertificatesHtml
{
    /// <summary>The HTML file.</summary>
    /// <param name="set">The edition's certificates.</param>
    /// <param name="certificates">The certificates to include, at least one.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Of(CertificateSet set, IEnumerable<Certificate> certificates, string language)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(certificates);
        var paper = new PaperLanguage(language);
        return PaperTemplate.Certificates.Fill(
            language,
            new PaperPart
            {
                ["edition"] = set.Edition.Name.In(language),
                ["edition_id"] = set.Edition.Id,
                ["warning"] = paper.Warning(set.Run, set.Edition),
                ["result_hash"] = set.Run.ResultHash,
                ["certificates"] = certificates
                    .Select(certificate => new PaperPart
                    {
                        ["holder"] = certificate.Holder,
                        ["title"] = certificate.Title,
                        ["award"] = certificate.Award.Name.In(language),
                        ["cluster"] = certificate.Cluster.Length > 0 ? paper.Say("in-cluster", certificate.Cluster) : null,
                    })
                    .ToList(),
            }
        );
    }

    /// <summary>A certificate's file name: the prize and the unit, in characters that every file system accepts.</summary>
    public static string FileName(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var plain = string.Concat(
            $"{certificate.Award.Id}-{certificate.Unit}".Select(letter =>
                char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'
            )
        );
        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(certificate.Unit))
        )[..6];
        return $"{plain[..Math.Min(plain.Length, 80)]}-{hash}.html";
    }
}
