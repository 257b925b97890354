namespace Scoring.Features.Pipeline;

/// <summary>Where the commands work and for whom.</summary>
/// <param name="DatabasePath">The SQLite file; made on first use.</param>
/// <param name="RulesPath">The scoring-rules folder.</param>
/// <param name="Actor">Who acts, for the audit trail.</param>
public sealed record ScoringOptions(string DatabasePath, string RulesPath, string Actor);
