namespace Scoring.Domain.Jury.Review;

/// <summary>What has to be talked over before a ranking can be final.</summary>
public enum ReviewItemKind
{
    /// <summary>Jurors lie further apart than the rule allows.</summary>
    Spread,

    /// <summary>A juror filled several sheets for one entry.</summary>
    DoubleSheet,

    /// <summary>A seat without a sheet that was handed in.</summary>
    MissingSheet,

    /// <summary>Fewer jurors marked the entry than the rule asks.</summary>
    SeenByTooFew,

    /// <summary>A mark that looks like a slip of the pen.</summary>
    TypingError,

    /// <summary>A juror who marked has a conflict of interest, declared or found afterwards.</summary>
    Conflict,
}

/// <summary>Names a point for good, whatever its figures become.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Juror">The juror's id; empty where it is about the entry as a whole.</param>
/// <param name="Criterion">The criterion's id; empty where it is about no single one.</param>
public readonly record struct ReviewItemName(ReviewItemKind Kind, string Stage, string Entry, string Juror = "", string Criterion = "");

/// <summary>A point as the facts show it now.</summary>
/// <param name="Name">What it is and what it is about.</param>
/// <param name="Found">
/// The figures, in invariant form: a decision is made about these and holds as long as they stay. New marks that lie as far apart in another way have
/// other figures, and are a new question.
/// </param>
public sealed record ReviewItem(ReviewItemName Name, string Found);

/// <summary>What the plenary says about a point.</summary>
public enum ReviewDecisionKind
{
    /// <summary>The marks stand as they are; for a missing sheet: it goes on without it.</summary>
    Keep,

    /// <summary>Jurors mark again. The point stays open until their marks are there, and what they give is looked at anew.</summary>
    ReMark,

    /// <summary>The plenary agrees on one mark. The point stays open until its sheet stands in the facts.</summary>
    ConsensusMark,
}

/// <summary>A decision about a point.</summary>
/// <param name="Item">The review item.</param>
/// <param name="Found">The figures that it was made about.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">Why, in the words of those who decided.</param>
/// <param name="By">Who decided, for example "pleno 8 Agustus".</param>
/// <param name="At">When.</param>
public sealed record ReviewDecision(ReviewItemName Item, string Found, ReviewDecisionKind Kind, string Reason, string By, DateTime At);

/// <summary>Why a decision is refused.</summary>
public enum ReviewItemRefusal
{
    /// <summary>No such point is open in the facts.</summary>
    NoSuchItem,

    /// <summary>The figures are others than those that were decided about: look again.</summary>
    FiguresChanged,

    /// <summary>A decision needs a reason.</summary>
    ReasonMissing,

    /// <summary>A conflict of interest cannot be kept: the juror is withdrawn, or the plenary marks.</summary>
    HardRule,
}
