using System.Text.Json;
using Scoring.Features.Core;

namespace Scoring.Cli.Tests.Verbs.Operation;

public sealed class AuditVerbTests : SharedFolder
{
    [OneTimeSetUp]
    public void Import()
    {
        File.WriteAllText(Path.Combine(Folder, "regions.csv"), "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        Audited("import", "regions", "regions.csv", "--edition", "iga/2026", "--as", "Bu Sari").ExitCode.ShouldBe(0);
    }

    [Test]
    public void The_list_says_who_did_what()
    {
        var answer = Audited("audit", "list");
        answer.Output.ShouldContain("Bu Sari");
        answer.Output.ShouldContain("imported a file");
        Audited("audit", "list", "--language", "id").Output.ShouldContain("mengimpor berkas");
        Audited("audit", "list", "--who", "nobody").Error.ShouldContain("0 of 0 events");
    }

    [Test]
    public void Files_hold_what_is_hashed()
    {
        var answer = Audited("audit", "list", "--format", "csv");
        answer.Lines[0].ShouldBe("sequence,when,who,what,subject,why,data,hash");
        answer.Lines[1].ShouldContain(",Bu Sari,file-imported,iga/2026/import/1,");
        using var json = JsonDocument.Parse(Audited("audit", "list", "--format", "json").Output);
        json.RootElement.ToString().ShouldContain("file-imported");
    }

    [Test]
    public void A_head_that_was_published_is_held_against_the_trail()
    {
        var whole = Audited("audit", "verify");
        whole.ExitCode.ShouldBe(0);
        whole.Error.ShouldContain("--head");
        var head = whole.Lines[0][(whole.Lines[0].LastIndexOf(' ') + 1)..].TrimEnd('.');
        Audited("audit", "verify", "--head", head)
            .ShouldSatisfyAllConditions(answer => answer.ExitCode.ShouldBe(0), answer => answer.Error.ShouldBeEmpty());
        Audited("audit", "verify", "--head", "2" + head[1..]).ExitCode.ShouldBe(5);
        Audited("audit", "verify", "--head", "1:abc").ExitCode.ShouldBe(2);
    }

    [Test]
    public async Task A_clock_that_went_back_is_warned_of_when_something_is_stored_and_noted_by_the_check()
    {
        var folder = ScoringProgram.NewFolder();
        using (var place = Workplace.On(ScoringProgram.DatabaseOf(Path.Combine(folder, "scoring.db"))))
        {
            place.Clock = new StandingClock(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        }
        Answer Run(params string[] args) =>
            ScoringProgram.RunIn(folder, new Dictionary<string, string>(), [.. args, "--rules", Checkout.Rules]);
        var stored = Run("import", "regions", "regions.csv", "--edition", "iga/2027");
        stored.ExitCode.ShouldBe(0);
        stored.Error.ShouldContain("The clock went back: event 2 is dated");
        var whole = Run("audit", "verify");
        whole.ExitCode.ShouldBe(0);
        whole.Error.ShouldContain("The clock went back: event 2 is dated");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void An_action_that_is_none_is_named_with_the_nearest()
    {
        var answer = Audited("audit", "list", "--what", "file-import");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("file-imported");
    }

    private Answer Audited(params string[] args) => RunHere([.. args, "--rules", Path.Combine(AppContext.BaseDirectory, "scoring-rules")]);
}
