using System.Text;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Attachments;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Entries;

/// <summary>The administration's desk: what was sent, its checks, and the register.</summary>
internal static class DeskEndpoints
{
    /// <summary>The seasons that have a desk.</summary>
    public static async Task<IResult> All(HttpContext context, IMediator sender) =>
        Pages.Page<DesksPage>(context, ("Seasons", await sender.Send(new ListDoors(), context.RequestAborted)));

    /// <summary>The entries of a season.</summary>
    public static Task<IResult> List(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? state,
        string? find,
        string? mine
    ) => ShowList(context, sender, new ListDesk($"{programme}/{edition}", EntryStates.Find(state), find ?? "", mine == "1"), null);

    /// <summary>Takes the next entries, or completes several.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, string programme, string edition)
    {
        var id = $"{programme}/{edition}";
        return FormError.Or(
            context,
            async form =>
            {
                if (form["do"] == "take")
                {
                    await sender.Send(new TakeEntries(id), context.RequestAborted);
                    return Redirect(context, [new("mine", "1"), new("state", "sent"), new(Pages.SaidKey, "entries-taken")], id);
                }
                string[] chosen = [.. form["entry"].OfType<string>()];
                if (chosen.Length == 0)
                    throw new RefusalException(RefusalKind.Usage, "entries-not-chosen");
                await sender.Send(new CompleteEntries(id, chosen), context.RequestAborted);
                return Redirect(context, [new(Pages.SaidKey, "entries-completed")], id);
            },
            slip => ShowList(context, sender, new ListDesk(id), slip)
        );
    }

    /// <summary>An entry beside its checks.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        ShowOne(context, sender, name, null);

    /// <summary>Stores the answers to the checks and the decision.</summary>
    public static Task<IResult> Decide(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        FormError.Or(
            context,
            async form =>
            {
                if (form["do"] == "undo")
                {
                    await sender.Send(new UndoDecision(name.EditionId, name.Id), context.RequestAborted);
                    return Pages.Done(context, "entry-undone", name.AtDesk());
                }
                var decision = form["do"].ToString() switch
                {
                    "complete" => EntryDecision.Complete,
                    "repair" => EntryDecision.Repair,
                    "refuse" => EntryDecision.Refuse,
                    _ => EntryDecision.None,
                };
                await sender.Send(
                    new ExamineEntry(name.EditionId, name.Id, EntryEndpoints.Number(form["step"]) ?? 0, ChecksIn(form), decision)
                    {
                        Note = form["note"].ToString(),
                        Fields = [.. form["field"].OfType<string>()],
                        Until = EntryEndpoints.Day(form["until"]),
                        FailedCheck = form["failed"].ToString() is { Length: > 0 } failed ? failed : null,
                    },
                    context.RequestAborted
                );
                return decision == EntryDecision.None
                    ? Pages.Done(context, "entry-checked", name.AtDesk())
                    : Pages.Done(context, "entry-decided", "desk", name.Programme, name.Edition);
            },
            slip => ShowOne(context, sender, name, slip)
        );

    /// <summary>The register as the entries make it now.</summary>
    public static Task<IResult> Register(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowRegister(context, sender, $"{programme}/{edition}", null, null);

    /// <summary>Fixes the register.</summary>
    public static Task<IResult> Fix(HttpContext context, IMediator sender, string programme, string edition)
    {
        var id = $"{programme}/{edition}";
        return FormError.Or(
            context,
            async _ =>
            {
                var outcome = await sender.Send(new FixRegister(id), context.RequestAborted);
                return outcome.Status == ImportStatus.Refused
                    ? await ShowRegister(context, sender, id, outcome, null)
                    : Pages.Done(
                        context,
                        outcome.Status == ImportStatus.Stored ? "register-fixed" : "register-same",
                        "desk",
                        programme,
                        edition,
                        "register"
                    );
            },
            slip => ShowRegister(context, sender, id, null, slip)
        );
    }

    /// <summary>The register as a file of submissions.</summary>
    public static async Task<IResult> Download(HttpContext context, IMediator sender, string programme, string edition)
    {
        var register = await sender.Send(new ShowRegister($"{programme}/{edition}"), context.RequestAborted);
        var bytes = Encoding.UTF8.GetBytes(register.Now.Text);
        await EntryEndpoints.Record(context, sender, $"{programme}/{edition}", null, bytes);
        return Results.File(bytes, "text/csv; charset=utf-8", $"{programme}-{edition}-register.csv");
    }

    /// <summary>A problem of the import in words.</summary>
    public static string Sentence(Problem problem, Reader reader) => Shared.Problem(problem, reader.Language);

    private static List<CheckMade> ChecksIn(IFormCollection form) =>
        [
            .. form.Where(field => field.Key.StartsWith("check:", StringComparison.Ordinal))
                .Select(field => (Check: field.Key["check:".Length..], Answer: field.Value.ToString()))
                .Where(one => Enum.TryParse<CheckAnswer>(one.Answer, ignoreCase: true, out _) && !char.IsAsciiDigit(one.Answer[0]))
                .Select(one => new CheckMade(
                    one.Check,
                    Enum.Parse<CheckAnswer>(one.Answer, ignoreCase: true),
                    form["note:" + one.Check].ToString()
                )),
        ];

    private static IResult Redirect(HttpContext context, IEnumerable<KeyValuePair<string, string>> query, string edition) =>
        TypedResults.Redirect(Reader.Of(context).ToWith(query, "desk", edition));

    private static async Task<IResult> ShowList(HttpContext context, IMediator sender, ListDesk asked, FormError? slip)
    {
        (string, object?)[] parameters =
        [
            ("Asked", asked),
            ("List", await sender.Send(asked, context.RequestAborted)),
            ("FormError", slip),
        ];
        return Pages.Either<DeskPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowOne(HttpContext context, IMediator sender, EntryName name, FormError? slip)
    {
        (string, object?)[] parameters =
        [
            ("Shown", await sender.Send(new ShowExamination(name.EditionId, name.Id), context.RequestAborted)),
            ("Rules", await sender.Send(new TryRules(name.EditionId, name.Id), context.RequestAborted)),
            ("Careful", await sender.Send(new ListFileRemarks(name.EditionId, name.Id), context.RequestAborted)),
            ("Name", name),
            ("FormError", slip),
        ];
        return Pages.Either<DeskEntryPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowRegister(
        HttpContext context,
        IMediator sender,
        string edition,
        ImportOutcome? outcome,
        FormError? slip
    )
    {
        (string, object?)[] parameters =
        [
            ("Register", await sender.Send(new ShowRegister(edition), context.RequestAborted)),
            ("Outcome", outcome),
            ("FormError", slip),
        ];
        return slip is null && outcome is null
            ? Pages.Page<RegisterPage>(context, parameters)
            : Pages.Wrong<RegisterPage>(context, parameters);
    }
}
