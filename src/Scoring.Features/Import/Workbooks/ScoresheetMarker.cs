namespace Scoring.Features.Import.Workbooks;

/// <summary>What a scoresheet says of itself on a sheet that nobody sees: it comes back for that juror, stage and edition or not at all.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id.</param>
internal sealed record ScoresheetMarker(string Edition, string Stage, string Juror)
{
    /// <summary>The name of the sheet that nobody sees.</summary>
    public const string SheetName = "scoring";

    /// <summary>What stands in its first cell.</summary>
    public const string Sign = "scoring-scoresheet-1";
}
