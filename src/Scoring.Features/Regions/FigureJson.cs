using System.Text.Json;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Json;

namespace Scoring.Features.Regions;

/// <summary>Published figures as JSON, and the words that programs read them by.</summary>
public static class FigureJson
{
    /// <summary>The scale as published.csv writes it: index-0-100 or raw-total.</summary>
    public static string Code(FigureScale scale) => scale == FigureScale.Index ? "index-0-100" : "raw-total";

    /// <summary>The status as published.csv writes it, for example self-computed.</summary>
    public static string Code(FigureStatus status) =>
        status == FigureStatus.SelfComputed ? "self-computed" : status.ToString().ToLowerInvariant();

    /// <summary>The standing as rule files write it, for example press.</summary>
    public static string Code(Standing standing) => standing.ToString().ToLowerInvariant();

    /// <summary>Writes a figure as one object.</summary>
    /// <param name="json">The target.</param>
    /// <param name="listed">The figure.</param>
    /// <param name="language">Language of names and notes: "id" or "en".</param>
    public static void Write(Utf8JsonWriter json, ListedFigure listed, string language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(listed);
        var figure = listed.Figure;
        json.WriteStartObject();
        json.WriteString("edition", figure.Edition);
        json.WriteString("code", figure.Region);
        json.WriteString("name", figure.Name);
        json.WriteString("cluster", figure.Cluster);
        json.WriteDecimal("score", figure.Score);
        json.WriteString("scale", figure.Scale is { } scale ? Code(scale) : null);
        json.WriteDecimal("rank", figure.Rank);
        json.WriteDecimal("of", figure.Of);
        json.WriteString("rank_in", figure.RankIn);
        json.WriteString("predicate", figure.Predicate);
        json.WriteString("predicate_by_rule", listed.ByRule?.In(language));
        json.WriteString("award", figure.Award?.In(language));
        json.WriteString("innovation", figure.Innovation);
        json.WriteString("status", Code(figure.Status));
        json.WriteBoolean("result", figure.IsResult);
        json.WriteString("standing", Code(figure.Standing));
        json.WriteStartArray("sources");
        foreach (var source in figure.Sources)
        {
            json.WriteStartObject();
            json.WriteString("id", source.Id);
            json.WriteString("title", source.Title);
            json.WriteString("issuer", source.Issuer);
            json.WriteString("address", source.Address);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("note", figure.Note?.In(language));
        json.WriteEndObject();
    }
}
