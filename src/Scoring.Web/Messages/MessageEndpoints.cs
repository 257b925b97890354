using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Output.Localization;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>Messages of a season: who gets what, how it looks, and the texts.</summary>
internal static class MessageEndpoints
{
    private static readonly string[] Fields = ["note", "entry", "title", "deadline"];

    /// <summary>The form: a template, and a list to choose recipients from.</summary>
    public static async Task<IResult> Show(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? template,
        string? who,
        string? stage,
        string? find
    )
    {
        var work = await sender.Send(new ShowEditionWork($"{programme}/{edition}"), context.RequestAborted);
        return await Form(context, sender, work, new Choice(template, who, stage, find ?? "", []), FormCollection.Empty, null);
    }

    /// <summary>The message as its first recipients get it; nothing is stored.</summary>
    public static Task<IResult> Preview(HttpContext context, IMediator sender, string programme, string edition) =>
        Try(context, sender, $"{programme}/{edition}", async (form, message) =>
            Pages.Page<MessagePreviewPage>(
                context,
                ("Work", await sender.Send(new ShowEditionWork(message.Edition), context.RequestAborted)),
                ("Message", message),
                ("Preview", await sender.Send(new PreviewMessage(message), context.RequestAborted)),
                ("Find", form["find"].ToString())
            )
        );

    /// <summary>Puts the message into the outbox.</summary>
    public static Task<IResult> Hold(HttpContext context, IMediator sender, string programme, string edition) =>
        Try(context, sender, $"{programme}/{edition}", async (form, message) =>
        {
            await sender.Send(new HoldMessage(message, form["key"].ToString()), context.RequestAborted);
            return TypedResults.Redirect(
                Reader
                    .Of(context)
                    .ToWith([new("state", "held"), new("season", message.Edition), new(Pages.SaidKey, "mail-held")], "staff", "outbox")
            );
        });

    /// <summary>The texts of a season.</summary>
    public static async Task<IResult> Templates(HttpContext context, IMediator sender, string programme, string edition) =>
        Pages.Page<TemplatesPage>(
            context,
            ("Work", await sender.Send(new ShowEditionWork($"{programme}/{edition}"), context.RequestAborted)),
            ("Templates", await sender.Send(new ListTemplates($"{programme}/{edition}"), context.RequestAborted))
        );

    /// <summary>One text in both languages.</summary>
    public static Task<IResult> Template(HttpContext context, IMediator sender, string programme, string edition, string template) =>
        TemplatePage(context, sender, $"{programme}/{edition}", template, null);

    /// <summary>Saves a text.</summary>
    public static Task<IResult> Edit(HttpContext context, IMediator sender, string programme, string edition, string template) =>
        FormError.Or(
            context,
            async form =>
            {
                await sender.Send(
                    new EditTemplate(
                        $"{programme}/{edition}",
                        template,
                        form["language"].ToString(),
                        form["subject"].ToString(),
                        form["body"].ToString(),
                        int.TryParse(form["version"], System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : -1
                    ),
                    context.RequestAborted
                );
                return Pages.Done(context, "mail-template-saved", "staff", programme, edition, "messages", "texts", template);
            },
            slip => TemplatePage(context, sender, $"{programme}/{edition}", template, slip)
        );

    private static async Task<IResult> TemplatePage(HttpContext context, IMediator sender, string edition, string template, FormError? slip)
    {
        var listed = (await sender.Send(new ListTemplates(edition), context.RequestAborted)).FirstOrDefault(one =>
            one.Template.Name == template
        )
            ?? throw new RefusalException(
                RefusalKind.Usage,
                "mail-template-unknown",
                template,
                string.Join(", ", MailTemplates.All.Select(one => one.Name))
            );
        (string, object?)[] parameters =
        [
            ("Work", await sender.Send(new ShowEditionWork(edition), context.RequestAborted)),
            ("Listed", listed),
            ("FormError", slip),
        ];
        return Pages.Either<TemplatePage>(context, slip, parameters);
    }

    private static Task<IResult> Try(
        HttpContext context,
        IMediator sender,
        string edition,
        Func<IFormCollection, Message, Task<IResult>> act
    ) =>
        FormError.Or(
            context,
            form =>
                act(
                    form,
                    new Message(edition, form["template"].ToString(), form["who"].ToString(), form["stage"].ToString(), To(form))
                    {
                        Written = Fields
                            .Where(name => form[name].ToString().Length > 0)
                            .ToDictionary(name => name, name => form[name].ToString()),
                    }
                ),
            async slip =>
            {
                var work = await sender.Send(new ShowEditionWork(edition), context.RequestAborted);
                var choice = new Choice(
                    slip["template"],
                    slip["who"],
                    slip["stage"],
                    slip["find"],
                    [.. slip.Form["to"].Select(Id).OfType<long>()]
                );
                return await Form(context, sender, work, choice, slip.Form, slip);
            }
        );

    private static IReadOnlyList<long> To(IFormCollection form) => [.. form["to"].Select(Id).OfType<long>().Distinct()];

    private static long? Id(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task<IResult> Form(
        HttpContext context,
        IMediator sender,
        EditionWork work,
        Choice choice,
        IFormCollection typed,
        FormError? slip
    )
    {
        var template = MailTemplates.Find(choice.Template) is { IsWritten: true } known ? known : MailTemplates.News;
        var who =
            choice.Who is { Length: > 0 } named && (named == ListAudience.LateJurors || RoleLabels.All.Any(pair => pair.Word == named))
                ? named
            : template == MailTemplates.JuryReminder ? ListAudience.LateJurors
            : "juror";
        var stage = work.Edition.Stages.FirstOrDefault(one => one.Id == choice.Stage)
            ?? (work.Edition.Stages is [.., var last] ? last : null);
        var (people, fault) = ((IReadOnlyList<Addressee>)[], slip?.Sentence);
        try
        {
            people = await sender.Send(new ListAudience(work.Edition.Id, who, stage?.Id, choice.Find), context.RequestAborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Data or RefusalKind.Rules)
        {
            fault ??= Texts.Refusal(refusal, Reader.Of(context).Language);
        }
        (string, object?)[] parameters =
        [
            ("Work", work),
            ("Template", template),
            ("Who", who),
            ("Stage", stage?.Id),
            ("Find", choice.Find),
            ("People", people),
            ("Chosen", choice.To),
            ("Typed", typed),
            ("Fault", fault),
        ];
        return Pages.Either<MessagesPage>(context, slip, parameters);
    }

    // What was chosen so far.
    private sealed record Choice(string? Template, string? Who, string? Stage, string Find, IReadOnlyList<long> To);
}
