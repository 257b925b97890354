using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Tests.Building;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Persistence;

/// <summary>Version 13 moves the keys of devices to a table of their own.</summary>
[Category(TestStore.FilesOnly)]
public sealed class DeviceMigrationTests
{
    private const string Used = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private const string NeverUsed = "KRUGKIDROVUWG2ZAMJZG653OEBTG66BA";

    [Test]
    public async Task A_key_in_use_moves_one_that_was_only_shown_is_dropped_and_neither_is_left_behind_in_the_accounts()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Budi", "budi@example.id", Roles.Reader));
        await place.Send(new AddUser("Siti", "siti@example.id", Roles.Reader));
        OlderDatabase.WithSheetsAsRows(place.Database);
        place.Execute($"UPDATE accounts SET second_factor = 1, authenticator = '{Used}', failed = 3 WHERE name = 'Budi'");
        place.Execute($"UPDATE accounts SET authenticator = '{NeverUsed}' WHERE name = 'Siti'");
        place.Restart();

        await place.Send(new ListEditionsWithFacts());

        place
            .Ask<string>("SELECT group_concat(name || ' ' || key) FROM account_devices JOIN accounts USING (account_id)")
            .ShouldBe("Budi " + Used);
        (await place.Send(new ListUsers())).Count(user => user.HasSecondFactor).ShouldBe(1);
        place.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        File.ReadAllText(place.Database, System.Text.Encoding.Latin1).ShouldNotContain(NeverUsed);
    }
}
