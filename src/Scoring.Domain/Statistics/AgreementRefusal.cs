namespace Scoring.Domain.Statistics;

/// <summary>Why a figure of agreement cannot be given.</summary>
public enum AgreementRefusal
{
    /// <summary>It is given.</summary>
    None,

    /// <summary>There are fewer than two informative entries.</summary>
    TooFewEntries,

    /// <summary>There are fewer than two jurors.</summary>
    TooFewJurors,

    /// <summary>Marks are missing, and the figure needs every juror's mark for every entry.</summary>
    Incomplete,

    /// <summary>The entries have different numbers of marks, and the figure needs the same number for each.</summary>
    UnequalNumbersOfMarks,

    /// <summary>All marks are equal: agreement on differences cannot be judged without differences.</summary>
    NoVariation,

    /// <summary>A mark is below 0, for which a ratio of marks is meaningless.</summary>
    BelowZero,

    /// <summary>There are fewer marks than the figure needs.</summary>
    TooFewMarks,

    /// <summary>Jurors and entries fall into groups that no mark connects.</summary>
    NotConnected,

    /// <summary>Entry and juror explain every mark exactly: there is no error to measure by.</summary>
    NoError,

    /// <summary>Marks are graded too finely, or criteria have scales of their own, for steps that all share.</summary>
    NoSharedSteps,

    /// <summary>When marks were given is not known.</summary>
    NoTimes,

    /// <summary>There are more marks than the figure is computed for.</summary>
    TooManyMarks,
}
