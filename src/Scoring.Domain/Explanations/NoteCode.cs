namespace Scoring.Domain.Explanations;

/// <summary>What a note says; its sentence is in the product's texts, in both languages.</summary>
public enum NoteCode
{
    /// <summary>An input had no value and counted as 0. Arguments: the input's name.</summary>
    AbsentIsZero,

    /// <summary>An input had no value and was left out. Arguments: the input's name.</summary>
    AbsentIsLeftOut,

    /// <summary>Nothing was reported for the indicator or criterion.</summary>
    NotReported,

    /// <summary>The rule obliges everybody to report this indicator, and it was not. No argument.</summary>
    MandatoryNotReported,

    /// <summary>The level was read from a measured value by the published limits. Arguments: the level, the measure.</summary>
    LevelFromMeasure,

    /// <summary>A newer sheet of the same juror counts; this one is stored and shown.</summary>
    SheetSuperseded,

    /// <summary>The innovation is not counted. Arguments: the attribute, its value, what the rule requires.</summary>
    InnovationNotCounted,

    /// <summary>The condition for these points is not met. Arguments: how many are covered, how many are required.</summary>
    GateClosed,

    /// <summary>More items than the rule counts. Arguments: how many there are, how many count.</summary>
    CountCapped,

    /// <summary>The unit has no value in the edition that is carried over. Arguments: the edition.</summary>
    NotInCarriedEdition,

    /// <summary>Too few marks to drop the highest and the lowest. Arguments: how many there are, how many are needed.</summary>
    TooFewToTrim,

    /// <summary>Equal in the score; a later key decided. Arguments: the key's name.</summary>
    TieBroken,

    /// <summary>Equal in every key: the rank is shared. No argument.</summary>
    RankShared,

    /// <summary>It is among those that advance or are announced. Arguments: how many.</summary>
    WithinTop,

    /// <summary>It is included only because no key separates it from the last one included. Arguments: how many.</summary>
    TiedAtCut,

    /// <summary>
    /// It does not advance: it is equal to others at the line and there is no place for all of them. Arguments: how many advance at most,
    /// how many are equal.
    /// </summary>
    NoneAtLine,

    /// <summary>Equal at the line: a run-off decides. Arguments: how many places it is about, how many are equal.</summary>
    RunOffAtLine,

    /// <summary>It won the run-off at the line. Arguments: the reason, who decided.</summary>
    WonRunOff,

    /// <summary>
    /// The published score equals that of a neighbour; the unrounded ones decided. Arguments: the neighbour's name, the unrounded score,
    /// the neighbour's.
    /// </summary>
    EqualAsPublished,

    /// <summary>Nothing was reported for the unit: it cannot be assessed.</summary>
    NothingReported,

    /// <summary>The unit has no score.</summary>
    NoScore,

    /// <summary>Some innovations are not counted. Arguments: how many.</summary>
    InnovationsNotCounted,

    /// <summary>Some sheets are superseded by newer ones of the same juror. Arguments: how many.</summary>
    SheetsSuperseded,

    /// <summary>The figures are made up for a sample; no ministry published them.</summary>
    IllustrativeFigures,

    /// <summary>Mandatory indicators are missing. Arguments: their official numbers.</summary>
    MandatoryMissing,

    /// <summary>An input had no value and was given the mean of its siblings. Arguments: the input's name.</summary>
    AbsentIsLikeSiblings,

    /// <summary>Too few parts have a value. Arguments: how many have one, how many there are.</summary>
    TooFewChildren,

    /// <summary>Equal in every key: the declared draw ordered it. Arguments: the seed.</summary>
    DrawDecided,

    /// <summary>It does not reach a mark required to advance. Arguments: the step's name, the mark required.</summary>
    BelowMinimum,

    /// <summary>It has a place reserved for a quota. Arguments: the quota's name.</summary>
    WithinQuota,

    /// <summary>It has a reserved place for which no candidate of the quota was left. Arguments: the quota's name.</summary>
    FilledUp,

    /// <summary>It is passed over: the maximum number of its quota have advanced. Arguments: the quota's name, the maximum.</summary>
    QuotaReached,

    /// <summary>It is passed over: the places left are reserved for others. Arguments: how many places there are.</summary>
    PlacesReserved,

    /// <summary>Equal in every key to one that was decided differently: only the order of ids decided. No argument.</summary>
    TieAtQuota,

    /// <summary>
    /// Ranking: fewer of a quota advanced than required. Arguments: the quota's name, how many advanced, how many are required.
    /// </summary>
    QuotaNotFilled,

