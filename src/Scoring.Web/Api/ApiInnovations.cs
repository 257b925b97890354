using Scoring.Features.Innovations;
using Scoring.Web.Public;
using Scoring.Web.Public.Catalogue;
using Scoring.Web.Shell;

namespace Scoring.Web.Api;

/// <summary>Innovations of published editions.</summary>
internal static class ApiInnovations
{
    /// <summary>The innovations that match, a page of them, the newest edition first.</summary>
    public static async Task<IResult> List(HttpContext context, Published published, PublicAnswers answers,
        string? q, string? region, string? agency, string? category, string? digital, string? step, string? edition)
    {
        var page = ApiPage.Of(context);
        var found = await CatalogueSearch.Find(published, answers, new InnovationFilter(q, region, agency, category, digital, step), edition, page.Skip, page.Size, context.RequestAborted);
        page.Link(context, found.Matching);
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("illustrative", found.IsIllustrative);
            ApiAnswer.WriteList(json, page, found.Matching, found.Lines, line => InnovationJson.Write(json, line.Edition.Id, line.Line));
            json.WriteEndObject();
        });
    }

    /// <summary>One innovation.</summary>
    public static async Task<IResult> One(HttpContext context, Published published, string programme, string edition, string id)
    {
        var report = await published.Send(new ShowInnovation($"{programme}/{edition}", id), context.RequestAborted);
        return new ApiAnswer(json => InnovationJson.Write(json, report, Reader.Of(context).Language));
    }
}
