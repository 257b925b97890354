using Microsoft.Extensions.DependencyInjection;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Keys of sites that lie in the database they share.</summary>
[Category(TestStore.Server)]
public sealed class KeysInDatabaseTests
{
    private const string Stored = "SELECT min(xml) FROM data_protection_keys";
    private const string Secret = "a long secret of all sites";

    private string _folder = null!;
    private string _database = null!;

    [SetUp]
    public void New()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder, isServer: true);
    }

    [TearDown]
    public void Remove() => TemporaryFolder.Remove(_folder);

    [Test]
    public void Keys_of_before_that_lay_in_a_folder_are_taken_over()
    {
        string code;
        using (var before = new RunningSite(_database, options: [("keys", DatabaseAddress.Files(_database) + ".keys")]))
            code = Seal(before);
        using var site = new RunningSite(_database);
        Open(site, code).ShouldBe("ABC");
    }

    [Test]
    public void With_a_secret_the_database_alone_opens_nothing_and_keys_of_before_are_sealed()
    {
        string code;
        using (var before = new RunningSite(_database))
            code = Seal(before);
        using var place = Workplace.On(_database);
        place.Ask<string>(Stored).ShouldContain("<masterKey");
        for (var start = 0; start < 2; start++)
        {
            using var site = With(Secret);
            Open(site, code).ShouldBe("ABC");
            place.Ask<string>(Stored).ShouldStartWith("sealed:");
        }
        Settled(Secret);
        foreach (var other in new[] { "another", null })
            Should.Throw<RefusalException>(() => Settled(other)).Code.ShouldBe("keys-sealed");
        place.Execute("UPDATE data_protection_keys SET xml = 'sealed:x'");
        Should.Throw<RefusalException>(() => Settled(Secret)).Code.ShouldBe("keys-sealed");
    }

    private RunningSite With(string secret) => new(_database, services: services =>
        {
            var options = (SiteOptions)services.Last(one => one.ServiceType == typeof(SiteOptions)).ImplementationInstance!;
            services.AddSingleton(options with { KeysSecret = secret });
        });

    private static string Seal(RunningSite site) => site.Services.GetRequiredService<SealedKeys>().Seal("ABC");

    private static string? Open(RunningSite site, string code) => site.Services.GetRequiredService<SealedKeys>().Open(code);

    // As a site does before it listens.
    private void Settled(string? secret)
    {
        using var services = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(_database, Checkout.Rules, "tester"))
            .AddSingleton(new SiteOptions(_database, Checkout.Rules, null, 1, null) { Hosts = "*", KeysSecret = secret })
            .AddSingleton<KeysInDatabase>()
            .BuildServiceProvider();
        services.GetRequiredService<KeysInDatabase>().Settle(_folder);
    }
}
