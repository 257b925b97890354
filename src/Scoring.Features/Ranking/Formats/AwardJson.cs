using System.Text.Json;
using Scoring.Domain.Ranking.Awards;
using Scoring.Features.Output.Json;

namespace Scoring.Features.Ranking.Formats;

/// <summary>Prizes as JSON: each with its winners, in the order in which they are given.</summary>
internal static class AwardJson
{
    /// <summary>Writes the key <c>awards</c> into an open object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<AwardGiven> awards, string language)
    {
        json.WriteStartArray("awards");
        foreach (var award in awards)
        {
            json.WriteStartObject();
            json.WriteString("award", award.Rule.Id);
            json.WriteString("name", award.Rule.Name.In(language));
            json.WriteString("ranking", award.Rule.Ranking);
            json.WriteStartArray("winners");
            foreach (var winner in award.Winners)
            {
                json.WriteStartObject();
                json.WriteString("id", winner.Unit);
                json.WriteString("name", winner.Name);
                json.WriteString("cluster", winner.Cluster);
                json.WriteDecimal("rank", winner.Rank);
                json.WriteNotes(winner.Notes, language);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNotes(award.Notes, language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
