using System.Text.Json.Serialization;

namespace Scoring.Web.Api;

/// <summary>The API's documents; their code is generated at build time, and their properties are the keys, in order.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiRefusal))]
[JsonSerializable(typeof(ApiItems<ApiEdition>))]
[JsonSerializable(typeof(ApiPublication))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>A refusal (RFC 9457): the status again, a code that does not change, and a sentence.</summary>
internal sealed record ApiRefusal(string Type, string Title, int Status, string Code, string Detail);

/// <summary>A whole list.</summary>
internal sealed record ApiItems<T>(IEnumerable<T> Items);

/// <summary>An edition that is published, with its rankings.</summary>
internal sealed record ApiEdition(string Edition, string Name, ApiEditionPublication Publication, IEnumerable<ApiRankingRule> Rankings);

/// <summary>The publication that an edition shows; published at in UTC, to the second.</summary>
internal sealed record ApiEditionPublication(
    int Number,
    string PublishedAt,
    string RuleHash,
    string ResultHash,
    string EngineVersion,
    bool Illustrative
);

/// <summary>A ranking of an edition: which level it ranks, and how many decimal places its scores have.</summary>
internal sealed record ApiRankingRule(string Ranking, string Name, string Level, int Places);

/// <summary>A publication in the list of all; published at in UTC, to the second.</summary>
internal sealed record ApiPublication(
    string Edition,
    int Number,
    string PublishedAt,
    string RuleHash,
    string ResultHash,
    string EngineVersion,
    bool Illustrative,
    string Name,
    string InputHash,
    string ManifestSha256,
    string Note
);
