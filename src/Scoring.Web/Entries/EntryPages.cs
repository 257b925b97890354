using Scoring.Features.Core;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;

namespace Scoring.Web.Entries;

/// <summary>The pages of those who enter innovations, and of those who check what was sent.</summary>
internal static class EntryPages
{
    private const string Entry = "/entry/{programme}/{edition}/{id}";
    private const string Desk = "/desk/{programme}/{edition}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapEntries(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/enter", Reading, EntryEndpoints.ListEnter);
        site.MapMethods("/enter/{programme}/{edition}", Reading, EntryEndpoints.ShowEnter);
        site.MapPost("/enter/{programme}/{edition}", EntryEndpoints.Enter).RequireRateLimiting(SignInServices.Limit);
        site.MapMethods("/entries", Reading, EntryEndpoints.Mine).For(Access.Entering);
        site.MapMethods("/entries/mine.json", Reading, EntryEndpoints.Export).For(Access.Innovators);
        site.MapMethods("/entries/start/{programme}/{edition}", Reading, EntryEndpoints.ShowStart).For(Access.Innovators);
        site.MapPost("/entries/start/{programme}/{edition}", EntryEndpoints.Start).For(Access.Innovators);
        site.MapMethods(Entry, Reading, EntryEndpoints.Show).For(Access.Entries);
        site.MapPost(Entry, EntryEndpoints.Act).For(Access.Entries);
        site.MapMethods(Entry + "/section/{section}", Reading, SectionEndpoints.Show).For(Access.Innovators);
        site.MapPost(Entry + "/section/{section}", SectionEndpoints.Save).For(Access.Innovators);
        site.MapMethods(Entry + "/evidence/{indicator}", Reading, EntryEvidenceEndpoints.Show).For(Access.Innovators);
        site.MapPost(Entry + "/evidence/{indicator}", EntryEvidenceEndpoints.Save).For(Access.Innovators);
        site.MapMethods(Entry + "/check", Reading, EntryEndpoints.Check).For(Access.Entries);
        site.MapPost(Entry + "/check", EntryEndpoints.Send).For(Access.Entering);
        site.MapMethods(Entry + "/receipt", Reading, EntryEndpoints.Receipt).For(Access.Entries);
        site.MapMethods(Entry + "/version/{number}.json", Reading, EntryEndpoints.Version).For(Access.Entries);
        site.MapMethods("/desk", Reading, DeskEndpoints.All).For(Access.Examining);
        site.MapMethods(Desk, Reading, DeskEndpoints.List).For(Access.Examining);
        site.MapPost(Desk, DeskEndpoints.Act).For(Access.Examining);
        site.MapMethods(Desk + "/register", Reading, DeskEndpoints.Register).For(Access.Examining);
        site.MapPost(Desk + "/register", DeskEndpoints.Fix).For(Access.Secretariat);
        site.MapMethods(Desk + "/register.csv", Reading, DeskEndpoints.Download).For(Access.Examining);
        site.MapMethods(Desk + "/{id}", Reading, DeskEndpoints.Show).For(Access.Examining);
        site.MapPost(Desk + "/{id}", DeskEndpoints.Decide).For(Access.Examining);
    }
}

/// <summary>The entry that an address names.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="Edition">The edition's name within it.</param>
/// <param name="Id">The entry.</param>
public sealed record EntryName(string Programme, string Edition, string Id)
{
    /// <summary>"programme/edition".</summary>
    public string EditionId => $"{Programme}/{Edition}";

    /// <summary>The parts of the address of one of its pages.</summary>
    public string[] At(params string[] page) => ["entry", Programme, Edition, Id, .. page];

    /// <summary>The parts of the address at which it is checked.</summary>
    public string[] AtDesk() => ["desk", Programme, Edition, Id];
}
