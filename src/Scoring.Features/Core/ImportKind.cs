namespace Scoring.Features.Core;

/// <summary>What a file contains (the README lists each kind's columns).</summary>
public enum ImportKind
{
    /// <summary>Provinces, kabupaten, kota.</summary>
    Regions,

    /// <summary>Innovations, proposals, teams.</summary>
    Submissions,

    /// <summary>Indicator levels of regions or of innovations.</summary>
    Indicators,

    /// <summary>Raw values.</summary>
    Measures,

    /// <summary>Jurors' marks.</summary>
    Marks,

    /// <summary>Published totals.</summary>
    Results,

    /// <summary>Awards won earlier.</summary>
    History,

    /// <summary>Jurors with institution and home region.</summary>
    Jurors,

    /// <summary>Conflicts of interest.</summary>
    Conflicts,
}