    /// <summary>
    /// Ranking: the same in one cluster or group. Arguments: the quota's name, how many advanced, how many are required, the cluster or
    /// group.
    /// </summary>
    QuotaNotFilledIn,

    /// <summary>Ranking: places stay empty. Arguments: how many.</summary>
    PlacesEmpty,

    /// <summary>Ranking: the same in one cluster or group. Arguments: how many, the cluster or group.</summary>
    PlacesEmptyIn,

    /// <summary>Ranking or prize: the plenary picks, and has not decided yet. No argument.</summary>
    AwaitsDecision,

    /// <summary>
    /// Ranking: only those who advance from an earlier one take part, and there the plenary has not decided yet. Arguments: the earlier
    /// one's name.
    /// </summary>
    AwaitsEarlierDecision,

    /// <summary>By the marks alone it would advance. No argument.</summary>
    ByMarksAlone,

    /// <summary>The plenary picked it. Arguments: the reason, who decided.</summary>
    PickedByHand,

    /// <summary>The plenary picked it although the marks alone would not. No argument.</summary>
    NotByMarksAlone,

    /// <summary>Ranking or prize: the plenary picked a unit that takes no part. Arguments: the unit's id.</summary>
    PickTakesNoPart,

    /// <summary>Ranking: picked by hand although the rule does not allow it; it has no effect. Arguments: the unit's id.</summary>
    PickWithoutRule,

    /// <summary>It has a prize. Arguments: the prize's name.</summary>
    HasPrize,

    /// <summary>It has the prize because one ahead of it already holds another. No argument.</summary>
    MovedUp,

    /// <summary>Equal in every key to another one with the prize: they share it. No argument.</summary>
    PrizeShared,

    /// <summary>Prize: a unit would have it but already holds another. Arguments: the unit's name, the other prize's name.</summary>
    HoldsPrizeAlready,

    /// <summary>Prize: nobody has it. No argument.</summary>
    NobodyHasIt,

    /// <summary>It is honoured outside the ranking. No argument.</summary>
    OutsideRanking,

    /// <summary>An input has no value, and the rule refuses to score without it. Arguments: the input's name.</summary>
    AbsentIsRefused,

    /// <summary>The bounds include the figures of other editions. Arguments: those editions.</summary>
    BoundsOverEditions,

    /// <summary>Where such a bound was read. Arguments: the bound, the unit's name, the edition, the file and the line.</summary>
    BoundFrom,

    /// <summary>Something is missing that the rule does not score without: the unit cannot be assessed.</summary>
    NeededIsMissing,

    /// <summary>The submission may not take part. Arguments: the rule's name, what was found (notes), the citation.</summary>
    NotEligible,

    /// <summary>
    /// It breaks an eligibility rule but was accepted by a person. Arguments: the rule's name, what was found (notes), the citation.
    /// </summary>
    NotEligibleByRules,

    /// <summary>
    /// A result of another edition counts for an eligibility rule. Arguments: the rule's name, the award, the edition, the rank, the
    /// ranking.
    /// </summary>
    WonInEdition,

    /// <summary>A person accepted the submission. Arguments: the reason, who.</summary>
    AcceptedByHand,

    /// <summary>A person refused the submission. Arguments: the reason, who.</summary>
    RefusedByHand,

    /// <summary>A condition of eligibility is not met. Arguments: the attribute, its value, what the rule requires.</summary>
    ConditionNotMet,

    /// <summary>Fields of the form are empty. Arguments: their attributes.</summary>
    FormIncomplete,

    /// <summary>A text is too long. Arguments: the attribute, its words, the most allowed.</summary>
    TooManyWords,

    /// <summary>In use for too short a time. Arguments: the day it began, the last day allowed.</summary>
    UsedTooShort,

    /// <summary>It was never sent: a draft. No argument.</summary>
    NotSubmitted,

    /// <summary>It was sent too late. Arguments: when, the closing day.</summary>
    SubmittedTooLate,

    /// <summary>Awarded too often before. Arguments: how often, the most allowed, the awards.</summary>
    AwardedTooOften,

    /// <summary>Awarded too few times before. Arguments: how often, the minimum, the lists.</summary>
    AwardedTooSeldom,

    /// <summary>Its sender has too many submissions. Arguments: the sender, how many, the most allowed, which remain.</summary>
    QuotaExceeded,

    /// <summary>Other submissions of the region have the same title. Arguments: their ids, which remain.</summary>
    TitleStandsTwice,

    /// <summary>An eligibility rule could not be checked. Arguments: the rule's name, why.</summary>
    EligibilityNotChecked,

    /// <summary>The value is not in the table. Arguments: the value.</summary>
    NotInTable,

