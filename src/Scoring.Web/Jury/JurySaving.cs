using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Output.Localization;
using Scoring.Web.Shell;

namespace Scoring.Web.Jury;

/// <summary>What the scoresheet's script requests: to save one change, and the sheet's current state.</summary>
internal static class JurySaving
{
    /// <summary>A change as the script sends it.</summary>
    /// <param name="Kind">"mark" or "comment".</param>
    /// <param name="Criterion">The criterion's id.</param>
    /// <param name="Value">The content of the field; empty withdraws it.</param>
    /// <param name="Seen">The version that the page had.</param>
    /// <param name="Key">The page's key of the change.</param>
    public sealed record SentChange(string? Kind, string? Criterion, string? Value, int Seen, string? Key);

    /// <summary>The state of a sheet after a change.</summary>
    /// <param name="Revision">Its version.</param>
    /// <param name="Total">Its total so far, as people read it.</param>
    /// <param name="Unmarked">How many criteria have no mark yet.</param>
    public sealed record Saved(int Revision, string Total, int Unmarked);

    /// <summary>A whole sheet.</summary>
    /// <param name="Revision">Its version.</param>
    /// <param name="Total">Its total so far, as people read it.</param>
    /// <param name="Unmarked">How many criteria have no mark yet.</param>
    /// <param name="IsOpen">True where it can be changed.</param>
    /// <param name="Fields">The content of each field, by its name.</param>
    public sealed record Whole(int Revision, string Total, int Unmarked, bool IsOpen, IReadOnlyDictionary<string, string> Fields);

    /// <summary>Saves one change, once even if it is sent several times.</summary>
    public static async Task<JsonHttpResult<Saved>> Change(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name
    )
    {
        var change = await SentText.ReadJson<SentChange>(context.Request, context.RequestAborted);
        if (change is not { Kind: "mark" or "comment", Criterion: not null, Key: not null })
            throw SentText.Unreadable();
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
                isComment ? StorableText.Of(change.Value ?? "").ReplaceLineEndings("\n").Trim() : null,
                change.Seen,
                change.Key
            ),
            context.RequestAborted
        );
        return TypedResults.Json(new Saved(answer.Revision, Total(context, answer.Total), answer.Unmarked.Count));
    }

    /// <summary>The current state of the juror's sheet, including changes from other windows and devices.</summary>
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
