using Scoring.Features.Pipeline;
using Scoring.Web.Security;

namespace Scoring.Web.Staff;

/// <summary>The pages of those who run competitions. Each sends commands and shows their answers.</summary>
internal static class StaffPages
{
    private const string Edition = "/staff/{programme}/{edition}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static Roles Readers => Access.Readers.Roles;

    private static Roles Secretariat => Access.Secretariat.Roles;

    private static Roles Plenary => Access.Plenary.Roles;

    /// <summary>Maps them.</summary>
    public static void MapStaff(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/staff", Reading, EditionDesk.Home).For(Readers);
        site.MapMethods("/staff/open", Reading, EditionDesk.Open).For(Readers);
        site.MapMethods("/staff/audit", Reading, AuditDesk.Show).For(Readers);
        site.MapMethods("/staff/publications", Reading, PublicationDesk.Show).For(Readers);
        site.MapPost("/staff/publications", PublicationDesk.Verify).For(Readers);
        site.MapMethods(Edition, Reading, EditionDesk.Show).For(Readers);
        site.MapMethods(Edition + "/rules", Reading, EditionDesk.Rules).For(Readers);
        site.MapMethods(Edition + "/import", Reading, ImportDesk.Show).For(Readers);
        site.MapPost(Edition + "/import", ImportDesk.Take).For(Secretariat).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportDesk.MostBytes));
        site.MapMethods(Edition + "/import/{upload}", Reading, ImportDesk.Preview).For(Secretariat);
        site.MapPost(Edition + "/import/{upload}", ImportDesk.Look).For(Secretariat);
        site.MapMethods(Edition + "/import/{upload}/problems.csv", Reading, ImportDesk.Problems).For(Secretariat);
        site.MapPost(Edition + "/import/{upload}/confirm", ImportDesk.Confirm).For(Secretariat);
        site.MapMethods(Edition + "/eligibility", Reading, EditionDesk.Eligibility).For(Readers);
        site.MapPost(Edition + "/eligibility", EditionDesk.Decide).For(Secretariat);
        site.MapMethods(Edition + "/panels/{stage?}", Reading, JuryDesk.Panels).For(Readers);
        site.MapPost(Edition + "/panels/{stage}", JuryDesk.Change).For(Secretariat);
        site.MapMethods(Edition + "/progress/{stage?}", Reading, JuryDesk.Progress).For(Readers);
        site.MapMethods(Edition + "/agreement/{stage?}", Reading, JuryDesk.Agreement).For(Readers);
        site.MapMethods(Edition + "/points", Reading, RankingDesk.Points).For(Readers);
        site.MapPost(Edition + "/points", RankingDesk.DecidePoint).For(Plenary);
        site.MapMethods(Edition + "/ranking", Reading, RankingDesk.Show).For(Readers);
        site.MapPost(Edition + "/ranking", RankingDesk.Act).For(Plenary);
        site.MapPost(Edition + "/papers", PaperDesk.Make).For(Plenary);
        site.MapMethods(Edition + "/compare", Reading, RankingDesk.Compare).For(Readers);
        site.MapMethods(Edition + "/objections", Reading, ObjectionDesk.Show).For(Readers);
        site.MapPost(Edition + "/objections", ObjectionDesk.Act).For(Plenary);
    }
}
