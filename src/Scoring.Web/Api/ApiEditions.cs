using System.Globalization;
using System.Text.Json;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
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
    /// <summary>The editions of which something is published.</summary>
    public static async Task<IResult> List(HttpContext context, PublicAnswers answers)
    {
        var language = Reader.Of(context).Language;
        var editions = new List<(PublishedEdition, Edition)>();
        foreach (var edition in answers.Editions)
            editions.Add((edition, await answers.Rules(edition.Id)));
        return new ApiAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var (published, rules) in editions)
                WriteEdition(json, published, rules, language);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One edition with its rankings.</summary>
    public static async Task<IResult> One(HttpContext context, PublicAnswers answers, string programme, string edition)
    {
        var rules = await answers.Rules($"{programme}/{edition}");
        var published = answers.Editions.Single(one => one.Id == rules.Id);
        return new ApiAnswer(json => WriteEdition(json, published, rules, Reader.Of(context).Language));
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

    /// <summary>Why a unit stands where it stands: the tree that the page shows.</summary>
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
            {
                json.WriteStartObject();
                json.WriteString("edition", one.Edition);
                WritePublication(json, one);
                json.WriteString("name", one.Name.In(language));
                json.WriteString("input_hash", one.InputHash);
                json.WriteString("manifest_sha256", one.ManifestSha256);
                json.WriteString("note", one.Note);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
    }

    private static void WriteEdition(Utf8JsonWriter json, PublishedEdition published, Edition rules, string language)
    {
        json.WriteStartObject();
        json.WriteString("edition", published.Id);
        json.WriteString("name", published.Name.In(language));
        json.WriteStartObject("publication");
        WritePublication(json, published.Publication);
        json.WriteEndObject();
        json.WriteStartArray("rankings");
        foreach (var ranking in rules.Rankings)
        {
            json.WriteStartObject();
            json.WriteString("ranking", ranking.Id);
            json.WriteString("name", ranking.Name.In(language));
            json.WriteString("level", ranking.Level.Id);
            json.WriteNumber("places", ranking.Rounding.Places);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePublication(Utf8JsonWriter json, Publication one)
    {
        json.WriteNumber("number", one.Number);
        json.WriteString("published_at", one.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteString("rule_hash", one.RuleHash);
        json.WriteString("result_hash", one.ResultHash);
        json.WriteString("engine_version", one.EngineVersion);
        json.WriteBoolean("illustrative", one.IsIllustrative);
    }

    private static void WriteRow(Utf8JsonWriter json, RankingResult ranking, RankedUnit row, string language)
    {
        json.WriteStartObject();
        RankingJson.WriteRow(json, row, ranking.Rule.Rounding.Places, language);
        json.WriteEndObject();
    }
}
