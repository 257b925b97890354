using Scoring.Domain.Panels.Closing;

namespace Scoring.Features.Closing;

/// <summary>What points and decisions are called in commands, files and tables: KIND/STAGE/ENTRY[/JUROR[/CRITERION]].</summary>
public static class PointNames
{
    private static readonly Dictionary<PointKind, string> Kinds = new()
    {
        [PointKind.Spread] = "spread",
        [PointKind.DoubleSheet] = "double-sheet",
        [PointKind.MissingSheet] = "missing-sheet",
        [PointKind.SeenByTooFew] = "seen-by-too-few",
        [PointKind.Slip] = "slip",
        [PointKind.Conflict] = "conflict",
    };

    private static readonly Dictionary<PointDecisionKind, string> Decisions = new()
    {
        [PointDecisionKind.Keep] = "keep",
        [PointDecisionKind.ReMark] = "re-mark",
        [PointDecisionKind.ConsensusMark] = "consensus",
    };

    /// <summary>The words for decisions.</summary>
    public static IReadOnlyCollection<string> DecisionWords => Decisions.Values;

    /// <summary>The name of a point.</summary>
    public static string Of(PointName point) =>
        string.Join('/', new[] { Kinds[point.Kind], point.Stage, point.Entry, point.Juror, point.Criterion }.Where((part, i) => i < 3 || part.Length > 0));

    /// <summary>The word for a kind.</summary>
    public static string Of(PointKind kind) => Kinds[kind];

    /// <summary>The word for a decision.</summary>
    public static string Of(PointDecisionKind decision) => Decisions[decision];

    /// <summary>The decision of a word; null where there is no such word.</summary>
    public static PointDecisionKind? Decision(string word) => Decisions.Where(pair => pair.Value == word).Select(pair => (PointDecisionKind?)pair.Key).FirstOrDefault();

    internal static PointKind Kind(string word) => Kinds.First(pair => pair.Value == word).Key;
}
