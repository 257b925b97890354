namespace Scoring.Features.Import.Workbooks;

/// <summary>The marker on a scoresheet workbook's hidden sheet: it is accepted only for that juror, stage and edition.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id.</param>
internal sealed record ScoresheetMarker(string Edition, string Stage, string Juror)
{
    /// <summary>The name of the hidden sheet.</summary>
    public const string SheetName = "scoring";

    /// <summary>The content of its first cell.</summary>
    public const string Sign = "scoring-scoresheet-1";
}
