using System.Text.Json;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Formats;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Api;

/// <summary>Published editions, their rankings and explanations.</summary>
internal static class ApiEditions
{
    /// <summary>The editions with a publication.</summary>
    public static async Task<IResult> List(HttpContext context, PublicAnswers answers)
    {
        var language = Reader.Of(context).Language;
        var editions = new List<ApiEdition>();
        foreach (var edition in answers.Editions)
            editions.Add(EditionOf(edition, await answers.Rules(edition.Id), language));
        return ApiAnswer.Of(new ApiItems<ApiEdition>(editions), ApiJson.Default.ApiItemsApiEdition);
    }

    /// <summary>One edition with its rankings.</summary>
    public static async Task<IResult> One(HttpContext context, PublicAnswers answers, string programme, string edition)
    {
        var rules = await answers.Rules($"{programme}/{edition}");
        var published = answers.Editions.Single(one => one.Id == rules.Id);
        return ApiAnswer.Of(EditionOf(published, rules, Reader.Of(context).Language), ApiJson.Default.ApiEdition);
    }

    /// <summary>The lines of a ranking, a page of them.</summary>
    public static async Task<IResult> Ranking(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking,
        string? name,
        string? cluster,
        string? province,
        string? band
    )
    {
        var (reader, page) = (Reader.Of(context), ApiPage.Of(context));
        var shown = await published.Send(
            new ShowRanking($"{programme}/{edition}", ranking, name, cluster, null, province, band),
            context.RequestAborted
        );
        page.Link(context, shown.Matching);
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteString("edition", shown.Edition.Id);
            json.WriteString("ranking", ranking);
            json.WriteString("name", shown.Whole.Rule.Name.In(reader.Language));
            json.WriteString("rule_hash", shown.Basis.RuleHash);
            json.WriteString("result_hash", shown.Basis.ResultHash);
            json.WriteBoolean("illustrative", shown.Basis.IsIllustrative);
            json.WriteNumber("ranked", shown.Ranked);
            ApiAnswer.WriteList(json, page, shown.Matching, shown.Lines.Skip(page.Skip).Take(page.Size), row =>
                WriteRow(json, shown.Whole, row, reader.Language)
            );
            json.WriteEndObject();
        });
    }

    /// <summary>Why a unit has its rank: the tree that the page shows.</summary>
    public static async Task<IResult> Explanation(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        string ranking,
        string unit
    )
    {
        var explanation = await published.Send(new ExplainUnit($"{programme}/{edition}", unit, ranking), context.RequestAborted);
        using var document = new MemoryStream();
        ExplanationJson.Write(document, explanation, Reader.Of(context).Language);
        return Results.Bytes(document.ToArray(), ApiAnswer.Json);
    }

    /// <summary>Everything that was ever published.</summary>
    public static async Task<IResult> Publications(HttpContext context, Published published)
    {
        var (language, page) = (Reader.Of(context).Language, ApiPage.Of(context));
        var all = await published.Live(new ListPublications(), context.RequestAborted);
        page.Link(context, all.Count);
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            ApiAnswer.WriteList(json, page, all.Count, all.Skip(page.Skip).Take(page.Size), one =>
                JsonSerializer.Serialize(json, PublicationOf(one, language), ApiJson.Default.ApiPublication)
            );
            json.WriteEndObject();
        });
    }

    private static ApiEdition EditionOf(PublishedEdition published, Edition rules, string language)
    {
        var one = published.Publication;
        return new(
            published.Id,
            published.Name.In(language),
            new(one.Number, Moments.ForPrograms(one.At), one.RuleHash, one.ResultHash, one.EngineVersion, one.IsIllustrative),
            rules.Rankings.Select(rule => new ApiRankingRule(rule.Id, rule.Name.In(language), rule.Level.Id, rule.Rounding.Places))
        );
    }

    private static ApiPublication PublicationOf(Publication one, string language) =>
        new(
            one.Edition,
            one.Number,
            Moments.ForPrograms(one.At),
            one.RuleHash,
            one.ResultHash,
            one.EngineVersion,
            one.IsIllustrative,
            one.Name.In(language),
            one.InputHash,
            one.ManifestSha256,
            one.Note
        );

    private static void WriteRow(Utf8JsonWriter json, RankingResult ranking, RankedUnit row, string language)
    {
        json.WriteStartObject();
        RankingJson.WriteRow(json, row, ranking.Rule.Rounding.Places, language);
        json.WriteEndObject();
    }
}
