using Scoring.Domain.Jury.Review;

namespace Scoring.Features.Review;

/// <summary>
/// The names of review items and decisions in commands, files and tables: KIND/STAGE/ENTRY[/JUROR[/CRITERION]], with a hyphen for the entry
/// of an item that is about none.
/// </summary>
public static class ReviewItemLabels
{
    private static readonly Dictionary<ReviewItemKind, string> Kinds = new()
    {
        [ReviewItemKind.Spread] = "spread",
        [ReviewItemKind.DoubleSheet] = "double-sheet",
        [ReviewItemKind.MissingSheet] = "missing-sheet",
        [ReviewItemKind.SeenByTooFew] = "seen-by-too-few",
        [ReviewItemKind.TypingError] = "slip",
        [ReviewItemKind.Conflict] = "conflict",
        [ReviewItemKind.HalfSheet] = "half-sheet",
        [ReviewItemKind.Unmarked] = "unmarked",
        [ReviewItemKind.FewerJurors] = "fewer-jurors",
        [ReviewItemKind.OutsideStage] = "outside-stage",
        [ReviewItemKind.OtherScale] = "other-scale",
        [ReviewItemKind.OnlyZeros] = "only-zeros",
        [ReviewItemKind.IdleJuror] = "idle-juror",
        [ReviewItemKind.EqualNames] = "equal-names",
        [ReviewItemKind.PossibleConflict] = "possible-conflict",
        [ReviewItemKind.MissingAttribute] = "missing-attribute",
        [ReviewItemKind.NearAward] = "near-award",
        [ReviewItemKind.CutLine] = "cut-line",
        [ReviewItemKind.OldRegister] = "old-register",
    };

    private static readonly Dictionary<ReviewDecisionKind, string> Decisions = new()
    {
        [ReviewDecisionKind.Keep] = "keep",
        [ReviewDecisionKind.ReMark] = "re-mark",
        [ReviewDecisionKind.ConsensusMark] = "consensus",
    };

    /// <summary>The words for kinds.</summary>
    public static IReadOnlyCollection<string> KindWords => Kinds.Values;

    /// <summary>The words for decisions.</summary>
    public static IReadOnlyCollection<string> DecisionWords => Decisions.Values;

    /// <summary>The name of a review item.</summary>
    public static string Of(ReviewItemName item) =>
        string.Join(
            '/',
            new[] { Kinds[item.Kind], item.Stage, item.Entry.Length == 0 ? "-" : item.Entry, item.Juror, item.Criterion }.Where(
                (part, i) => i < 3 || part.Length > 0
            )
        );

    /// <summary>The word for a kind.</summary>
    public static string Of(ReviewItemKind kind) => Kinds[kind];

    /// <summary>The word for a decision.</summary>
    public static string Of(ReviewDecisionKind decision) => Decisions[decision];

    /// <summary>The decision for a word, or null.</summary>
    public static ReviewDecisionKind? Decision(string word) =>
        Decisions.Where(pair => pair.Value == word).Select(pair => (ReviewDecisionKind?)pair.Key).FirstOrDefault();

    internal static ReviewItemKind Kind(string word) => Kinds.First(pair => pair.Value == word).Key;
}
