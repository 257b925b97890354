using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Scoresheets.Files;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;
using Scoring.Web.Shell;

namespace Scoring.Web.Jury;

/// <summary>A stage with the juror's own entries.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Sheets">The juror's sheets, open ones first.</param>
public sealed record MyStage(Edition Edition, Stage Stage, IReadOnlyList<ListedSheet> Sheets)
{
    /// <summary>The sheets that are still to be done.</summary>
    public IReadOnlyList<ListedSheet> ToDo { get; } = [.. Sheets.Where(sheet => sheet.IsToDo)];
}

/// <summary>A juror's entries, and the scoresheet as a file.</summary>
internal static class JuryLists
{
    private const long MostBytes = 5 << 20;
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>My entries.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, Caller caller) =>
        await Page(context, sender, caller, null, null);

    /// <summary>The scoresheet to fill on a computer.</summary>
    public static async Task<IResult> Download(
        HttpContext context,
        IMediator sender,
        Caller caller,
        string programme,
        string edition,
        string stage
    )
    {
        var sheets = await sender.Send(new MakeScoresheets($"{programme}/{edition}", stage, caller.Person.Juror), context.RequestAborted);
        using var file = new MemoryStream();
        ScoresheetXlsx.Write(file, sheets[0], Reader.Of(context).Language);
        return TypedResults.File(file.ToArray(), Excel, $"{programme}-{edition}-{stage}.xlsx");
    }

    /// <summary>Takes a filled-in scoresheet, whole or not at all, and shows its problems.</summary>
    public static async Task<IResult> Bring(
        HttpContext context,
        IMediator sender,
        Caller caller,
        string programme,
        string edition,
        string stage,
        [FromForm] IFormFile? file
    )
    {
        if (file is not { Length: > 0 and <= MostBytes })
            return await Page(
                context,
                sender,
                caller,
                $"{programme}/{edition}/{stage}",
                Reader.Of(context).Text("jury.file.none", MostBytes >> 20)
            );
        var folder = Directory.CreateTempSubdirectory("scoresheet-");
        try
        {
            var path = Path.Combine(
                folder.FullName,
                $"{stage}-{string.Concat(caller.Person.Juror!.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}.xlsx"
            );
            await using (var copy = File.Create(path))
                await file.CopyToAsync(copy, context.RequestAborted);
            var outcome = await sender.Send(
                new UploadScoresheet(path, $"{programme}/{edition}", stage, caller.Person.Juror!),
                context.RequestAborted
            );
            return outcome.Status == ImportStatus.Refused
                ? await Page(context, sender, caller, $"{programme}/{edition}/{stage}", null, outcome)
                : Pages.Done(context, outcome.Status == ImportStatus.Unchanged ? "scoresheet-unchanged" : "scoresheet-taken", "jury");
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Data || refusal.Code == "calibrate-first")
        {
            return await Page(
                context,
                sender,
                caller,
                $"{programme}/{edition}/{stage}",
                Texts.Refusal(refusal, Reader.Of(context).Language)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IResult> Page(
        HttpContext context,
        IMediator sender,
        Caller caller,
        string? where,
        string? fault,
        ImportOutcome? outcome = null
    )
    {
        var stages = new List<MyStage>();
        foreach (var id in await sender.Send(new ListMyEditions(caller.Person.Juror), context.RequestAborted))
        {
            var edition = await sender.Send(new ShowEdition(id), context.RequestAborted);
            var sheets = await sender.Send(new ListMySheets(id, null, caller.Person.Juror), context.RequestAborted);
            foreach (var stage in edition.Stages.Where(stage => sheets.Any(sheet => sheet.Stage == stage.Id)))
                stages.Add(
                    new MyStage(
                        edition,
                        stage,
                        [.. sheets.Where(sheet => sheet.Stage == stage.Id).OrderByDescending(sheet => sheet.IsToDo)]
                    )
                );
        }
        var rounds = await sender.Send(new ListMyCalibrations(), context.RequestAborted);
        (string, object?)[] shown = [("Stages", stages), ("Rounds", rounds), ("FaultAt", where), ("Fault", fault), ("Outcome", outcome)];
        return fault is null && outcome is null ? Pages.Page<MyEntriesPage>(context, shown) : Pages.Wrong<MyEntriesPage>(context, shown);
    }
}
