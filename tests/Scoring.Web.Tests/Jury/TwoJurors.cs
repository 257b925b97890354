using System.Text.Json;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>Tests of a site with a jury, at which two of the jurors have signed in.</summary>
public abstract partial class TwoJurors
{
    /// <summary>The site.</summary>
    private protected JurySite Jury { get; private set; } = null!;

    /// <summary>Juror J1.</summary>
    private protected SiteVisitor One { get; private set; } = null!;

    /// <summary>Juror J2.</summary>
    private protected SiteVisitor Two { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Jury = await JurySite.Start();
        One = await Jury.Site.SignIn(Roles.Juror, juror: "J1");
        Two = await Jury.Site.SignIn(Roles.Juror, juror: "J2");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        One.Dispose();
        Two.Dispose();
        Jury.Dispose();
    }

    /// <summary>Sends one change of a sheet as the script does; what the site answers.</summary>
    private protected static async Task<JsonElement> Change(
        SiteVisitor visitor,
        string entry,
        string kind,
        string criterion,
        string value,
        int seen,
        string key
    ) => (await new SentChange(kind, criterion, value, seen, key).Send(visitor, $"/{JurySite.Edition}/desk/{entry}")).Body;

    /// <summary>A sheet as it is stored.</summary>
    private protected Task<ShownSheet> Kept(string entry, string juror) =>
        SiteVisitor.SendAsOwner(Jury.Site, new ShowSheet(JurySite.Edition, "desk", entry, juror));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private protected static partial Regex Token();
}
