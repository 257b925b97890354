using Scoring.Domain.Steps;

namespace Scoring.Domain.Explanations;

/// <summary>What a note says; the sentence for it stands in the product's texts, in both languages.</summary>
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

    /// <summary>A newer sheet of the same juror counts; this one is kept and shown.</summary>
    SheetSuperseded,

    /// <summary>The innovation is not counted. Arguments: the attribute, its value, what the rule asks.</summary>
    InnovationNotCounted,

    /// <summary>The condition for these points is not met. Arguments: how many are covered, how many are asked.</summary>
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

    /// <summary>It is among those that go on or are announced. Arguments: how many.</summary>
    WithinTop,

    /// <summary>It is in only because no key tells it apart from the last one in. Arguments: how many.</summary>
    TiedAtCut,

    /// <summary>Nothing was reported of the unit: it cannot be assessed.</summary>
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

    /// <summary>An input had no value and was given the middle of its siblings. Arguments: the input's name.</summary>
    AbsentIsLikeSiblings,

    /// <summary>Too few parts have a value. Arguments: how many have one, how many there are.</summary>
    TooFewChildren,

    /// <summary>The table knows no such value. Arguments: the value.</summary>
    NotInTable,

    /// <summary>There is no such stage of progress, or its percent lies outside 0 to 100. Arguments: the stage, the percent.</summary>
    NoSuchStage,

    /// <summary>Shown for discussion, not added. No argument.</summary>
    DiscussionOnly,

    /// <summary>Nothing is declared for this value of an attribute. Arguments: the attribute, its value.</summary>
    NoRubric,

    /// <summary>The maximum depends on an attribute. Arguments: the attribute, its value, the maximum.</summary>
    MaximumOf,

    /// <summary>Several sheets of one juror share the juror's seat: their mean is the seat's mark. Arguments: how many sheets.</summary>
    SeatShared,

    /// <summary>Kept, and counted within the seat of its juror, who handed in several sheets. No argument.</summary>
    SheetWithinSeat,

    /// <summary>The sheet of the plenary stands apart from those of the jurors. No argument.</summary>
    ConsensusSheet,

    /// <summary>The mark that the plenary agreed on replaces this one. No argument.</summary>
    ReplacedByConsensus,

    /// <summary>Adjusted for the jurors' severity, it would be this; advisory, it decides nothing. Arguments: the adjusted mark, its standard error.</summary>
    SeverityAdvisory,

    /// <summary>Adjusted for the jurors' severity. Arguments: the plain mean, the standard error of the adjusted mark.</summary>
    SeverityAdjusted,

    /// <summary>The juror is stricter (below 0) or milder (above 0) than the middle of the jurors by this much. Arguments: the severity, in points of the sheet.</summary>
    SeverityOfJuror,

    /// <summary>Severity cannot be told: there are too few marks. Arguments: how many there are, how many are needed.</summary>
    SeverityTooFewMarks,

    /// <summary>Severity cannot be told: groups of jurors share no entry with each other. Arguments: how many groups.</summary>
    SeverityNotConnected,

    /// <summary>The jurors lie apart by more than the rule allows: open for discussion. Arguments: the stage's name, how far apart in points, the limit in points.</summary>
    SpreadOverPoints,

    /// <summary>The jurors lie apart by more than the rule allows: open for discussion. Arguments: the stage's name, how far apart in percent of the highest, the limit in percent.</summary>
    SpreadOverPercent,

    /// <summary>A juror handed in several sheets, all are kept: open for discussion. Arguments: the stage's name, the jurors.</summary>
    SeveralSheetsOfJuror,

    /// <summary>Marks for criteria of another rubric are kept and do not count. Arguments: how many.</summary>
    MarksOutsideRubric,
}

/// <summary>Something a reader should know besides the figures.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Arguments">What it is about: texts and numbers for the sentence's places.</param>
public sealed record Note(NoteCode Code, params object[] Arguments);

internal static class Notes
{
    /// <summary>A note for each counted input without a value where the step does something about it.</summary>
    public static IReadOnlyList<Note> OfAbsentInputs(Step step, IReadOnlyList<Explanation> inputs)
    {
        NoteCode code;
        if (step.Absent == AbsentInput.IsZero)
            code = NoteCode.AbsentIsZero;
        else if (step.Absent == AbsentInput.IsLeftOut)
            code = NoteCode.AbsentIsLeftOut;
        else
            return [];
        return [.. inputs.Where(input => input.Counted && !input.Value.IsPresent).Select(input => new Note(code, input.Name))];
    }
}
