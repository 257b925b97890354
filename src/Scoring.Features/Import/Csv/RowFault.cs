namespace Scoring.Features.Import.Csv;

/// <summary>The reason why the reading of rows ended early.</summary>
internal enum RowFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A row is longer than <see cref="ImportLimits.LongestRow"/>.</summary>
    TooLong,

    /// <summary>A quote is never closed.</summary>
    QuoteOpen,

    /// <summary>A row is not plain, although only plain ones are read.</summary>
    NotPlain,
}
