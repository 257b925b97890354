namespace Scoring.Features.Documents;

/// <summary>Where a certificate can be checked, and a picture of that for phones.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Side">How many modules the picture is wide and high.</param>
/// <param name="Squares">The dark modules as a path of SVG; empty for no picture.</param>
public sealed record CheckMark(string Address, int Side, string Squares);

/// <summary>Printable certificates as HTML: A4 landscape, one per page.</summary>
public static class CertificatesHtml
{
    /// <summary>The HTML file.</summary>
    /// <param name="set">The edition's certificates.</param>
    /// <param name="certificates">The certificates to include, at least one.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="mark">Where the certificate of a code can be checked; null where no site is known.</param>
    public static string Of(
        CertificateSet set,
        IEnumerable<Certificate> certificates,
        string language,
        Func<string, CheckMark>? mark = null
    )
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
                        ["code"] = certificate.Code,
                        ["check"] =
                            certificate.Code is { } code && mark?.Invoke(code) is { } check
                                ? new PaperPart
                                {
                                    ["address"] = check.Address,
                                    ["side"] = check.Side.ToString(System.Globalization.CultureInfo.InvariantCulture),
                                    ["squares"] = check.Squares.Length > 0 ? check.Squares : null,
                                }
                                : null,
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