    /// <summary>There is no such stage of progress, or its percent is outside 0 to 100. Arguments: the stage, the percent.</summary>
    NoSuchStage,

    /// <summary>Shown for discussion, not added. No argument.</summary>
    DiscussionOnly,

    /// <summary>Nothing is declared for this value of an attribute. Arguments: the attribute, its value.</summary>
    NoRubric,

    /// <summary>The maximum depends on an attribute. Arguments: the attribute, its value, the maximum.</summary>
    MaximumOf,

    /// <summary>Several sheets of one juror share the juror's seat: their mean is the seat's mark. Arguments: how many sheets.</summary>
    SeatShared,

    /// <summary>Stored, and counted within the seat of its juror, who submitted several sheets. No argument.</summary>
    SheetWithinSeat,

    /// <summary>The plenary's sheet is separate from those of the jurors. No argument.</summary>
    ConsensusSheet,

    /// <summary>The mark that the plenary agreed on replaces this one. No argument.</summary>
    ReplacedByConsensus,

    /// <summary>
    /// The mark adjusted for the jurors' severity; advisory, it decides nothing. Arguments: the adjusted mark, its standard error.
    /// </summary>
    SeverityAdvisory,

    /// <summary>Adjusted for the jurors' severity. Arguments: the plain mean, the standard error of the adjusted mark.</summary>
    SeverityAdjusted,

    /// <summary>
    /// The juror is stricter (below 0) or more lenient (above 0) than the average juror by this much. Arguments: the severity, in points of
    /// the sheet.
    /// </summary>
    SeverityOfJuror,

    /// <summary>Severity cannot be estimated: there are too few marks. Arguments: how many there are, how many are needed.</summary>
    SeverityTooFewMarks,

    /// <summary>Severity cannot be estimated: some groups of jurors share no entry. Arguments: how many groups.</summary>
    SeverityNotConnected,

    /// <summary>
    /// The spread of the jurors exceeds the rule's limit: open for discussion. Arguments: the stage's name, the spread in points, the limit
    /// in points.
    /// </summary>
    SpreadOverPoints,

    /// <summary>
    /// The spread of the jurors exceeds the rule's limit: open for discussion. Arguments: the stage's name, the spread in percent of the
    /// highest, the limit in percent.
    /// </summary>
    SpreadOverPercent,

    /// <summary>A juror submitted several sheets and all count: open for discussion. Arguments: the stage's name, the jurors.</summary>
    SeveralSheetsOfJuror,

    /// <summary>Marks for criteria of another rubric are stored and do not count. Arguments: how many.</summary>
    MarksOutsideRubric,

    /// <summary>The score uses values set by a committee because no source publishes them. Arguments: the open points.</summary>
    CommitteeValues,

    /// <summary>The score uses values made up for a sample where no source publishes them. Arguments: the open points.</summary>
    IllustrativeValues,

    /// <summary>Another edition's rules were applied to this edition's facts: no official result. Arguments: the other edition.</summary>
    OtherRules,

    /// <summary>It was disqualified: no rank, no prize. Arguments: the reason, who decided.</summary>
    Disqualified,

    /// <summary>It moved up because others were disqualified. Arguments: its rank before, who was disqualified.</summary>
    MovedUpAfterDisqualification,

    /// <summary>It takes part because others were disqualified. Arguments: who was disqualified.</summary>
    JoinsAfterDisqualification,

    /// <summary>
    /// There are no places within each juror: sheets are missing. Arguments: how many, the first ones as "juror: entry".
    /// </summary>
    PlacesNeedAllSheets,

    /// <summary>There are no places within each juror: nobody marked all entries. Arguments: how many entries.</summary>
    NoJurorMarkedAll,

    /// <summary>
    /// There are no places within each juror: the jurors' lists cannot be compared. Arguments: the shortest and the longest list, the
    /// fewest and the most jurors of an entry.
    /// </summary>
    PlacesOfUnequalLists,

    /// <summary>The juror's places do not count because not all entries were marked by this juror. Arguments: the juror.</summary>
    JurorLeftOutOfPlaces,

    /// <summary>The sheet has no place in its juror's order. No argument.</summary>
    SheetNotPlaced,

    /// <summary>A rule asks for an attribute that no unit has. Arguments: where the rule is, the attribute.</summary>
    AttributeOfNobody,

    /// <summary>
    /// A rule asks for an attribute that no unit has, and there is a similar one. Arguments: where the rule is, the attribute, the similar
    /// one.
    /// </summary>
    AttributeOfNobodyNear,

    /// <summary>The places of an entry from best to worst. Arguments: the places.</summary>
    PlacesFromBest,

