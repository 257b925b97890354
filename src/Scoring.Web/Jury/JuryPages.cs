using Scoring.Features.Core;
using Scoring.Web.Shell;

namespace Scoring.Web.Jury;

/// <summary>The pages of jurors. The commands check whose sheet it is; the pages name only the signed-in juror.</summary>
internal static class JuryPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapJury(this IEndpointRouteBuilder site)
    {
        var jury = site.MapGroup("/jury").For(Roles.Juror);
        jury.MapMethods("", Reading, JuryLists.Show);
        jury.MapMethods("/scoresheet/{programme}/{edition}/{stage}.xlsx", Reading, JuryLists.Download);
        jury.MapPost("/scoresheet/{programme}/{edition}/{stage}", JuryLists.Bring);
        jury.MapMethods("/sheet/{programme}/{edition}/{stage}/{**entry}", Reading, JurySheets.Show);
        jury.MapPost("/sheet/{programme}/{edition}/{stage}/{**entry}", JurySheets.Save);
        jury.MapMethods("/calibration/{programme}/{edition}/{stage}", Reading, CalibrationEndpoints.Show);
        jury.MapMethods("/calibration-sheet/{programme}/{edition}/{stage}/{**entry}", Reading, CalibrationEndpoints.ShowEntry);
        jury.MapPost("/calibration-sheet/{programme}/{edition}/{stage}/{**entry}", CalibrationEndpoints.Mark);
        jury.MapMethods("/state/{programme}/{edition}/{stage}/{**entry}", Reading, JurySaving.State);
        jury.MapPost("/change/{programme}/{edition}/{stage}/{**entry}", JurySaving.Change);
        jury.MapMethods("/hand-in/{programme}/{edition}/{stage}/{**entry}", Reading, JurySheets.ShowSummary);
        jury.MapPost("/hand-in/{programme}/{edition}/{stage}/{**entry}", JurySheets.HandIn);
        jury.MapMethods("/abstain/{programme}/{edition}/{stage}/{**entry}", Reading, JuryReasons.ShowAbstain);
        jury.MapPost("/abstain/{programme}/{edition}/{stage}/{**entry}", JuryReasons.Abstain);
        jury.MapMethods("/conflict/{programme}/{edition}/{stage}/{**entry}", Reading, JuryReasons.ShowConflict);
        jury.MapPost("/conflict/{programme}/{edition}/{stage}/{**entry}", JuryReasons.DeclareConflict);
        site.MapMethods("/staff/{programme}/{edition}/calibration/{stage}", Reading, CalibrationEndpoints.ShowAll).For(Access.Readers);
        site.MapPost("/staff/{programme}/{edition}/calibration/{stage}", CalibrationEndpoints.Change).For(Roles.Chair);
    }
}

/// <summary>The sheet that an address names.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="Edition">The edition's name within it.</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
public sealed record SheetName(string Programme, string Edition, string Stage, string Entry)
{
    /// <summary>"programme/edition".</summary>
    public string EditionId => $"{Programme}/{Edition}";

    /// <summary>The parts of the address of one of its pages.</summary>
    public string[] At(string page) => ["jury", page, Programme, Edition, Stage, Entry];
}
