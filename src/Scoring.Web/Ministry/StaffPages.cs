using Scoring.Features.Core;
using Scoring.Web.Ministry.Seasons;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>The pages of those who run competitions. Each sends commands and shows their answers.</summary>
internal static class StaffPages
{
    private const string Edition = "/staff/{programme}/{edition}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static Roles Readers => Access.Readers;

    private static Roles Secretariat => Access.Secretariat;

    private static Roles Plenary => Access.Plenary;

    /// <summary>Maps them.</summary>
    public static void MapStaff(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/staff", Reading, EditionEndpoints.Home).For(Readers);
        site.MapMethods("/staff/open", Reading, EditionEndpoints.Open).For(Readers);
        site.MapMethods("/staff/audit", Reading, AuditEndpoints.Show).For(Readers);
        site.MapMethods("/staff/audit.csv", Reading, AuditEndpoints.Download).For(Readers);
        site.MapMethods("/staff/publications", Reading, PublicationEndpoints.Show).For(Readers);
        site.MapPost("/staff/publications", PublicationEndpoints.Verify).For(Readers);
        site.MapMethods("/staff/seasons", Reading, SeasonEndpoints.List).For(Readers);
        site.MapPost("/staff/seasons", SeasonEndpoints.Start).For(Secretariat);
        site.MapMethods(Edition, Reading, EditionEndpoints.Show).For(Readers);
        site.MapMethods(Edition + "/season", Reading, SeasonEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/season", SeasonEndpoints.Act).For(Plenary);
        site.MapMethods(Edition + "/season/edit", Reading, SeasonEndpoints.Edit).For(Readers);
        site.MapPost(Edition + "/season/edit", SeasonEndpoints.Save).For(Secretariat);
        site.MapMethods(Edition + "/season/files.zip", Reading, SeasonEndpoints.Download).For(Readers);
        site.MapPost(Edition + "/season/files", SeasonEndpoints.Upload).For(Secretariat).TakesUpTo(SeasonEndpoints.MostBytes);
        site.MapMethods(Edition + "/rules", Reading, EditionEndpoints.Rules).For(Readers);
        site.MapMethods(Edition + "/import", Reading, ImportEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/import", ImportEndpoints.Take).For(Secretariat).TakesUpTo(ImportEndpoints.MostBytes);
        site.MapMethods(Edition + "/import/template", Reading, ImportEndpoints.Template).For(Secretariat);
        site.MapMethods(Edition + "/import/{id:long}/facts.csv", Reading, ImportedFactsEndpoints.Download).For(Readers);
        site.MapMethods(Edition + "/import/{upload}", Reading, ImportEndpoints.Preview).For(Secretariat);
        site.MapPost(Edition + "/import/{upload}", ImportEndpoints.Look).For(Secretariat);
        site.MapMethods(Edition + "/import/{upload}/problems.csv", Reading, ImportEndpoints.Problems).For(Secretariat);
        site.MapPost(Edition + "/import/{upload}/confirm", ImportEndpoints.Confirm).For(Secretariat);
        site.MapMethods(Edition + "/eligibility", Reading, EditionEndpoints.Eligibility).For(Readers);
        site.MapPost(Edition + "/eligibility", EditionEndpoints.Decide).For(Secretariat);
        site.MapMethods(Edition + "/panels/{stage?}", Reading, JuryPanelEndpoints.Panels).For(Readers);
        site.MapPost(Edition + "/panels/{stage}", JuryPanelEndpoints.Change).For(Secretariat);
        site.MapMethods(Edition + "/progress/{stage?}", Reading, JuryPanelEndpoints.Progress).For(Readers);
        site.MapMethods(Edition + "/agreement/{stage?}", Reading, JuryPanelEndpoints.Agreement).For(Readers);
        site.MapMethods(Edition + "/points", Reading, ReviewEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/points", ReviewEndpoints.Resolve).For(Plenary);
        site.MapMethods(Edition + "/ranking", Reading, RankingEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/ranking", RankingEndpoints.Act).For(Plenary);
        site.MapMethods(Edition + "/publish", Reading, RankingEndpoints.LookAtPublishing).For(Plenary);
        site.MapPost(Edition + "/publish", RankingEndpoints.Publish).For(Plenary);
        site.MapPost(Edition + "/papers", DocumentEndpoints.Make).For(Plenary);
        site.MapMethods(Edition + "/compare", Reading, RankingEndpoints.Compare).For(Readers);
        site.MapMethods(Edition + "/vote", Reading, VoteEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/vote", VoteEndpoints.Act).For(Secretariat);
        site.MapMethods(Edition + "/objections", Reading, ObjectionEndpoints.Show).For(Readers);
        site.MapPost(Edition + "/objections", ObjectionEndpoints.Act).For(Plenary);
        site.MapMethods(Edition + "/disqualify", Reading, ObjectionEndpoints.LookAtDisqualifying).For(Plenary);
        site.MapPost(Edition + "/disqualify", ObjectionEndpoints.Disqualify).For(Plenary);
    }
}
