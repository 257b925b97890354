namespace Scoring.Domain.Statistics;

/// <summary>Why a figure of agreement cannot be given.</summary>
public enum AgreementRefusal
{
    /// <summary>It is given.</summary>
    None,

    /// <summary>There are fewer than two entries that tell anything.</summary>
    TooFewEntries,

    /// <summary>There are fewer than two jurors.</summary>
    TooFewJurors,

    /// <summary>Marks are missing, and the figure needs every juror's mark for every entry.</summary>
    Incomplete,

    /// <summary>The entries have different numbers of marks, and the figure needs the same number for each.</summary>
    UnequalNumbersOfMarks,

    /// <summary>All marks are equal: whether jurors agree on differences cannot be told where there are none.</summary>
    NoVariation,

    /// <summary>A mark is below 0, where a ratio of marks means nothing.</summary>
    BelowZero,

    /// <summary>There are fewer marks than the figure needs.</summary>
    TooFewMarks,

    /// <summary>Jurors and entries fall into groups that no mark joins.</summary>
    NotConnected,
}
