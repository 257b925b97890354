namespace Scoring.Domain.Rules;

/// <summary>
/// The units that a step yields a value for: the regions, their innovations, the scoresheets of a stage, or groups of innovations.
/// </summary>
/// <param name="Id">"region", "innovation", "sheet:STAGE" or "group:ATTRIBUTE".</param>
public sealed record Level(string Id)
{
    /// <summary>Provinces, kabupaten and kota.</summary>
    public static Level Region { get; } = new("region");

    /// <summary>The innovations (submissions, proposals, teams) that are entered.</summary>
    public static Level Innovation { get; } = new("innovation");

    /// <summary>The scoresheets of one stage: one juror's marks for one innovation.</summary>
    public static Level Sheet(string stage) => new("sheet:" + stage);

    /// <summary>The distinct values of an attribute of innovations, for example the agencies that entered them.</summary>
    public static Level Group(string attribute) => new("group:" + attribute);

    /// <summary>The attribute that defines the groups, or null if this is not a group level.</summary>
    public string? GroupAttribute => Id.StartsWith("group:", StringComparison.Ordinal) ? Id[6..] : null;

    /// <summary>The stage whose sheets these are, or null if this is not a sheet level.</summary>
    public string? SheetStage => Id.StartsWith("sheet:", StringComparison.Ordinal) ? Id[6..] : null;

    /// <inheritdoc/>
    public override string ToString() => Id;
}
