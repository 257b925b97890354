using MediatR;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Entries;

/// <summary>One section of an entry: a form that works by itself, and that a script saves while one writes.</summary>
internal static class SectionEndpoints
{
    /// <summary>The answer to the script.</summary>
    /// <param name="Revision">The section's revision.</param>
    /// <param name="Time">When it was saved, as people read it.</param>
    public sealed record Saved(int Revision, string Time);

    /// <summary>The form.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, [AsParameters] EntryName name, string section) =>
        Show(context, sender, name, section, null);

    /// <summary>Saves it, and goes to the next section or to the list; the script stays where it is.</summary>
    public static async Task<IResult> Save(HttpContext context, IMediator sender, [AsParameters] EntryName name, string section)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var request = new SaveSection(
            name.EditionId,
            name.Id,
            section,
            (int)(EntryEndpoints.Number(form["seen"]) ?? 0),
            EntryEndpoints.AnswersIn(form)
        );
        if (context.Request.Headers.Accept == "application/json")
        {
            var saved = await sender.Send(request, context.RequestAborted);
            return TypedResults.Json(new Saved(saved.Revision, Reader.Of(context).Clock(saved.At!.Value)));
        }
        return await FormError.Or(
            context,
            async _ =>
            {
                await sender.Send(request, context.RequestAborted);
                var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
                return form["do"] == "next" && Next(view, section) is { } next
                    ? Pages.Done(context, "section-saved", name.At("section", next))
                    : Pages.Done(context, "section-saved", name.At(form["do"] == "next" ? ["check"] : []));
            },
            slip => Show(context, sender, name, section, slip)
        );
    }

    // The next section that can be changed.
    private static string? Next(EntryView view, string section)
    {
        var sections = view.Door.Form.Sections;
        return sections
            .SkipWhile(one => one.Id != section)
            .Skip(1)
            .FirstOrDefault(one => one.Fields.Any(field => view.CanChange(field.Id)))
            ?.Id;
    }

    private static async Task<IResult> Show(HttpContext context, IMediator sender, EntryName name, string section, FormError? slip)
    {
        var view = await sender.Send(new ShowEntry(name.EditionId, name.Id), context.RequestAborted);
        var shown = view.Door.Form.Sections.FirstOrDefault(one => one.Id == section)
            ?? throw new RefusalException(RefusalKind.Usage, "section-unknown", section);
        (string, object?)[] parameters =
        [
            ("View", view),
            ("Name", name),
            ("Section", shown),
            ("Typed", slip is null ? null : EntryEndpoints.AnswersIn(slip.Form)),
            ("Fault", slip?.Sentence),
        ];
        return Pages.Either<SectionPage>(context, slip, parameters);
    }
}

/// <summary>Words of the pages about entries.</summary>
internal static class EntryWords
{
    /// <summary>What is wrong with an answer.</summary>
    public static string Of(FormProblem problem, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(reader);
        var places = problem.Places.ToArray<object>();
        if (problem.Code is "least" or "most" && problem.Field.Kind == FieldKind.Date)
            places = [.. problem.Places.Select(day => DayText(day, reader))];
        return reader.Text("entry.problem." + problem.Code, places);
    }

    /// <summary>An indicator with its number.</summary>
    public static string NameOf(Indicator indicator, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(reader);
        return $"{indicator.Number}. {indicator.Name.In(reader.Language)}";
    }

    /// <summary>The name of a field of an entry, be it of the form or of evidence; its id if there is none.</summary>
    public static string NameOf(OpenDoor door, string field, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(door);
        ArgumentNullException.ThrowIfNull(reader);
        return door.IndicatorOf(field) is { } indicator
            ? reader.Text("evidence.field", NameOf(indicator, reader))
            : door.Form.Fields.FirstOrDefault(one => one.Id == field)?.Name.In(reader.Language) ?? field;
    }

    /// <summary>An answer as people read it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="answer">The answer in its one form.</param>
    /// <param name="reader">The reader.</param>
    public static string Answer(FormField field, string answer, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(reader);
        return field.Kind switch
        {
            FieldKind.Choice => field.Choices.FirstOrDefault(choice => choice.Value == answer)?.Name.In(reader.Language) ?? answer,
            FieldKind.YesNo or FieldKind.Consent => answer == FormAnswers.Yes ? reader.Text("entry.yes")
            : answer == FormAnswers.No ? reader.Text("entry.no")
            : answer,
            FieldKind.Region => Scoring.Features.Import.RegionLists.RegionWords.NameOf(answer),
            FieldKind.Date => DayText(answer, reader),
            _ => answer,
        };
    }

    /// <summary>The words of a text against its limit, for example "180/200 kata"; null for a field without one.</summary>
    public static string? Count(FormField field, string answer, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(reader);
        return field.MostWords is { } most ? reader.Text("entry.words", Words.Count(answer), most) : null;
    }

    private static string DayText(string day, Reader reader) =>
        EntryEndpoints.Day(day) is { } date ? reader.Date(SeasonZone.Wib.Moment(date, TimeOnly.MinValue)) : day;
}
