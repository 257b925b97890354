namespace Scoring.Domain.Jury.Review;

/// <summary>A matter to be discussed before a ranking can be final.</summary>
public enum ReviewItemKind
{
    /// <summary>The spread of the jurors exceeds the rule's limit.</summary>
    Spread,

    /// <summary>A juror filled several sheets for one entry.</summary>
    DoubleSheet,

    /// <summary>A seat without a submitted sheet.</summary>
    MissingSheet,

    /// <summary>Fewer jurors marked the entry than the rule requires.</summary>
    SeenByTooFew,

    /// <summary>A mark that looks like a slip of the pen.</summary>
    TypingError,

    /// <summary>A juror who marked has a conflict of interest, declared or found afterwards.</summary>
    Conflict,

    /// <summary>A sheet has marks for some of its criteria only.</summary>
    HalfSheet,

    /// <summary>
    /// An entry of the stage without a mark; if no entry is named, no entry of the stage has one, or more than half of many have none.
    /// </summary>
    Unmarked,

    /// <summary>Fewer jurors marked the entry than marked the others, although no rule and no seat says how many there are.</summary>
    FewerJurors,

    /// <summary>An entry has marks in a stage that it is not in.</summary>
    OutsideStage,

    /// <summary>A juror's marks are about a tenth or a hundredth of the others', or ten times as high.</summary>
    OtherScale,

    /// <summary>A sheet, or a criterion of all a juror's sheets, holds nothing but 0 where others gave more.</summary>
    OnlyZeros,

    /// <summary>A listed juror marked no entry, although no seat says that the juror should.</summary>
    IdleJuror,

    /// <summary>Several jurors whose names are one but for titles, case, spaces and signs.</summary>
    EqualNames,

    /// <summary>A juror whose name or institution nearly equals one of the entry's.</summary>
    PossibleConflict,

    /// <summary>Rules ask for an attribute that no unit has. It is of no stage: the attribute stands in the stage's place.</summary>
    MissingAttribute,

    /// <summary>
    /// An award that a rule counts has nearly the entry's title. It is of no stage: the rule stands in the stage's place.
    /// </summary>
    NearAward,

    /// <summary>
    /// A ranking's line separates entries that other jurors might have put the other way round. It is of no stage: the ranking stands in
    /// the stage's place.
    /// </summary>
    CutLine,

    /// <summary>
    /// The register of what was entered on the site was fixed, and the entries say something else now. It is of no stage: the word
    /// "register" stands in the stage's place.
    /// </summary>
    OldRegister,
}

/// <summary>The permanent identity of a review item, independent of its figures.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage's id; of an item that is of no stage, what it is about instead (see the kinds).</param>
/// <param name="Entry">The entry's id; empty if it concerns a juror or the stage as a whole.</param>
/// <param name="Juror">The juror's id; empty if it concerns the entry as a whole.</param>
/// <param name="Criterion">The criterion's id; empty if it concerns no single one.</param>
public readonly record struct ReviewItemName(ReviewItemKind Kind, string Stage, string Entry, string Juror = "", string Criterion = "");

/// <summary>A review item as the facts show it now.</summary>
/// <param name="Name">What it is and what it is about.</param>
/// <param name="Found">
/// The figures, in invariant form: a decision applies to these and holds while they are unchanged. New marks with a different spread have
/// different figures, and are a new question.
/// </param>
public sealed record ReviewItem(ReviewItemName Name, string Found);

/// <summary>The plenary's decision on a review item.</summary>
public enum ReviewDecisionKind
{
    /// <summary>The marks stand unchanged; for a missing sheet: proceed without it.</summary>
    Keep,

    /// <summary>Jurors mark again. The item stays open until their marks arrive, and those are reviewed again.</summary>
    ReMark,

    /// <summary>The plenary agrees on one mark. The item stays open until its sheet is in the facts.</summary>
    ConsensusMark,
}

/// <summary>A decision about a review item.</summary>
/// <param name="Item">The review item.</param>
/// <param name="Found">The figures that it was made about.</param>
/// <param name="Kind">The decision.</param>
/// <param name="Reason">The reason, in the words of those who decided.</param>
/// <param name="By">Who decided, for example "pleno 8 Agustus".</param>
/// <param name="At">When.</param>
public sealed record ReviewDecision(ReviewItemName Item, string Found, ReviewDecisionKind Kind, string Reason, string By, DateTime At);

/// <summary>Why a decision is refused.</summary>
public enum ReviewItemRefusal
{
    /// <summary>The facts show no such item.</summary>
    NoSuchItem,

    /// <summary>The figures differ from those that were decided about: review again.</summary>
    FiguresChanged,

    /// <summary>A decision needs a reason.</summary>
    ReasonMissing,

    /// <summary>A conflict of interest cannot stand: the juror is withdrawn, or the plenary marks.</summary>
    HardRule,

    /// <summary>The plenary agrees on the mark of an entry, and the item is about none.</summary>
    NotOfAnEntry,
}
