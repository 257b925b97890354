using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Users;

/// <summary>Accounts by commands.</summary>
public sealed class UsersTests
{
    [TestCase("", "a@b.id", "reader", null, null, "user-name-missing")]
    [TestCase("A", "a b@c.id", "reader", null, null, "user-email-form")]
    [TestCase("A", "@c.id", "reader", null, null, "user-email-form")]
    [TestCase("A", "\"<script>\"@x.example", "reader", null, null, "user-email-form")]
    [TestCase("A", "a@b..id", "reader", null, null, "user-email-form")]
    [TestCase("A", "a@-b.id", "reader", null, null, "user-email-form")]
    [TestCase("A", "a@b.id", "", null, null, "role-missing")]
    [TestCase("A", "a@b.id", "juror", null, null, "user-juror-missing")]
    [TestCase("A", "a@b.id", "reader", "J1", null, "user-juror-without-role")]
    [TestCase("A", "a@b.id", "region-officer", null, " ", "user-region-missing")]
    [TestCase("A", "a@b.id", "juror", "J1", "72", "user-region-without-role")]
    [TestCase("Other", "Budi@Example.id", "reader", null, null, "user-email-taken")]
    public async Task An_account_that_lacks_something_is_refused(
        string name,
        string email,
        string roles,
        string? juror,
        string? region,
        string code
    )
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Budi", "budi@example.id", Roles.Reader));
        (
            await place.Refusal(
                new AddUser(name, email, RoleLabels.Read(roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)), juror, region)
            )
        ).Code.ShouldBe(code);
        (await place.Send(new ListUsers())).Count.ShouldBe(1);
    }

    [TestCase("elevenchars", "password-short")]
    [TestCase("aaaaaaaaaaaa", "password-easy")]
    [TestCase("budi@example.id", "password-easy")]
    [TestCase("budi-budi-2026", "password-easy")]
    [TestCase("", "password-short")]
    public async Task A_password_that_is_easy_is_refused(string password, string code)
    {
        using var place = Workplace.WithShippedRules();
        (await place.Refusal(new AddUser("Budi", "budi@example.id", Roles.Reader, Password: password))).Code.ShouldBe(code);
        (await place.Send(new ListUsers())).ShouldBeEmpty();
    }

    [Test]
    public void A_mistyped_role_is_told_with_what_is_near() =>
        Should.Throw<RefusalException>(() => RoleLabels.Read(["secretariate"])).Arguments[^1].ShouldBe("secretariat");

    [Test]
    public async Task The_only_administrator_can_neither_be_disabled_nor_lose_the_role()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new AddUser("Budi", "budi@example.id", Roles.Administrator));
        (await place.Refusal(new DisableUser("budi@example.id"))).Code.ShouldBe("user-last-administrator");
        (await place.Refusal(new ChangeRoles("budi@example.id", Roles.Reader))).Code.ShouldBe("user-last-administrator");
        await place.Send(new AddUser("Siti", "siti@example.id", Roles.Administrator));
        (await place.Send(new DisableUser("budi@example.id"))).HasChanged.ShouldBeTrue();
        (await place.Send(new DisableUser("budi@example.id"))).HasChanged.ShouldBeFalse("it was so already");
    }

    [Test]
    public async Task An_invitation_is_valid_for_seven_days_to_the_second()
    {
        using var place = Workplace.WithShippedRules();
        var clock = StandingClock.AtEight();
        place.Clock = clock;
        var invitation = (await place.Send(new AddUser("Budi", "budi@example.id", Roles.Reader))).Invitation!;
        invitation.Until.ShouldBe(clock.GetUtcNow().UtcDateTime.AddDays(7));
        clock.Time += TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1);
        (await place.Refusal(new AcceptInvitation(invitation.Token, "kalimat baru sekali"))).Code.ShouldBe("invitation-void");
        clock.Time += TimeSpan.FromSeconds(-1);
        (await place.SendAs(Person.Public, new AcceptInvitation(invitation.Token, "kalimat baru sekali"))).ShouldBe("budi@example.id");
        (await place.Refusal(new AcceptInvitation(invitation.Token, "kalimat baru sekali"))).Code.ShouldBe("invitation-void");
    }

    [Test]
    public async Task Somebody_disabled_cannot_use_an_invitation_nor_be_invited()
    {
        using var place = Workplace.WithShippedRules();
        var invitation = (await place.Send(new AddUser("Budi", "budi@example.id", Roles.Reader))).Invitation!;
        await place.Send(new DisableUser("budi@example.id"));
        (await place.Refusal(new AcceptInvitation(invitation.Token, "kalimat baru sekali"))).Code.ShouldBe("invitation-void");
        (await place.Refusal(new InviteUser("budi@example.id"))).Code.ShouldBe("user-disabled");
    }

    [Test]
    public async Task The_trail_tells_what_was_done_and_holds_no_secret()
    {
        using var place = Workplace.WithShippedRules();
        var invitation = (await place.Send(new AddUser("Budi", "budi@example.id", Roles.Juror, "J1"))).Invitation!;
        await place.SendAs(Person.Public, new AcceptInvitation(invitation.Token, "kalimat baru sekali"));
        await place.Send(new ChangeRoles("budi@example.id", Roles.Auditor));
        var events = (await place.Send(new ListAudit())).Events;
        events
            .Select(record => (record.Event.What, record.Event.Who))
            .ShouldBe([("account-added", "tester"), ("password-set", "Budi"), ("roles-changed", "tester")]);
        var whole = string.Join('\n', events.Select(record => record.Event.ToString()));
        whole.ShouldNotContain(invitation.Token);
        whole.ShouldNotContain("kalimat");
        whole.ShouldContain("[\"juror\"]");
    }

    [TestCase(Roles.Secretariat)]
    [TestCase(Roles.Chair | Roles.Auditor | Roles.Reader | Roles.Juror | Roles.RegionOfficer)]
    public async Task Only_an_administrator_cares_for_accounts(Roles roles)
    {
        using var place = Workplace.WithShippedRules();
        var person = new Person("x", roles);
        foreach (
            var send in new Func<Task>[]
            {
                () => place.SendAs(person, new AddUser("A", "a@b.id", Roles.Reader)),
                () => place.SendAs(person, new ListUsers()),
                () => place.SendAs(person, new InviteUser("a@b.id")),
                () => place.SendAs(person, new ChangeRoles("a@b.id", Roles.Reader)),
                () => place.SendAs(person, new DisableUser("a@b.id")),
                () => place.SendAs(person, new EndSessions("a@b.id")),
            }
        )
            (await Should.ThrowAsync<RefusalException>(send)).Code.ShouldBe("not-allowed");
    }
}
