using System.Globalization;
using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Jury;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Rules;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>Panels, stages, the jurors' progress and their agreement.</summary>
internal static class JuryPanelEndpoints
{
    /// <summary>The seats.</summary>
    public static Task<IResult> Panels(HttpContext context, IMediator sender, string programme, string edition, string? stage) =>
        ShowPanels(context, sender, $"{programme}/{edition}", stage, null);

    /// <summary>Draws seats, changes them by hand, declares a conflict, or changes the stage.</summary>
    public static Task<IResult> Change(HttpContext context, IMediator sender, string programme, string edition, string stage) =>
        FormError.Or(
            context,
            async form =>
            {
                var id = $"{programme}/{edition}";
                var said = await Do(sender, id, stage, form, context.RequestAborted);
                return Pages.Done(context, said, "staff", programme, edition, form["form"] == "give-back" ? "progress" : "panels", stage);
            },
            slip =>
                slip["form"] == "give-back"
                    ? ShowProgress(context, sender, $"{programme}/{edition}", stage, slip)
                    : ShowPanels(context, sender, $"{programme}/{edition}", stage, slip)
        );

    /// <summary>The progress of marking.</summary>
    public static Task<IResult> Progress(HttpContext context, IMediator sender, string programme, string edition, string? stage) =>
        ShowProgress(context, sender, $"{programme}/{edition}", stage, null);

    /// <summary>The agreement of the jurors.</summary>
    public static async Task<IResult> Agreement(HttpContext context, IMediator sender, string programme, string edition, string? stage)
    {
        var rules = await sender.Send(new ShowEdition($"{programme}/{edition}"), context.RequestAborted);
        var asked = StageOf(rules, stage);
        AgreementReport? report = null;
        var isHalf = false;
        try
        {
            report = await sender.Send(new ReportAgreement(rules.Id, asked), context.RequestAborted);
        }
        catch (RefusalException refusal) when (refusal.Code is "no-marks" or "no-totals")
        {
            // Not a fault: the page says what comes first.
            isHalf = refusal.Code == "no-totals";
        }
        return Pages.Page<AgreementPage>(
            context,
            ("Edition", rules),
            ("Stage", report?.Stage.Id ?? asked),
            ("Names", await sender.Send(new ShowJurorNames(rules.Id), context.RequestAborted)),
            ("Report", report),
            ("IsHalf", isHalf)
        );
    }

    private static async Task<string> Do(
        IMediator sender,
        string edition,
        string stage,
        IFormCollection form,
        CancellationToken cancellation
    )
    {
        string Field(string name) => form[name].ToString().Trim();
        switch (Field("form"))
        {
            case "draw":
                var drawn = await sender.Send(
                    new AssignPanel(
                        edition,
                        stage,
                        Field("seed"),
                        Number(Field("per-entry"), "per-entry"),
                        Number(Field("at-most"), "at-most"),
                        form["again"] == "1",
                        Field("reason")
                    ),
                    cancellation
                );
                return drawn.Unmet.Count == 0 ? "seats-drawn" : "seats-drawn-unmet";
            case "seat":
                var action = Field("action") switch
                {
                    "take" => SeatAction.Take,
                    "swap" => SeatAction.Swap,
                    _ => SeatAction.Give,
                };
                await sender.Send(
                    new ChangeSeats(
                        edition,
                        stage,
                        action,
                        new Seat(Field("entry"), Field("juror")),
                        action == SeatAction.Swap ? new Seat(Field("other-entry"), Field("other-juror")) : null,
                        Field("reason")
                    ),
                    cancellation
                );
                return "seats-changed";
            case "conflict":
                await sender.Send(new DeclareConflict(edition, Field("juror"), Field("entry"), Field("reason")), cancellation);
                return "conflict-noted";
            case "give-back":
                var sheet = (await sender.Send(new ShowSheet(edition, stage, Field("entry"), Field("juror")), cancellation)).Sheet;
                await sender.Send(
                    new ReturnScoresheet(
                        edition,
                        stage,
                        Field("entry"),
                        Field("juror"),
                        Field("reason"),
                        Time(form, "until"),
                        sheet.Latest.Number
                    ),
                    cancellation
                );
                return "sheet-given-back";
            default:
                var change = Field("action") switch
                {
                    "open" => StageAction.Open,
                    "close" => StageAction.Close,
                    "lift" => StageAction.LiftDeadline,
                    _ => StageAction.SetDeadline,
                };
                var deadline =
                    change == StageAction.SetDeadline
                        ? Time(form, "deadline") ?? throw new RefusalException(RefusalKind.Usage, "deadline-missing")
                        : (DateTime?)null;
                await sender.Send(new ChangeStage(edition, stage, change, deadline, Field("reason")), cancellation);
                return "stage-changed";
        }
    }

    private static async Task<IResult> ShowPanels(HttpContext context, IMediator sender, string edition, string? stage, FormError? slip)
    {
        var rules = await sender.Send(new ShowEdition(edition), context.RequestAborted);
        var at = StageOf(rules, stage);
        var listing = await sender.Send(new ListSeats(edition, at), context.RequestAborted);
        var progress = await sender.Send(new ShowProgress(edition, at), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("Edition", rules),
            ("Listing", listing),
            ("State", progress.State),
            ("Search", await UnitSearch.Of(context, sender, edition)),
            ("FormError", slip),
        ];
        return Pages.Either<PanelsPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowProgress(HttpContext context, IMediator sender, string edition, string? stage, FormError? slip)
    {
        var rules = await sender.Send(new ShowEdition(edition), context.RequestAborted);
        var shown = await sender.Send(new ShowProgress(edition, StageOf(rules, stage)), context.RequestAborted);
        (string, object?)[] parameters = [("Edition", rules), ("Shown", shown), ("FormError", slip)];
        return Pages.Either<ProgressPage>(context, slip, parameters);
    }

    private static string StageOf(Edition edition, string? stage) =>
        stage ?? (edition.Stages.Count > 0 ? edition.Stages[0].Id : throw new RefusalException(RefusalKind.Usage, "no-stages", edition.Id));

    private static int? Number(string text, string field) =>
        text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new RefusalException(RefusalKind.Usage, "number-wrong", text, field);

    /// <summary>A time as the browser sends it, in the zone that the form says it is in, converted to UTC.</summary>
    internal static DateTime? Time(IFormCollection form, string field)
    {
        var (text, zone) = (form[field].ToString().Trim(), SeasonZones.OfWord(form["zone"]) ?? SeasonZone.Wib);
        return text.Length == 0 ? null
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? zone.Moment(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            : throw new RefusalException(RefusalKind.Usage, "time-wrong", text);
    }
}
