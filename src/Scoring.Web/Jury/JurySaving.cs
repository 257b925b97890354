using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Output.Localization;
using Scoring.Web.Shell;

namespace Scoring.Web.Jury;

/// <summary>What the scoresheet's script asks: to save one change, and how the sheet stands.</summary>
internal static class JurySaving
{
    /// <summary>A change as the script sends it.</summary>
    /// <param name="Kind">"mark" or "comment".</param>
    /// <param name="Criterion">The criterion's id.</param>
    /// <param name="Value">What stands in the field; empty takes it back.</param>
    /// <param name="Seen">The version that the page had.</param>
    /// <param name="Key">What the page calls the change.</param>
    public sealed record SentChange(string Kind, string Criterion, string Value, int Seen, string Key);

    /// <summary>How a sheet stands after a change.</summary>
    /// <param name="Revision">Its version.</param>
    /// <param name="Total">Its total so far, as people read it.</param>
    /// <param name="Unmarked">How many criteria have no mark yet.</param>
    public sealed record Saved(int Revision, string Total, int Unmarked);

    /// <summary>A sheet whole.</summary>
    /// <param name="Revision">Its version.</param>
    /// <param name="Total">Its total so far, as people read it.</param>
    /// <param name="Unmarked">How many criteria have no mark yet.</param>
    /// <param name="IsOpen">True where it can be changed.</param>
    /// <param name="Fields">What stands in each field, by its name.</param>
    public sealed record Whole(int Revision, string Total, int Unmarked, bool IsOpen, IReadOnlyDictionary<string, string> Fields);

    /// <summary>Saves one change; done once, however often it is sent.</summary>
    public static async Task<JsonHttpResult<Saved>> Change(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name
    )
    {
        var change = await context.Request.ReadFromJsonAsync<SentChange>(context.RequestAborted)
            ?? throw new BadHttpRequestException("no change");
        var isComment = change.Kind == "comment";
        decimal? mark =
            isComment || string.IsNullOrWhiteSpace(change.Value)
                ? null
                : JurySheets.MarkOf(change.Value) ?? throw new RefusalException(RefusalKind.Data, "sheet-mark-unreadable", change.Value);
        var answer = await sender.Send(
            new SaveChange(
                name.EditionId,
                name.Stage,
                name.Entry,
                caller.Person.Juror!,
                change.Criterion,
                mark,
                isComment ? (change.Value ?? "").ReplaceLineEndings("\n").Trim() : null,
                change.Seen,
                change.Key
            ),
            context.RequestAborted
        );
        return TypedResults.Json(new Saved(answer.Revision, Total(context, answer.Total), answer.Unmarked.Count));
    }

    /// <summary>How the own sheet stands now, also by what other windows and devices did.</summary>
    public static async Task<JsonHttpResult<Whole>> State(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name
    )
    {
        var shown = await JurySheets.Find(context, sender, caller, name);
        var language = Reader.Of(context).Language;
        var fields = new Dictionary<string, string>();
        foreach (var criterion in shown.Criteria)
        {
            fields.Add(
                JurySheets.MarkField + criterion.Criterion.Id,
                criterion.Mark is { } mark ? Numbers.Format(mark, language, 0, 10) : ""
            );
            fields.Add(JurySheets.CommentField + criterion.Criterion.Id, criterion.Comment ?? "");
        }
        return TypedResults.Json(
            new Whole(shown.Answer.Revision, Total(context, shown.Answer.Total), shown.Answer.Unmarked.Count, shown.IsOpen, fields)
        );
    }

    private static string Total(HttpContext context, decimal total) => Numbers.Format(total, Reader.Of(context).Language, 0, 4);
}