    /// <summary>The next one ahead by count-back. Arguments: its name, its places from best to worst.</summary>
    CountBackBehind,

    /// <summary>
    /// A juror's marks do not allow them to be standardised: too few, or all equal, or a mean not above 0. Arguments: how many there are.
    /// </summary>
    JurorNotStandardised,

    /// <summary>
    /// What was sent and does not count divides all the same. Arguments: how many were sent, how many of them do not count.
    /// </summary>
    UncountedDivide,

    /// <summary>It has no value in the edition that is carried over, and 0 was carried. Arguments: the edition.</summary>
    CarriedZero,

    /// <summary>Run: nobody has a value in the edition that is carried over. Arguments: the edition, the step's name.</summary>
    CarriedNothing,

    /// <summary>The results file gives another rank. Arguments: that rank, the computed one.</summary>
    PublishedRankDiffers,

    /// <summary>
    /// No evidence: by the rule another level counts than the verified one. Arguments: the level that counts, the verified one.
    /// </summary>
    LevelWithoutEvidence,

    /// <summary>No evidence: by the rule the level does not count. Arguments: the verified level.</summary>
    LevelNotCounted,

    /// <summary>
    /// An indicator is compared within the unit's group alone. Arguments: the attribute, the group, how many values it has.
    /// </summary>
    WithinGroup,

    /// <summary>The unit belongs to no group and therefore has no value. Arguments: the attribute that makes the groups.</summary>
    NoGroup,

    /// <summary>The unit's group has no other value: there is nobody to compare it with. Arguments: the attribute, the group.</summary>
    AloneInGroup,

    /// <summary>
    /// All values of the unit's group are equal, so that none has a result. Arguments: the attribute, the group, how many values it has.
    /// </summary>
    EqualInGroup,

    /// <summary>
    /// An index is made within groups, and units belong to none. Arguments: the step's name, the attribute, how many units, their ids.
    /// </summary>
    UnitsWithoutGroup,

    /// <summary>
    /// An index is made within groups, and some have a single value. Arguments: the step's name, the attribute, how many groups of
    /// an indicator, which.
    /// </summary>
    GroupsOfOne,

    /// <summary>
    /// An index is made within groups, and in some all values are equal. Arguments: the step's name, the attribute, how many groups
    /// of an indicator, which.
    /// </summary>
    GroupsAllEqual,

    /// <summary>
    /// No unit has a value of some indicators of an index; stored with nothing. Arguments: the step's name, how many indicators, which.
    /// </summary>
    IndicatorOfNobody,

    /// <summary>
    /// Some indicators of an index are equal for all units; stored with nothing. Arguments: the step's name, how many indicators, which.
    /// </summary>
    IndicatorEqualForAll,

    /// <summary>
    /// Gaps of an index stay although its rule fills gaps; stored with nothing. Arguments: the step's name, how many, which.
    /// </summary>
    GapsStay,

    /// <summary>The value is an estimate by least squares, not what was reported. Arguments: how many units it was found over.</summary>
    EstimatedByRegression,

    /// <summary>
    /// The value is an estimate by the joint normal distribution of a node's indicators, not what was reported. Arguments: the node, over
    /// how many units and in how many rounds the distribution was found.
    /// </summary>
    EstimatedByEm,

    /// <summary>The estimate is outside of what was reported. Arguments: the lowest and the highest reported value.</summary>
    EstimateBeyond,

    /// <summary>A predictor is left out: it is equal for all units compared. Arguments: the predictor, how many units.</summary>
    PredictorConstant,

    /// <summary>A predictor is left out: those before it determine it. Arguments: the predictor.</summary>
    PredictorDetermined,

    /// <summary>No estimate: the unit has nothing that it could be made from. No argument.</summary>
    NoPredictor,

    /// <summary>
    /// No estimate: too few units have the indicator and all predictors. Arguments: how many have, how many are needed, how many
    /// predictors there are.
    /// </summary>
    TooFewToEstimate,

    /// <summary>No estimate: the indicator's values are all equal, or there are fewer than two. No argument.</summary>
    NoSpread,

    /// <summary>
    /// No estimate: too few units have two indicators of the node. Arguments: how many have both, the two, how many are needed.
    /// </summary>
    TooFewTogether,

    /// <summary>No estimate: an indicator is determined by the others of the node. Arguments: the indicator, the node.</summary>
    PartDetermined,

    /// <summary>No estimate: the distribution does not settle. Arguments: after how many rounds, the node.</summary>
    EmNotSettled,

    /// <summary>No estimate: it is too large to be written. No argument.</summary>
    EstimateTooLarge,
}
