using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>
/// The documents of an edition, as files to print: minutes and certificates. Making them stores the run that they describe.
/// </summary>
internal static class DocumentEndpoints
{
    private const string Word = "-docx";

    /// <summary>The document that the form requests.</summary>
    public static Task<IResult> Make(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var language = form["language"] == "en" ? "en" : "id";
                // "minutes-docx" is the minutes as a Word file.
                var (paper, isWord) =
                    form["paper"].ToString() is var asked && asked.EndsWith(Word, StringComparison.Ordinal)
                        ? (asked[..^Word.Length], true)
                        : (asked, false);
                var name = $"{programme}-{edition}-{paper}";
                return paper switch
                {
                    "minutes" => File(
                        MinutesHtml.Of(
                            await sender.Send(new WriteMinutes($"{programme}/{edition}"), context.RequestAborted),
                            language,
                            null,
                            HeadOf(form)
                        ),
                        name,
                        isWord
                    ),
                    "certificates" => await Certificates(context, sender, $"{programme}/{edition}", language, name, isWord),
                    _ => throw new RefusalException(RefusalKind.Usage, "decision-missing"),
                };
            },
            slip => RankingEndpoints.ShowRanking(context, sender, $"{programme}/{edition}", slip)
        );

    private static async Task<IResult> Certificates(
        HttpContext context,
        IMediator sender,
        string edition,
        string language,
        string name,
        bool isWord
    )
    {
        var set = await sender.Send(new WriteCertificates(edition), context.RequestAborted);
        return set.Certificates.Count == 0
            ? throw new RefusalException(RefusalKind.Data, "certificates-nobody")
            : File(CertificatesHtml.Of(set, set.Certificates, language, Mark(context, language)), name, isWord);
    }

    private static Func<string, CheckMark> Mark(HttpContext context, string language)
    {
        var own = context.RequestServices.GetRequiredService<OwnAddress>();
        return code =>
        {
            var address = own.Of($"/check/{code}{(language == "en" ? "?lang=en" : "")}");
            return QrCode.Of(address) is { } picture
                ? new CheckMark(address, picture.Side + (2 * QrCode.Margin), picture.Squares)
                : new CheckMark(address, 0, "");
        };
    }

    private static MinutesHead HeadOf(IFormCollection form)
    {
        string Text(string field) => form[field].ToString().Trim();
        return new MinutesHead(
            Text("office"),
            Text("address"),
            Text("number"),
            DateOnly.TryParseExact(Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Text("place"),
            Text("chair"),
            Text("secretary")
        );
    }

    private static IResult File(string html, string name, bool isWord) =>
        isWord
            ? TypedResults.File(PaperDocx.Of(html, of => QrCode.Of(of)?.Png()), PaperDocx.ContentType, name + ".docx")
            : TypedResults.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", name + ".html");
}
