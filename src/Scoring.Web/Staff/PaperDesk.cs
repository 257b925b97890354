using System.Text;
using Scoring.Features.Papers.Formats;
using Scoring.Features.Papers.WriteCertificates;
using Scoring.Features.Papers.WriteMinutes;
using Scoring.Features.Pipeline;

namespace Scoring.Web.Staff;

/// <summary>The papers of an edition, as files to print: minutes and certificates. Making them keeps the run that they speak of.</summary>
internal static class PaperDesk
{
    /// <summary>The paper that the form asks for.</summary>
    public static Task<IResult> Make(HttpContext context, ISender sender, string programme, string edition) => Slip.Or(context, async form =>
    {
        var language = form["language"] == "en" ? "en" : "id";
        var name = $"{programme}-{edition}-{form["paper"]}.html";
        return form["paper"].ToString() switch
        {
            "minutes" => File(MinutesHtml.Of(await sender.Send(new WriteMinutes($"{programme}/{edition}"), context.RequestAborted), language, null), name),
            "certificates" => await Certificates(context, sender, $"{programme}/{edition}", language, name),
            _ => throw new RefusalException(RefusalKind.Usage, "decision-missing"),
        };
    }, slip => RankingDesk.ShowRanking(context, sender, $"{programme}/{edition}", slip));

    private static async Task<IResult> Certificates(HttpContext context, ISender sender, string edition, string language, string name)
    {
        var set = await sender.Send(new WriteCertificates(edition), context.RequestAborted);
        return set.Certificates.Count == 0 ? throw new RefusalException(RefusalKind.Data, "certificates-nobody") : File(CertificatesHtml.Of(set, set.Certificates, language), name);
    }

    private static IResult File(string html, string name) => TypedResults.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", name);
}
