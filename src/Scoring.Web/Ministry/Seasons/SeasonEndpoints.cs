using System.Globalization;
using System.IO.Compression;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Rules;
using Scoring.Features.Rules.Diff;
using Scoring.Features.Seasons;
using Scoring.RuleBook.Drafts;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry.Seasons;

/// <summary>Seasons: their rules written in forms, and how far they are.</summary>
internal static class SeasonEndpoints
{
    /// <summary>The largest upload of rule files.</summary>
    public const long MostBytes = 10 << 20;

    /// <summary>The seasons, and the way to a new one.</summary>
    public static Task<IResult> List(HttpContext context, IMediator sender) => ShowList(context, sender, null);

    /// <summary>Starts a season.</summary>
    public static Task<IResult> Start(HttpContext context, IMediator sender) =>
        FormError.Or(
            context,
            async form =>
            {
                string Field(string name) => form[name].ToString().Trim();
                var version = await sender.Send(
                    new StartSeason(
                        Field("programme"),
                        Field("year"),
                        Field("from") is { Length: > 0 } from ? from : null,
                        Field("name") is { Length: > 0 } name ? name : null,
                        Field("name-en") is { Length: > 0 } english ? english : null
                    ),
                    context.RequestAborted
                );
                return Pages.Done(context, "season-started", "staff", version.Edition, "season");
            },
            slip => ShowList(context, sender, slip)
        );

    /// <summary>How a season stands.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition, string? with) =>
        ShowSeason(context, sender, $"{programme}/{edition}", with, null);

