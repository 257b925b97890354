using System.Net;
using System.Text.Json;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Jury;

/// <summary>One juror with two windows that a proxy sends to two sites on one database.</summary>
[Category(TestStore.Server)]
public sealed class TwoWindowsTests
{
    private const string Sheet = $"/jury/sheet/{JurySite.Edition}/desk/E1";

    private string _folder = null!;
    private Workplace _place = null!;
    private StartedSite _first = null!;
    private StartedSite _second = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _place = await JurySite.Fill(TestStore.New(_folder, isServer: true), _folder);
        _first = await StartedSite.On(_place.Database, _place.Rules);
        _second = await StartedSite.On(_place.Database, _place.Rules);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _place.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Neither_window_overwrites_what_the_other_saved_and_a_change_sent_to_both_is_made_once()
    {
        using var one = await SiteVisitor.SignIn(_place, _first.Address, Roles.Juror, "J1");
        using var other = one.At(_second.Address);
        var (token, same) = (SiteVisitor.TokenIn(await one.Read(Sheet)), SiteVisitor.TokenIn(await other.Read(Sheet)));
        (await Change(one, token, "idea", "70", seen: 0, "key-1")).Status.ShouldBe(HttpStatusCode.OK);
        // The other window has not seen it.
        var refused = await Change(other, same, "idea", "80", seen: 0, "key-2");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Body.GetProperty("code").GetString().ShouldBe("sheet-changed-since");
        // A proxy that had no answer from one site sends it to the other.
        (await Change(other, same, "idea", "70", seen: 0, "key-1")).Body.GetProperty("revision").GetInt32().ShouldBe(1);
        (await Change(other, same, "use", "4", seen: 1, "key-3")).Status.ShouldBe(HttpStatusCode.OK);
        var sheet = (await _place.Send(new ShowSheet(JurySite.Edition, "desk", "E1", "J1"))).Sheet;
        sheet.Revisions.Count.ShouldBe(2);
        (await one.Read(Sheet)).ShouldContain("70");
    }

    [Test]
    public async Task Of_windows_that_save_at_once_at_both_sites_no_mark_is_lost()
    {
        using var one = await SiteVisitor.SignIn(_place, _first.Address, Roles.Juror, "J2");
        using var other = one.At(_second.Address);
        var tokens = new[] { (one, SiteVisitor.TokenIn(await one.Read(Sheet))), (other, SiteVisitor.TokenIn(await other.Read(Sheet))) };
        for (var seen = 0; seen < 5; seen++)
        {
            var version = seen;
            var answers = await Task.WhenAll(
                tokens.SelectMany(window =>
                    Enumerable
                        .Range(0, 4)
                        .Select(n =>
                            Change(
                                window.Item1,
                                window.Item2,
                                "idea",
                                $"{10 + version}",
                                version,
                                $"{version}-{n}-{window.Item1.Address.Port}"
                            )
                        )
                )
            );
            answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1, $"version {version}");
        }
        (await _place.Send(new ShowSheet(JurySite.Edition, "desk", "E1", "J2")))
            .Sheet.Revisions.Select(revision => revision.Number)
            .ShouldBe([1, 2, 3, 4, 5]);
        (await _place.Send(new VerifyAudit())).Broken.ShouldBeNull();
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> Change(
        SiteVisitor visitor,
        string token,
        string criterion,
        string value,
        int seen,
        string key
    ) => new SentChange("mark", criterion, value, seen, key).Send(visitor, $"/{JurySite.Edition}/desk/E1", token);
}
