using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Rules;

namespace Scoring.Features.Tests.Authorisation;

public sealed class AuthoriseTests
{
    private static IEnumerable<Roles> SingleRoles => Enum.GetValues<Roles>().Where(role => role != Roles.Owner);

    [Test]
    public async Task What_is_public_needs_no_sign_in()
    {
        using var place = Workplace.WithShippedRules();
        (await place.SendAs(Person.Public, new ListEditions())).ShouldNotBeEmpty();
    }

    [TestCaseSource(nameof(SingleRoles))]
    public async Task Only_the_secretariat_imports(Roles role)
    {
        using var place = Workplace.WithShippedRules();
        var import = new ImportFile(
            ImportKind.Regions,
            place.Write("regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n"),
            "iga/2026"
        );
        if (role == Roles.Secretariat)
        {
            (await place.SendAs(new Person("x", role), import)).Status.ShouldBe(ImportStatus.Stored);
            return;
        }
        var refusal = await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("x", role), import));
        refusal.Kind.ShouldBe(RefusalKind.State);
        refusal.Code.ShouldBe(role == Roles.None ? "sign-in-needed" : "not-allowed");
        File.Exists(place.Database).ShouldBeFalse("what is refused for the person opens no database");
    }

    [TestCase(Roles.Juror, false)]
    [TestCase(Roles.RegionOfficer, false)]
    [TestCase(Roles.Auditor, true)]
    [TestCase(Roles.Juror | Roles.Auditor, true)]
    public async Task The_trail_is_for_those_who_may_read_everything(Roles roles, bool may)
    {
        using var place = Workplace.WithShippedRules();
        if (may)
            (await place.SendAs(new Person("x", roles), new ListAudit())).Found.ShouldBe(0);
        else
            (await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("x", roles), new ListAudit()))).Code.ShouldBe(
                "not-allowed"
            );
    }

    [Test]
    public void Whoever_has_not_signed_in_to_the_site_is_the_public()
    {
        using var site = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions("unused.db", Checkout.Rules, "web", IsSite: true))
            .BuildServiceProvider();
        using var scope = site.CreateScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Person.ShouldBe(Person.Public);
    }
}
