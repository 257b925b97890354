using MediatR;
using Scoring.Features.Attachments.Reading;
using Scoring.Features.Core;
using Scoring.Features.Jury.Calibration;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Jury;

/// <summary>Rounds in which all jurors of a stage mark the same entries first: the jurors' pages and the chair's.</summary>
internal static class CalibrationEndpoints
{
    /// <summary>A juror's part of the round.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition, string stage) =>
        Pages.Page<CalibrationPage>(
            context,
            ("Shown", await sender.Send(new ShowCalibration($"{programme}/{edition}", stage), context.RequestAborted))
        );

    /// <summary>An entry of the round, beside the marks.</summary>
    public static Task<IResult> ShowEntry(HttpContext context, IMediator sender, [AsParameters] SheetName name) =>
        ShowEntry(context, sender, name, null);

    /// <summary>Saves the marks, or hands them in.</summary>
    public static Task<IResult> Mark(HttpContext context, IMediator sender, [AsParameters] SheetName name) =>
        FormError.Or(
            context,
            async form =>
            {
                var marks = new Dictionary<string, decimal>(StringComparer.Ordinal);
                foreach (
                    var (field, value) in form.Where(field => field.Key.StartsWith(JurySheets.MarkField, StringComparison.Ordinal))
                        .Select(field => (field.Key[JurySheets.MarkField.Length..], field.Value.ToString().Trim()))
                        .Where(field => field.Item2.Length > 0)
                )
                    marks[field] = JurySheets.MarkOf(value)
                        ?? throw new RefusalException(RefusalKind.Usage, "sheet-mark-unreadable", field, value);
                await sender.Send(
                    new MarkCalibration(name.EditionId, name.Stage, name.Entry, marks, form["do"] == "hand-in"),
                    context.RequestAborted
                );
                return form["do"] == "read"
                    ? TypedResults.Redirect(Reader.Of(context).ToWith([KeyValuePair.Create("view", "read")], name.At("calibration-sheet")))
                    : Pages.Done(
                        context,
                        form["do"] == "hand-in" ? "calibration-done" : "sheet-saved",
                        form["do"] == "hand-in"
                            ? ["jury", "calibration", name.Programme, name.Edition, name.Stage]
                            : name.At("calibration-sheet")
                    );
            },
            error => ShowEntry(context, sender, name, error)
        );

    /// <summary>The whole round, to those who may read unpublished data.</summary>
    public static Task<IResult> ShowAll(HttpContext context, IMediator sender, string programme, string edition, string stage) =>
        ShowRound(context, sender, $"{programme}/{edition}", stage, null);

    /// <summary>The chair opens or closes the round.</summary>
    public static Task<IResult> Change(HttpContext context, IMediator sender, string programme, string edition, string stage) =>
        FormError.Or(
            context,
            async form =>
            {
                var id = $"{programme}/{edition}";
                if (form["do"] == "close")
                    await sender.Send(new CloseCalibration(id, stage, form["reason"].ToString()), context.RequestAborted);
                else
                    await sender.Send(new OpenCalibration(id, stage, [.. form["entry"].OfType<string>()]), context.RequestAborted);
                return Pages.Done(
                    context,
                    form["do"] == "close" ? "calibration-closed" : "calibration-opened",
                    "staff",
                    programme,
                    edition,
                    "calibration",
                    stage
                );
            },
            error => ShowRound(context, sender, $"{programme}/{edition}", stage, error)
        );

    private static async Task<IResult> ShowEntry(HttpContext context, IMediator sender, SheetName name, FormError? error)
    {
        var shown = await sender.Send(new ShowCalibration(name.EditionId, name.Stage), context.RequestAborted);
        var entry = shown.Entries.FirstOrDefault(one => one.Entry == name.Entry)
            ?? throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", name.Entry, "");
        var reading = shown.Round is { IsOpen: true }
            ? await sender.Send(new ReadEntry(name.EditionId, name.Stage, name.Entry), context.RequestAborted)
            : null;
        SecurityHeaders.AllowFrames(context);
        (string, object?)[] parameters =
        [
            ("Name", name),
            ("Shown", shown),
            ("Entry", entry),
            ("Reading", reading),
            ("FormError", error),
            ("View", context.Request.Query["view"] == "read" ? "read" : "mark"),
        ];
        return error is null
            ? Pages.Page<CalibrationSheetPage>(context, parameters)
            : Pages.Wrong<CalibrationSheetPage>(context, parameters);
    }

    private static async Task<IResult> ShowRound(HttpContext context, IMediator sender, string edition, string stage, FormError? error)
    {
        var shown = await sender.Send(new ShowCalibration(edition, stage), context.RequestAborted);
        (string, object?)[] parameters = [("Shown", shown), ("FormError", error)];
        return error is null
            ? Pages.Page<CalibrationRoundPage>(context, parameters)
            : Pages.Wrong<CalibrationRoundPage>(context, parameters);
    }
}
