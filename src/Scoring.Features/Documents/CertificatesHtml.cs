namespace Scoring.Features.Documents;

/// <summary>Printable certificates as HTML: A4 landscape, one per page.</summary>
public static class CertificatesHtml
{
    private const int LongText = 70;

    /// <summary>The HTML file.</summary>
    /// <param name="set">The edition's certificates.</param>
    /// <param name="certificates">The certificates to include, at least one.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Of(CertificateSet set, IEnumerable<Certificate> certificates, string language)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(certificates);
        var html = new PaperHtml(language);
        html.Start(html.Say("certificate") + " · " + set.Edition.Name.In(language), PaperStyle.Certificates());
        var warning = PaperStyle.Warning(set.Run, set.Edition, language);
        foreach (var certificate in certificates)
            Write(html, set, certificate, warning);
        return html.End();
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

    private static void Write(PaperHtml html, CertificateSet set, Certificate certificate, string? warning)
    {
        html.Open("section", "page").Open("div", "frame");
        if (warning is not null)
            html.Element("p", warning, "warning");
        html.Element("h1", html.Say("certificate"));
        html.Element("p", $"{set.Edition.Name.In(html.Language)} ({set.Edition.Id})", "edition");
        html.Element("p", html.Say("given-to"), "to");
        if (certificate.Holder is { } holder)
            html.Element("p", holder, Sized("holder", holder));
        else
            html.Open("p", "holder").Open("span", "line").Close("span").Close("p");
        if (certificate.Title is { } title)
        {
            html.Element("p", html.Say("for-innovation"), "to");
            html.Element("p", title, Sized("title", title));
        }
        html.Element("p", html.Say("as-winner"), "to");
        var award = certificate.Award.Name.In(html.Language);
        html.Element("p", award, Sized("award", award));
        if (certificate.Cluster.Length > 0)
            html.Element("p", html.Say("in-cluster", certificate.Cluster), "cluster");
        html.Open("div", "sign").Open("div").Localized("span", "place-date").Text(" ").Open("span", "line").Close("span").Close("div");
        html.Open("div").Element("span", html.Say("sign-name"), "name").Close("div").Close("div");
        html.Element("p", html.Say("result-hash") + " " + set.Run.ResultHash, "hash");
        html.Close("div").Close("section");
    }

    private static string Sized(string name, string text) => text.Length > LongText ? name + " long" : name;
}
