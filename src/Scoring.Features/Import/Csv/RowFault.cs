namespace Scoring.Features.Import.Csv;

/// <summary>What ended the reading of rows early.</summary>
internal enum RowFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A row is longer than <see cref="ImportLimits.LongestRow"/>.</summary>
    TooLong,

    /// <summary>A quote is opened and never closed.</summary>
    QuoteOpen,

    /// <summary>A row is not plain, where only plain ones are read.</summary>
    NotPlain,
}
