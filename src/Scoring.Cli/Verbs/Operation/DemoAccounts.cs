using System.Security.Cryptography;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>
/// One account for each role on the demo's own database, with random passwords each time; and a jury stage that is still open, with made-up
/// teams.
/// </summary>
internal static class DemoAccounts
{
    private const string OpenJury = "creatonomics/2018";
    private const string OpenStage = "final";
    private const string Juror = "DEMO-1";
    private const string Region = "72.01";
    private const string Agency = "Demo";
    private const int Teams = 6;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const int GroupLength = 5;

    private static readonly GridColumn[] Columns =
    [
        new("role", "label.roles"),
        new("email", "label.email"),
        new("password", "label.password"),
        new("begins", "label.begins-at"),
    ];

    /// <summary>Creates them; returns the table of sign-in details.</summary>
    public static async Task<Grid> Make(CommandContext session, CancellationToken cancellation)
    {
        await OpenStageFor(session, cancellation).ConfigureAwait(false);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var (role, word) in RoleLabels.All)
        {
            var (email, password) = ($"{word}@demo.example", NewPassword());
            await Set(session, role, $"Demo: {Texts.Get("role." + word, session.Language)}", email, password, cancellation)
                .ConfigureAwait(false);
            rows.Add([
                RoleLabels.In(role, session.Language),
                email,
                password,
                role switch
                {
                    Roles.Juror => "/jury",
                    Roles.RegionOfficer => "/my-region",
                    Roles.Innovator or Roles.AgencyVerifier or Roles.Examiner => "/account",
                    _ => "/staff",
                },
            ]);
        }
        return new Grid("accounts", CliTexts.Get("demo.accounts", session.Spoken), Columns, rows);
    }

    // A second demo on the same database gives the accounts new passwords.
    private static async Task Set(
        CommandContext session,
        Roles role,
        string name,
        string email,
        string password,
        CancellationToken cancellation
    )
    {
        try
        {
            await session
                .Send(
                    new AddUser(
                        name,
                        email,
                        role,
                        role == Roles.Juror ? Juror : null,
                        role == Roles.RegionOfficer ? Region : null,
                        password
                    )
                    {
                        Agency = (role & (Roles.AgencyVerifier | Roles.Innovator)) == 0 ? null : Agency,
                    },
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch (RefusalException refusal) when (refusal.Code == "user-email-taken")
        {
            var invitation = await session.Send(new InviteUser(email, WithoutSecondFactor: true), cancellation).ConfigureAwait(false);
            await session.Send(new AcceptInvitation(invitation.Token, password), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task OpenStageFor(CommandContext session, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("scoring-demo-jury-");
        try
        {
            var teams = Enumerable
                .Range(1, Teams)
                .Select(number => $"demo-{number},{CliTexts.Get("demo.team", session.Spoken, number)},illustrative\n");
            await Import(
                    session,
                    ImportKind.Submissions,
                    folder.FullName,
                    "demo-teams.csv",
                    "innovation_id,title,standing\n" + string.Concat(teams),
                    cancellation
                )
                .ConfigureAwait(false);
            await Import(
                    session,
                    ImportKind.Jurors,
                    folder.FullName,
                    "demo-jurors.csv",
                    $"juror,name,institution,region_code,standing\n{Juror},Demo,,,illustrative\n",
                    cancellation
                )
                .ConfigureAwait(false);
            for (var number = 1; number <= Teams; number++)
            {
                try
                {
                    await session
                        .Send(
                            new ChangeSeats(OpenJury, OpenStage, SeatAction.Give, new Seat($"demo-{number}", Juror), null, "demo"),
                            cancellation
                        )
                        .ConfigureAwait(false);
                }
                catch (RefusalException refusal) when (refusal.Kind == RefusalKind.State)
                {
                    // An earlier demo on the same database already granted it.
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Import(
        CommandContext session,
        ImportKind kind,
        string folder,
        string name,
        string text,
        CancellationToken cancellation
    )
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, cancellation).ConfigureAwait(false);
        await session.Send(new ImportFile(kind, path, OpenJury), cancellation).ConfigureAwait(false);
    }

    private static string NewPassword() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, 3 * GroupLength).Chunk(GroupLength).Select(part => new string(part)));
}
