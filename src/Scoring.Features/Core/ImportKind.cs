namespace Scoring.Features.Core;

/// <summary>What a file brings (see the columns of each kind in the README).</summary>
public enum ImportKind
{
    /// <summary>Provinces, kabupaten, kota.</summary>
    Regions,

    /// <summary>Innovations, proposals, teams.</summary>
    Submissions,

    /// <summary>Levels of indicators, of regions or of innovations.</summary>
    Indicators,

    /// <summary>Raw values.</summary>
    Measures,

    /// <summary>Marks of jurors.</summary>
    Marks,

    /// <summary>Published totals.</summary>
    Results,

    /// <summary>Awards won before.</summary>
    History,

    /// <summary>Jurors with institution and home region.</summary>
    Jurors,

    /// <summary>Conflicts of interest.</summary>
    Conflicts,
}
