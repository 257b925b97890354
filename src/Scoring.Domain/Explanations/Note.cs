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

    /// <summary>The score uses values that a committee set where no source publishes them. Arguments: the open points.</summary>
    CommitteeValues,

    /// <summary>Another edition's rules were put to this edition's facts: no official result. Arguments: the other edition.</summary>
    OtherRules,
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
