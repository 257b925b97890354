using System.Net;
using Scoring.Web.Tests.Attachments;

namespace Scoring.Web.Tests.Jury;

/// <summary>A juror reads beside the marks which levels an entry claims; their proof only where it says nothing of who entered.</summary>
public sealed class EvidenceReadingTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Claimed_levels_stand_beside_the_marks(bool isBlindSafe)
    {
        await using var files = FileSite.On(await CityJury.Seated(evidence: isBlindSafe));
        var juror = await files.Who(CityJury.Juror);
        var (file, address) = (files.Jury.Evidence!, $"/files/{files.Jury.Evidence!.Id}/x?download=1");
        foreach (var language in new[] { "id", "en" })
        {
            var page = WebUtility.HtmlDecode(await juror.Read($"{files.Sheet}?lang={language}"));
            page.ShouldContain(language == "id" ? "Klaim: tingkat 3." : "Claimed: level 3.");
            page.Contains("B/1", StringComparison.Ordinal).ShouldBe(isBlindSafe);
            page.Contains(file.Id, StringComparison.Ordinal).ShouldBe(isBlindSafe);
            page.Contains(CityJury.Agency, StringComparison.Ordinal)
                .ShouldBe(isBlindSafe, "words of the document, which the season calls safe");
        }
        using var answer = await juror.Http.GetAsync(address);
        answer.StatusCode.ShouldBe(isBlindSafe ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        using var other = await (await files.Who(CityJury.OtherJuror)).Http.GetAsync(address);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound, "no seat");
    }
}
