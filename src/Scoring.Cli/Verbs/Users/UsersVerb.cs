using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;

namespace Scoring.Cli.Verbs.Users;

/// <summary>users add, list, invite, role, disable, enable, sign-out: the accounts of the site.</summary>
internal static class UsersVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("name", "label.name"),
        new("email", "label.email"),
        new("roles", "label.roles"),
        new("juror", "label.juror-id"),
        new("region", "label.region-code"),
        new("disabled", "label.disabled"),
        new("password", "label.has-password"),
        new("second_factor", "label.second-factor"),
        new("sessions", "label.sessions"),
        new("last_seen", "label.last-seen"),
    ];

    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("users", options)
            .WithExamples("users add \"Sari Dewi\" --email sari@example.go.id --role administrator", "users list")
            .WithVerbs(
                options,
                Add(options),
                List(options),
                Invite(options),
                Role(options),
                Disable(options, undo: false),
                Disable(options, undo: true),
                SignOut(options)
            );

    private static Command Add(GlobalOptions options)
    {
        var (verb, name) = (
            VerbParts
                .Verb("add", options, "verb.users.add")
                .WithExamples(
                    "users add \"Sari Dewi\" --email sari@example.go.id --role administrator",
                    "users add \"Budi Santoso\" --email budi@example.go.id --role juror --juror TE-01"
                ),
            VerbParts.Argument("NAME", options)
        );
        verb.Add(name);
        var email = VerbParts.Option("email", "ADDRESS", options);
        var (roles, juror, region, agency, groups) = RoleOptions(verb, options);
        var (ask, site) = (VerbParts.Switch("ask-password", options), VerbParts.Option("site", "URL", options));
        foreach (var option in new Option[] { email, ask, site })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var password = parsed.GetValue(ask) ? AskedPassword.Read(session) : null;
            var added = await session
                .Send(
                    new AddUser(
                        parsed.Needs(name),
                        parsed.Needs(email),
                        RoleLabels.Read(parsed.GetValue(roles) ?? []),
                        parsed.GetValue(juror),
                        parsed.GetValue(region),
                        password
                    )
                    {
                        Agency = parsed.GetValue(agency),
                        Groups = parsed.GetValue(groups),
                    },
                    cancellation
                )
                .ConfigureAwait(false);
            session.Say(CliTexts.Get("users.added", session.Spoken, added.Email));
            if (added.Invitation is { } invitation)
                Report(session, invitation, parsed.GetValue(site));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command List(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("list", options, "verb.users.list")
            .WithExamples("users list", "users list --format csv --output accounts.csv");
        verb.Does(options, async (session, _, cancellation) =>
        {
            var users = await session.Send(new ListUsers(), cancellation).ConfigureAwait(false);
            Grid.Write(session, new Grid("users", "", Columns, [.. users.Select(user => Row(user, session))]));
            if (users.Count == 0)
                session.Say(CliTexts.Get("users.none", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static IReadOnlyList<object?> Row(ListedUser user, CommandContext session) =>
        [
            user.Name,
            user.Email,
            session.Format == Format.Table ? RoleLabels.In(user.Roles, session.Language) : string.Join(' ', RoleLabels.Of(user.Roles)),
            user.Juror,
            user.Regions.Count > 1 ? string.Join(';', user.Regions) : user.Region,
            user.IsDisabled,
            user.HasPassword,
            user.HasSecondFactor,
            user.Sessions,
            user.LastSeen is { } seen
                ? session.Format == Format.Table
                    ? Moments.Shown(seen)
                    : Moments.ForPrograms(seen)
                : null,
        ];

    private static Command Invite(GlobalOptions options)
    {
        var (verb, email) = (
            VerbParts
                .Verb("invite", options, "verb.users.invite")
                .WithExamples("users invite sari@example.go.id", "users invite sari@example.go.id --without-second-factor"),
            VerbParts.Argument("EMAIL", options)
        );
        var (lost, site) = (VerbParts.Switch("without-second-factor", options), VerbParts.Option("site", "URL", options));
        verb.Add(email);
        verb.Add(lost);
        verb.Add(site);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            Report(
                session,
                await session.Send(new InviteUser(parsed.Needs(email), parsed.GetValue(lost)), cancellation).ConfigureAwait(false),
                parsed.GetValue(site)
            );
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Role(GlobalOptions options)
    {
        var (verb, email) = (
            VerbParts
                .Verb("role", options, "verb.users.role")
                .WithExamples("users role budi@example.go.id --role chair", "users role budi@example.go.id --role juror --juror TE-01"),
            VerbParts.Argument("EMAIL", options)
        );
        verb.Add(email);
        var (roles, juror, region, agency, groups) = RoleOptions(verb, options);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var now = await session
                .Send(
                    new ChangeRoles(
                        parsed.Needs(email),
                        RoleLabels.Read(parsed.GetValue(roles) ?? []),
                        parsed.GetValue(juror),
                        parsed.GetValue(region),
                        parsed.GetValue(agency)
                    )
                    {
                        Groups = parsed.GetValue(groups),
                    },
                    cancellation
                )
                .ConfigureAwait(false);
            session.Say(CliTexts.Get("users.roles", session.Spoken, parsed.Needs(email), RoleLabels.In(now.Roles, session.Spoken)));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command Disable(GlobalOptions options, bool undo)
    {
        var name = undo ? "enable" : "disable";
        var (verb, email) = (
            VerbParts.Verb(name, options, "verb.users." + name).WithExamples($"users {name} budi@example.go.id"),
            VerbParts.Argument("EMAIL", options)
        );
        verb.Add(email);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var changed = await session.Send(new DisableUser(parsed.Needs(email), undo), cancellation).ConfigureAwait(false);
            session.Say(CliTexts.Get(changed.HasChanged ? "users." + name + "d" : "users.unchanged", session.Spoken, parsed.Needs(email)));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Command SignOut(GlobalOptions options)
    {
        var (verb, email) = (
            VerbParts.Verb("sign-out", options, "verb.users.sign-out").WithExamples("users sign-out budi@example.go.id"),
            VerbParts.Argument("EMAIL", options)
        );
        verb.Add(email);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var ended = await session.Send(new EndSessions(parsed.Needs(email)), cancellation).ConfigureAwait(false);
            session.Say(CliTexts.Get("users.signed-out", session.Spoken, parsed.Needs(email), ended.Count));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static (
        Option<string[]> Roles,
        Option<string> Juror,
        Option<string> Region,
        Option<string> Agency,
        Option<string> Groups
    ) RoleOptions(Command verb, GlobalOptions options)
    {
        var roles = VerbParts.Repeated("role", "ROLE", options);
        var (juror, region, agency, groups) = (
            VerbParts.Option("juror", "ID", options, "option.users.juror"),
            VerbParts.Option("region", "CODE", options, "option.users.region"),
            VerbParts.Option("agency", "NAME", options, "option.users.agency"),
            VerbParts.Option("groups", "NAME", options, "option.users.groups")
        );
        foreach (var option in new Option[] { roles, juror, region, agency, groups })
            verb.Add(option);
        return (roles, juror, region, agency, groups);
    }

    // The link is the result: it is written where results go, alone on its line.
    private static void Report(CommandContext session, Invitation invitation, string? site)
    {
        session.Say(CliTexts.Get("users.invitation", session.Spoken, invitation.Email, Moments.Shown(invitation.Until)));
        ResultTarget.WriteLines(session, writer => writer.WriteLine((site ?? "http://127.0.0.1:5080").TrimEnd('/') + invitation.Path));
    }
}
