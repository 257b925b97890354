using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Entries;

/// <summary>An innovator's entries: the list, the beginning, the tasks, the answers before they are sent, the receipt.</summary>
internal static class EntryEndpoints
{
    /// <summary>The prefix of the names of answers.</summary>
    public const string AnswerField = "f:";

    /// <summary>The seasons for which everybody may ask for an account.</summary>
    public static async Task<IResult> ListEnter(HttpContext context, IMediator sender) =>
        Pages.Page<EnterListPage>(context, ("Doors", await sender.Send(new ListPublicDoors(), context.RequestAborted)));

    /// <summary>The form that asks for an account.</summary>
    public static async Task<IResult> ShowEnter(HttpContext context, IMediator sender, string programme, string edition) =>
        Pages.Page<EnterPage>(context, ("Door", await sender.Send(new ShowDoor($"{programme}/{edition}"), context.RequestAborted)));

    /// <summary>Notes who asks; the answer is the same for every address.</summary>
    public static async Task<IResult> Enter(HttpContext context, IMediator sender, string programme, string edition)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = $"{programme}/{edition}";
        await sender.Send(
            new AskForAccount(id, form["name"].ToString(), form["email"].ToString(), Reader.Of(context).Language),
            context.RequestAborted
        );
        return Pages.Page<EnterPage>(context, ("Door", await sender.Send(new ShowDoor(id), context.RequestAborted)), ("IsAsked", true));
    }

    /// <summary>All entries of the person.</summary>
    public static async Task<IResult> Mine(HttpContext context, IMediator sender) =>
        Pages.Page<MyWorksPage>(context, ("List", await sender.Send(new ListMyEntries(), context.RequestAborted)));

    /// <summary>Everything that is stored of the person's entries.</summary>
    public static async Task<IResult> Export(HttpContext context, IMediator sender) =>
        Results.File(
            Encoding.UTF8.GetBytes((await sender.Send(new ExportMyEntries(), context.RequestAborted)).Json),
            "application/json",
            "entries.json"
        );

    /// <summary>The form that begins an entry.</summary>
    public static Task<IResult> ShowStart(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowStartPage(context, sender, $"{programme}/{edition}", null);

    /// <summary>Begins an entry.</summary>
    public static Task<IResult> Start(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var entry = await sender.Send(
                    new StartEntry($"{programme}/{edition}", Number(form["agency"]), AnswersIn(form)),
                    context.RequestAborted
                );
                return Pages.Done(context, "entry-started", new EntryName(programme, edition, entry.Id).At());
            },
            slip => ShowStartPage(context, sender, $"{programme}/{edition}", slip)
        );

    /// <summary>The tasks of an entry.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        Show(context, sender, name, null);

    /// <summary>Takes back, gives back, withdraws or opens an entry again.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        FormError.Or(
            context,
            async form =>
            {
                var (edition, reason) = (name.EditionId, form["reason"].ToString());
                switch (form["do"].ToString())
                {
                    case "take-back":
                        await sender.Send(new MoveEntry(edition, name.Id, EntryMove.TakeBack), context.RequestAborted);
                        return Pages.Done(context, "entry-taken-back", name.At());
                    case "give-back":
                        await sender.Send(new MoveEntry(edition, name.Id, EntryMove.GiveBack, reason), context.RequestAborted);
                        return Pages.Done(context, "entry-given-back", "entries");
                    case "withdraw":
                        await sender.Send(new MoveEntry(edition, name.Id, EntryMove.Withdraw, reason), context.RequestAborted);
                        return Pages.Done(context, "entry-withdrawn", name.At());
                    case "reopen":
                        await sender.Send(new ReopenEntry(edition, name.Id, Day(form["until"]), reason), context.RequestAborted);
                        return Pages.Done(context, "entry-reopened", name.At());
                    default:
                        throw new RefusalException(RefusalKind.Usage, "decision-missing");
                }
            },
            slip => Show(context, sender, name, slip)
        );

    /// <summary>All answers before they are sent.</summary>
    public static Task<IResult> Check(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        ShowCheck(context, sender, name, null);

    /// <summary>Sends an entry, or gives it to the agency.</summary>
    public static Task<IResult> Send(HttpContext context, IMediator sender, [AsParameters] EntryName name) =>
        FormError.Or(
            context,
            async form =>
            {
                var entry = await sender.Send(new SendEntry(name.EditionId, name.Id, Number(form["step"]) ?? 0), context.RequestAborted);
                return entry.State == EntryState.WithAgency
                    ? Pages.Done(context, "entry-with-agency", name.At())
                    : Pages.Done(context, "entry-sent", name.At("receipt"));
            },
            slip => ShowCheck(context, sender, name, slip)
        );

    /// <summary>The receipt of what was sent last.</summary>
    public static async Task<IResult> Receipt(HttpContext context, IMediator sender, [AsParameters] EntryName name)
    {
        var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
        return view.Last is null
            ? throw new RefusalException(RefusalKind.Data, "entry-not-sent", name.Id)
            : Pages.Page<ReceiptPage>(context, ("View", view), ("Name", name));
    }

    /// <summary>Records what a member of the staff downloads; a request for the headers alone downloads nothing.</summary>
    internal static async Task Record(HttpContext context, IMediator sender, string edition, string? entry, byte[] bytes)
    {
        if (HttpMethods.IsGet(context.Request.Method))
            await sender.Send(new RecordTaking(edition, entry, Convert.ToHexStringLower(SHA256.HashData(bytes))), context.RequestAborted);
    }

    /// <summary>A version as it was frozen: its SHA-256 is that of the receipt.</summary>
    public static async Task<IResult> Version(HttpContext context, IMediator sender, [AsParameters] EntryName name, string number)
    {
        var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
        var version = view.Versions.FirstOrDefault(one => one.Number == Number(number))
            ?? throw new RefusalException(RefusalKind.Data, "entry-not-sent", name.Id);
        var bytes = Encoding.UTF8.GetBytes(version.Content);
        await Record(context, sender, name.EditionId, name.Id, bytes);
        return Results.File(
            bytes,
            "application/json",
            string.Create(CultureInfo.InvariantCulture, $"{name.Programme}-{name.Edition}-{name.Id}-v{number}.json")
        );
    }

    /// <summary>The answers in a form, by field; of a choice that is sent twice the last one.</summary>
    public static Dictionary<string, string> AnswersIn(IFormCollection form) =>
        form.Where(field => field.Key.StartsWith(AnswerField, StringComparison.Ordinal))
            .ToDictionary(
                field => field.Key[AnswerField.Length..],
                field => field.Value.Count > 0 ? field.Value[^1] ?? "" : "",
                StringComparer.Ordinal
            );

    /// <summary>A whole number; null for any other text.</summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day as browsers send it; null for none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IResult> ShowStartPage(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var list = await sender.Send(new ListMyEntries(), context.RequestAborted);
        var door = list.Seasons.FirstOrDefault(season => season.Edition.Id == edition)
            ?? throw new RefusalException(RefusalKind.Data, "no-entry-form", edition);
        (string, object?)[] parameters = [("Door", door), ("List", list), ("FormError", slip)];
        return Pages.Either<StartEntryPage>(context, slip, parameters);
    }

    private static async Task<IResult> Show(HttpContext context, IMediator sender, EntryName name, FormError? slip)
    {
        var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
        (string, object?)[] parameters = [("View", view), ("Name", name), ("FormError", slip)];
        return Pages.Either<EntryPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowCheck(HttpContext context, IMediator sender, EntryName name, FormError? slip)
    {
        var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("View", view),
            ("Name", name),
            ("Rules", await sender.Send(new TryRules(name.EditionId, name.Id), context.RequestAborted)),
            ("FormError", slip),
        ];
        return Pages.Either<CheckPage>(context, slip, parameters);
    }
}
