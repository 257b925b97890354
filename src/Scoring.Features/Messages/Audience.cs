using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;

namespace Scoring.Features.Messages;

/// <summary>Lists the people whom a message of a season may go to.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Who"><see cref="LateJurors"/>, or the name of a role.</param>
/// <param name="Stage">The stage of which scoresheets are late; null for others.</param>
/// <param name="Find">A part of a name, address, region, agency or juror id, or empty.</param>
[Allow(Access.Secretariat)]
public sealed record ListAudience(string Edition, string Who, string? Stage = null, string Find = "")
    : IRequest<IReadOnlyList<Addressee>>,
        INamesAnEdition
{
    /// <summary>Jurors with scoresheets that they have not sent.</summary>
    public const string LateJurors = "late-jurors";
}

/// <summary>A person whom a message may go to.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Address">The address.</param>
/// <param name="Language">"id" or "en".</param>
/// <param name="Scope">The juror's id, regions and agencies, for the list.</param>
/// <param name="Open">How many scoresheets are not sent; null unless that is what the list is about.</param>
/// <param name="HasLeft">True if the person has unsubscribed from reminders and news.</param>
public sealed record Addressee(long Account, string Name, string Address, string Language, string Scope, int? Open, bool HasLeft);

/// <summary>Reads the accounts, and the progress of the stage.</summary>
internal sealed class ListAudienceHandler(AccountStore accounts, AgencyStore agencies, Outbox outbox, IMediator sender)
    : IRequestHandler<ListAudience, IReadOnlyList<Addressee>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Addressee>> Handle(ListAudience request, CancellationToken cancellationToken)
    {
        var isLate = request.Who == ListAudience.LateJurors;
        var role = isLate ? Roles.Juror : RoleLabels.Read([request.Who]);
        var open =
            isLate && request.Stage is { Length: > 0 } stage
                ? ToDo(await sender.Send(new ShowProgress(request.Edition, stage), cancellationToken))
                : [];
        var names = agencies.All().ToDictionary(agency => agency.Id, agency => agency.Label);
        return
        [
            .. accounts
                .All()
                .Where(account => !account.IsDisabled && account.Person.IsAny(role) && (!isLate || open.ContainsKey(account.Juror ?? "")))
                .Select(account => new Addressee(
                    account.Id,
                    account.Called,
                    account.Email,
                    account.Language,
                    ScopeOf(account, names),
                    isLate ? open[account.Juror!] : null,
                    outbox.HasLeft(account.Id)
                ))
                .Where(person => Fits(person, request.Find.Trim()))
                .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(person => person.Account),
        ];
    }

    /// <summary>
    /// How many scoresheets each juror has to send; without those who have none. Ids of jurors are compared as files write them.
    /// </summary>
    public static Dictionary<string, int> ToDo(StageProgress progress) =>
        progress
            .Progress.ByJuror.Where(row => row.Counts.ToDo > 0)
            .ToDictionary(row => row.Id, row => row.Counts.ToDo, StringComparer.OrdinalIgnoreCase);

    private static string ScopeOf(Account account, Dictionary<long, string> agencies) =>
        string.Join(
            ", ",
            new[] { account.Juror }
                .OfType<string>()
                .Concat(account.Regions.Select(Import.RegionLists.RegionWords.NameOf))
                .Concat(account.Agencies.Select(id => agencies.GetValueOrDefault(id, "")))
        );

    private static bool Fits(Addressee person, string find) =>
        find.Length == 0
        || new[] { person.Name, person.Address, person.Scope }.Any(text => text.Contains(find, StringComparison.OrdinalIgnoreCase));
}
