using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>Stores the lines of a ranking.</summary>
/// <remarks>Hot path (RESULTS.md, jury job): bytes go straight into the statement, without building a string of megabytes.</remarks>
internal static class RankingLines
{
    /// <summary>Stores the lines of a ranking, JSON in UTF-8; the caller holds the transaction.</summary>
    public static void Store(Db db, long runId, string ranking, ReadOnlySpan<byte> lines)
    {
        using var insert = RawStatement.Of(db, "INSERT INTO run_rankings (run_id, ranking, lines) VALUES ($1, $2, $3)");
        insert.Bind(1, runId).Bind(2, ranking).Bind(3, lines).Run();
    }
}
