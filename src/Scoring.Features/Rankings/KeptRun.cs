using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Rankings;

/// <summary>The kept run that stands for what is in force now, and the one that stands after a change.</summary>
/// <param name="rankings">The rankings in force.</param>
/// <param name="runs">The kept runs.</param>
internal sealed class KeptRun(RankingsInForce rankings, RunStore runs)
{
    /// <summary>The kept run that is the ranking of now, or else the newest; null where none of the edition is kept.</summary>
    public long? Of(string edition) =>
        runs.Newest(edition) is not { } newest ? null : runs.Known(rankings.Of(edition, null).Run) ?? newest;

    /// <summary>Ranks on what is in force now, and keeps it.</summary>
    public RankingRun Keep(string edition)
    {
        var (run, _, imports) = rankings.Of(edition, null);
        return run with { RunId = runs.Keep(run, imports.Select(import => import.Id)) };
    }
}
