using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Attachments.Reading;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Jury;

/// <summary>A juror's scoresheet as a form without script: saved whole with one button, then summarised, then submitted.</summary>
internal static class JurySheets
{
    /// <summary>The prefix of the names of fields for marks, before the criterion's id.</summary>
    public const string MarkField = "mark.";

    /// <summary>The prefix of the names of fields for comments, before the criterion's id.</summary>
    public const string CommentField = "comment.";

    /// <summary>The scoresheet.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, Caller caller, [AsParameters] SheetName name)
    {
        var shown = await Find(context, sender, caller, name);
        var next = await sender.Send(
            new FindNextSheet(name.EditionId, name.Stage, name.Entry, caller.Person.Juror),
            context.RequestAborted
        );
        return Pages.Page<ScoresheetPage>(
            context,
            ("Name", name),
            ("Shown", shown),
            ("Next", next),
            ("Reading", await Read(context, sender, shown, name)),
            ("View", context.Request.Query["view"] == "read" ? "read" : "mark")
        );
    }

    // Those who may not mark an entry have nothing to read there.
    private static async Task<EntryReading?> Read(HttpContext context, IMediator sender, ShownSheet shown, SheetName name)
    {
        if (shown.Conflict is not null)
            return null;
        SecurityHeaders.AllowFrames(context);
        return await sender.Send(new ReadEntry(name.EditionId, name.Stage, name.Entry), context.RequestAborted);
    }

    /// <summary>Saves the whole form or nothing; then stays, or goes on to the summary.</summary>
    public static async Task<IResult> Save(HttpContext context, IMediator sender, Caller caller, [AsParameters] SheetName name)
    {
        var (form, reader) = (context.Request.Form, Reader.Of(context));
        var typed = new TypedSheet(form);
        if (typed.Faults.Count == 0)
        {
            try
            {
                await sender.Send(
                    new FillSheet(
                        name.EditionId,
                        name.Stage,
                        name.Entry,
                        caller.Person.Juror!,
                        typed.Marks,
                        typed.Comments,
                        HandsIn: false,
                        typed.Seen
                    ),
                    context.RequestAborted
                );
                return form["do"].ToString() switch
                {
                    "hand-in" => Pages.Done(context, null, name.At("hand-in")),
                    "read" => TypedResults.Redirect(reader.ToWith([KeyValuePair.Create("view", "read")], name.At("sheet"))),
                    _ => Pages.Done(context, "sheet-saved", name.At("sheet")),
                };
            }
            catch (RefusalException refusal) when (!refusal.IsOfStore)
            {
                typed.Sentence = Shared.Refusal(refusal, reader.Language);
                if (refusal.Code == "sheet-mark-off-scale")
                    typed.Faults.Add((string)refusal.Arguments[0], typed.Sentence);
            }
        }
        typed.Sentence ??= reader.Text("jury.sheet.wrong", typed.Faults.Count);
        var shown = await Find(context, sender, caller, name);
        return Pages.Wrong<ScoresheetPage>(
            context,
            ("Name", name),
            ("Shown", shown),
            ("Typed", typed),
            ("Reading", await Read(context, sender, shown, name))
        );
    }

    /// <summary>The summary before a sheet is submitted.</summary>
    public static async Task<IResult> ShowSummary(HttpContext context, IMediator sender, Caller caller, [AsParameters] SheetName name) =>
        Pages.Page<SummaryPage>(context, ("Name", name), ("Shown", await Find(context, sender, caller, name)));

    /// <summary>Submits the sheet.</summary>
    public static async Task<IResult> HandIn(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name,
        [FromForm] int seen
    )
    {
        try
        {
            await sender.Send(
                new SubmitScoresheet(name.EditionId, name.Stage, name.Entry, caller.Person.Juror!, seen),
                context.RequestAborted
            );
            return Pages.Done(context, "sheet-handed-in", "jury");
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return Pages.Wrong<SummaryPage>(
                context,
                ("Name", name),
                ("Shown", await Find(context, sender, caller, name)),
                ("Fault", Shared.Refusal(refusal, Reader.Of(context).Language))
            );
        }
    }

    /// <summary>The juror's own sheet that an address names.</summary>
    /// <exception cref="RefusalException">There is none, or the juror has no seat there: the answer is the same.</exception>
    public static async Task<ShownSheet> Find(HttpContext context, IMediator sender, Caller caller, SheetName name)
    {
        var shown = await sender.Send(new ShowSheet(name.EditionId, name.Stage, name.Entry, caller.Person.Juror), context.RequestAborted);
        return shown.HasSeat ? shown : throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", name.Entry, "");
    }

    /// <summary>A mark as people write it: point or comma, spaces around it; null if it is not a number.</summary>
    public static decimal? MarkOf(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mark)
            ? mark
            : null;
}

/// <summary>What a juror typed into the form.</summary>
public sealed class TypedSheet
{
    /// <summary>Reads the form.</summary>
    public TypedSheet(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        foreach (var (field, value) in form.Select(pair => (pair.Key, pair.Value.ToString())))
        {
            if (field.StartsWith(JurySheets.CommentField, StringComparison.Ordinal))
                Comments.Add((field[JurySheets.CommentField.Length..], value.ReplaceLineEndings("\n").Trim()));
            if (!field.StartsWith(JurySheets.MarkField, StringComparison.Ordinal))
                continue;
            var criterion = field[JurySheets.MarkField.Length..];
            Texts[criterion] = value;
            if (JurySheets.MarkOf(value) is { } mark || value.Trim().Length == 0)
                Marks.Add((criterion, JurySheets.MarkOf(value)));
            else
                Faults.Add(criterion, value);
        }
    }

    /// <summary>The version that the juror had.</summary>
    public int Seen { get; }

    /// <summary>Criterion and mark, or null.</summary>
    public List<(string Criterion, decimal? Mark)> Marks { get; } = [];

    /// <summary>Criterion and comment.</summary>
    public List<(string Criterion, string Text)> Comments { get; } = [];

    /// <summary>Every mark as it was typed, by criterion.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>The criteria whose mark is wrong.</summary>
    public Dictionary<string, string> Faults { get; } = [];

    /// <summary>Why it cannot be saved, in a sentence, or null.</summary>
    public string? Sentence { get; set; }
}
