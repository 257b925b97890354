using System.Text.Json;
using System.Text.Json.Serialization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking.Awards;
using Scoring.Features.Output.Json;

namespace Scoring.Features.Ranking.Formats;

/// <summary>A prize as JSON, with its winners in the order in which they are given.</summary>
internal sealed record AwardJson(string Award, string Name, string Ranking, IEnumerable<WinnerJson> Winners, IEnumerable<NoteJson> Notes)
{
    /// <summary>Writes the key <c>awards</c> into an open object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<AwardGiven> awards, string language)
    {
        json.WritePropertyName("awards");
        JsonSerializer.Serialize(json, awards.Select(award => Of(award, language)), AwardJsonContext.Default.IEnumerableAwardJson);
    }

    private static AwardJson Of(AwardGiven award, string language) =>
        new(
            award.Rule.Id,
            award.Rule.Name.In(language),
            award.Rule.Ranking,
            award.Winners.Select(winner => new WinnerJson(
                winner.Unit,
                winner.Name,
                winner.Cluster,
                winner.Rank is { } rank ? Exact.WithoutEndingZeros(rank) : null,
                NoteJson.Of(winner.Notes, language)
            )),
            NoteJson.Of(award.Notes, language)
        );
}

/// <summary>A winner of a prize as JSON.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Rank">Its rank, without trailing zeros; null without one.</param>
/// <param name="Notes">Why it won, and what was in doubt.</param>
internal sealed record WinnerJson(string Id, string Name, string Cluster, decimal? Rank, IEnumerable<NoteJson> Notes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IEnumerable<AwardJson>))]
internal sealed partial class AwardJsonContext : JsonSerializerContext;