    /// <summary>Announces, archives or takes back a season; confirms or refuses a version.</summary>
    public static Task<IResult> Act(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var said = await Do(sender, $"{programme}/{edition}", form, context.RequestAborted);
                return Pages.Done(context, said, "staff", programme, edition, "season");
            },
            slip => ShowSeason(context, sender, $"{programme}/{edition}", null, slip)
        );

    /// <summary>The keys of a part of a rule file.</summary>
    public static Task<IResult> Edit(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? file,
        string? at,
        string? only
    ) => ShowEdit(context, sender, $"{programme}/{edition}", file ?? "edition.yaml", at ?? "", only, null);

    /// <summary>Changes keys of a rule file.</summary>
    public static Task<IResult> Save(HttpContext context, IMediator sender, string programme, string edition)
    {
        var id = $"{programme}/{edition}";
        return FormError.Or(
            context,
            async form =>
            {
                var (file, at, only) = (form["file"].ToString(), form["at"].ToString(), form["only"].ToString());
                var shown = await sender.Send(new ShowSeason(id), context.RequestAborted);
                var edits = RuleForm.EditsOf(form, shown.Draft(file), Reader.Of(context).Language);
                var said = "rules-saved";
                if (edits.Count == 0)
                    said = "rules-unchanged";
                else
                    await sender.Send(
                        new ChangeRules(
                            id,
                            int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
                            file,
                            edits,
                            form["reason"].ToString(),
                            form["decree"].ToString()
                        ),
                        context.RequestAborted
                    );
                // Where an item was removed or moved its page is another's.
                var again = edits.Any(edit => edit is Remove or Move && edit.Path == at) ? "" : at;
                return Results.Redirect(
                    Reader
                        .Of(context)
                        .ToWith(
                            [new("file", file), new("at", again), new("only", only), new("said", said)],
                            "staff",
                            programme,
                            edition,
                            "season",
                            "edit"
                        )
                );
            },
            slip => ShowEdit(context, sender, id, slip["file"], slip["at"], slip["only"], slip)
        );
    }

    /// <summary>The rule files as one archive.</summary>
    public static async Task<IResult> Download(HttpContext context, IMediator sender, string programme, string edition)
    {
        var season = await sender.Send(new ShowSeason($"{programme}/{edition}"), context.RequestAborted);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in season.Files)
            {
                var path = name.StartsWith("committee/", StringComparison.Ordinal) ? name : $"{programme}/{edition}/{name}";
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = new DateTimeOffset(season.Version?.At ?? new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                await using var stream = await entry.OpenAsync(context.RequestAborted);
                await stream.WriteAsync(content, context.RequestAborted);
            }
        }
        return Results.File(bytes.ToArray(), "application/zip", $"{programme}-{edition}.zip");
    }

    /// <summary>Takes whole files: those that are given replace or join the others.</summary>
    public static Task<IResult> Upload(HttpContext context, IMediator sender, string programme, string edition)
    {
        var id = $"{programme}/{edition}";
        return FormError.Or(
            context,
            async form =>
            {
                var season = await sender.Send(new ShowSeason(id), context.RequestAborted);
                var files = new SortedDictionary<string, byte[]>(
                    season.Files.ToDictionary(file => file.Key, file => file.Value),
                    StringComparer.Ordinal
                );
                foreach (var file in form.Files.GetFiles("files"))
                {
                    using var bytes = new MemoryStream();
                    await file.CopyToAsync(bytes, context.RequestAborted);
                    files[Path.GetFileName(file.FileName)] = bytes.ToArray();
                }
                await sender.Send(
                    new PutRules(id, season.Version?.Number ?? 0, files, form["reason"].ToString(), form["decree"].ToString()),
                    context.RequestAborted
                );
                return Pages.Done(context, "rules-saved", "staff", programme, edition, "season");
            },
            slip => ShowSeason(context, sender, id, null, slip)
        );
    }

    private static async Task<string> Do(IMediator sender, string edition, IFormCollection form, CancellationToken cancellation)
    {
        string Field(string name) => form[name].ToString().Trim();
        switch (Field("do"))
        {
            case "announce":
                await sender.Send(new MoveSeason(edition, SeasonState.Announced), cancellation);
                return "season-announced";
            case "draft":
                await sender.Send(new MoveSeason(edition, SeasonState.Draft, Field("reason")), cancellation);
                return "season-taken-back";
            case "archive":
                await sender.Send(new MoveSeason(edition, SeasonState.Archived, Field("reason")), cancellation);
                return "season-archived";
            case "confirm" or "refuse" when int.TryParse(Field("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                await sender.Send(new RuleOnRules(edition, number, Field("do") == "confirm", Field("reason")), cancellation);
                return Field("do") == "confirm" ? "rules-confirmed" : "rules-refused";
            case "take-over":
                var (programme, year) = (
                    edition[..edition.IndexOf('/', StringComparison.Ordinal)],
                    edition[(edition.IndexOf('/', StringComparison.Ordinal) + 1)..]
                );
                await sender.Send(new StartSeason(programme, year, edition), cancellation);
                return "season-started";
            default:
                throw new RefusalException(RefusalKind.Usage, "decision-missing");
        }
    }

    private static async Task<IResult> ShowList(HttpContext context, IMediator sender, FormError? slip)
    {
        var seasons = await sender.Send(new ListSeasons(), context.RequestAborted);
        var editions = await sender.Send(new ListEditions(), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("Seasons", seasons),
            ("Editions", editions.Where(reading => reading.Edition is not null).Select(reading => reading.EditionId).ToList()),
            ("Names", EditionNames.Of(editions)),
            ("FormError", slip),
        ];
        return Pages.Either<SeasonsPage>(context, slip, parameters);
    }

    private static async Task<IResult> ShowSeason(HttpContext context, IMediator sender, string edition, string? with, FormError? slip)
    {
        var season = await sender.Send(new ShowSeason(edition), context.RequestAborted);
        var all = await sender.Send(new ListEditions(), context.RequestAborted);
        var others = all.Where(reading => reading.Edition is not null && reading.EditionId != edition)
            .Select(reading => reading.EditionId)
            .ToList();
        var before = with is { Length: > 0 } ? with : YearBefore(edition, others);
        var diff =
            season.Rules.Edition is null || before is null
                ? null
                : await sender.Send(new DiffEditions(before, edition), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("Season", season),
            ("Others", others),
            ("Names", EditionNames.Of(all)),
            ("Diff", diff),
            ("FormError", slip),
        ];
        return Pages.Either<SeasonPage>(context, slip, parameters);
    }

    // The edition of the same programme before this one.
    private static string? YearBefore(string edition, List<string> others) =>
        others
            .Where(other => other.StartsWith(edition[..(edition.IndexOf('/', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))
            .Where(other => string.CompareOrdinal(other, edition) < 0)
            .Max(StringComparer.Ordinal);

    private static async Task<IResult> ShowEdit(
        HttpContext context,
        IMediator sender,
        string edition,
        string file,
        string at,
        string? only,
        FormError? slip
    )
    {
        var season = await sender.Send(new ShowSeason(edition), context.RequestAborted);
        if (!RuleDraft.Files.Contains(file))
            throw new RefusalException(RefusalKind.Usage, "rule-path-unknown", file);
        var draft = season.Draft(file)
            ?? RuleDraft.Open(file, file == "committee" ? $"fills: {edition}\n" : "calendar: { zone: WIB, dates: [] }\n");
        if (season.Files.ContainsKey(file) && season.Draft(file) is null)
            throw new RefusalException(RefusalKind.Rules, "rule-file-unreadable", file);
        var map = draft!.MapAt(at) ?? throw new RefusalException(RefusalKind.Usage, "rule-path-unknown", at);
        if (!string.IsNullOrEmpty(only) && map.Find(only) is null)
            throw new RefusalException(RefusalKind.Usage, "rule-path-unknown", only);
        (string, object?)[] parameters =
        [
            ("Season", season),
            ("File", file),
            ("Map", map),
            ("Draft", draft),
            ("Only", string.IsNullOrEmpty(only) ? null : only),
            ("FormError", slip),
        ];
        return Pages.Either<RuleEditPage>(context, slip, parameters);
    }
}
