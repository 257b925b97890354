using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Import;
using Scoring.Features.Import.Listing;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Templates;
using Scoring.Features.Output.Spreadsheets;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Ministry;

/// <summary>Imports: files are uploaded, previewed with every problem, and stored only when confirmed.</summary>
internal static class ImportEndpoints
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The largest upload, in bytes.</summary>
    public const long MostBytes = 120L << 20;

    /// <summary>The files in force, and a form for more.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition) =>
        await ShowPage(context, sender, $"{programme}/{edition}", null);

    /// <summary>A template to fill in.</summary>
    public static async Task<IResult> Template(
        HttpContext context,
        IMediator sender,
        string programme,
        string edition,
        string? kind,
        string? form,
        string? of,
        string? format,
        bool filled = false
    )
    {
        var reader = Reader.Of(context);
        var wanted = Enum.TryParse<ImportKind>(kind, out var known) ? known : ImportKind.Submissions;
        var options = new TemplateOptions
        {
            IsWide = form == "wide",
            IsFilled = filled,
            Of = string.IsNullOrEmpty(of) ? null : of,
        };
        try
        {
            var template = await sender.Send(
                new MakeTemplate(wanted, $"{programme}/{edition}", reader.Language, options),
                context.RequestAborted
            );
            var name = $"{programme}-{edition}-{wanted.ToString().ToLowerInvariant()}";
            using var file = new MemoryStream();
            if (format != "csv")
            {
                TemplateXlsx.Write(file, template);
                return TypedResults.File(file.ToArray(), Excel, name + ".xlsx");
            }
            await using (var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
                TemplateCsv.Write(writer, template);
            return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", name + ".csv");
        }
        catch (RefusalException refusal) when (refusal.Code.StartsWith("template-", StringComparison.Ordinal))
        {
            var slip = new FormError(Shared.Refusal(refusal, reader.Language), null, FormCollection.Empty);
            return await ShowPage(context, sender, $"{programme}/{edition}", slip);
        }
    }

    /// <summary>Takes an upload and redirects to its preview.</summary>
    public static Task<IResult> Take(
        HttpContext context,
        IMediator sender,
        Uploads uploads,
        Caller caller,
        string programme,
        string edition
    ) =>
        FormError.Or(
            context,
            async form =>
            {
                var files = form.Files.Where(file => file.Length > 0).ToList();
                if (files.Count == 0)
                    throw new RefusalException(RefusalKind.Usage, "no-file-chosen");
                var upload = await uploads.Take($"{programme}/{edition}", caller.Person.Name, files, context.RequestAborted);
                var guessed = new List<UploadedFile>();
                foreach (var file in upload.Files)
                    guessed.Add(
                        file with
                        {
                            Kind = (
                                await sender.Send(new PreviewImport(file.Path, $"{programme}/{edition}"), context.RequestAborted)
                            ).Guess,
                        }
                    );
                uploads.Set(upload, guessed);
                return Pages.Done(context, null, "staff", programme, edition, "import", upload.Id);
            },
            slip => ShowPage(context, sender, $"{programme}/{edition}", slip)
        );

    /// <summary>The preview of an upload. Nothing is stored.</summary>
    public static async Task<IResult> Preview(HttpContext context, IMediator sender, [AsParameters] UploadAddress address)
    {
        var sent = address.Sent;
        var work = await sender.Send(new ShowEditionWork(sent.Edition), context.RequestAborted);
        var looks = new List<PreviewedFile>();
        var outcomes = await Check(context, sender, sent);
        foreach (var file in sent.Files)
        {
            looks.Add(
                new PreviewedFile(
                    Path.GetFileName(file.Path),
                    file.Kind,
                    (await sender.Send(new PreviewImport(file.Path, sent.Edition), context.RequestAborted)).Rows,
                    file.Kind is { } kind
                        ? await sender.Send(new DescribeFile(file.Path, sent.Edition, kind, file.Choices), context.RequestAborted)
                        : null,
                    file.Choices,
                    file.Kind is null ? null : outcomes[file.Path],
                    file.Replacing
                )
            );
        }
        return Pages.Page<PreviewPage>(context, ("Work", work), ("UploadId", sent.Id), ("Files", looks));
    }

    /// <summary>Sets the kinds of the files, how they are read and what they do to earlier ones, and previews again.</summary>
    public static async Task<IResult> Look(HttpContext context, IMediator sender, [AsParameters] UploadAddress address)
    {
        var sent = address.Sent;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var files = new List<UploadedFile>();
        foreach (var (file, i) in sent.Files.Select((file, i) => (file, i)))
        {
            ImportKind? kind = Enum.TryParse<ImportKind>(form[$"kind-{i.ToString(CultureInfo.InvariantCulture)}"], out var chosen)
                ? chosen
                : null;
            // What was said of a file of one kind means nothing for another.
            var choices =
                kind is { } same && same == file.Kind
                    ? ReadingForm.Read(
                        form,
                        i,
                        await sender.Send(new DescribeFile(file.Path, sent.Edition, same, file.Choices), context.RequestAborted)
                    )
                    : ReadingChoices.None;
            var replacing = Enum.TryParse<Replacing>(form[$"answer-{i.ToString(CultureInfo.InvariantCulture)}"], out var answer)
                ? answer
                : file.Replacing;
            files.Add(new UploadedFile(file.Path, kind, choices, replacing));
        }
        address.Uploads.Set(sent, files);
        return Pages.Done(context, null, address.At);
    }

    /// <summary>Every problem as a file.</summary>
    public static async Task<IResult> Problems(HttpContext context, IMediator sender, [AsParameters] UploadAddress address)
    {
        var sent = address.Sent;
        var outcomes = await Check(context, sender, sent);
        var language = Reader.Of(context).Language;
        var text = new StringBuilder("code,file,row,column,value,message\n");
        foreach (var problem in outcomes.Values.SelectMany(outcome => outcome.Problems))
        {
            text.AppendJoin(
                    ',',
                    new[]
                    {
                        problem.Code,
                        problem.File,
                        problem.Row.ToString(CultureInfo.InvariantCulture),
                        problem.Column,
                        problem.Value,
                        Shared.Problem(problem, language),
                    }.Select(SpreadsheetText.Cell)
                )
                .Append('\n');
        }
        return Results.File(
            new UTF8Encoding(false).GetBytes(text.ToString()),
            "text/csv; charset=utf-8",
            $"{address.Programme}-{address.Edition}-problems.csv"
        );
    }

    /// <summary>Stores all of it or nothing.</summary>
    public static async Task<IResult> Confirm(HttpContext context, IMediator sender, [AsParameters] UploadAddress address)
    {
        var sent = address.Sent;
        if (sent.Files.All(file => file.Kind is not null))
        {
            var outcomes = await sender.Send(new ImportFiles(sent.Edition, Known(sent)), context.RequestAborted);
            if (outcomes.All(outcome => outcome.Status != ImportStatus.Refused))
            {
                address.Uploads.Forget(address.Upload);
                return Pages.Done(
                    context,
                    outcomes.All(outcome => outcome.Status == ImportStatus.Unchanged) ? "import-unchanged" : "import-stored",
                    "staff",
                    address.Programme,
                    address.Edition,
                    "import"
                );
            }
        }
        return Pages.Done(context, "import-not-stored", address.At);
    }

    private static async Task<IResult> ShowPage(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var work = await sender.Send(new ShowEditionWork(edition), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("Work", work),
            ("All", await sender.Send(new ListImports(edition), context.RequestAborted)),
            ("FormError", slip),
        ];
        return Pages.Either<ImportPage>(context, slip, parameters);
    }

    private static List<FileToImport> Known(Upload sent) =>
        [
            .. sent
                .Files.Where(file => file.Kind is not null)
                .Select(file => new FileToImport(file.Kind!.Value, file.Path, file.Choices, file.Replacing)),
        ];

    private static async Task<Dictionary<string, ImportOutcome>> Check(HttpContext context, IMediator sender, Upload sent)
    {
        var known = Known(sent);
        if (known.Count == 0)
            return [];
        // Outcomes are in the order in which kinds build on each other, and two files may share a name: each is found by its place in that
        // order.
        var outcomes = await sender.Send(new ImportFiles(sent.Edition, known, DryRun: true), context.RequestAborted);
        return ImportFiles.InOrder(known).Zip(outcomes).ToDictionary(pair => pair.First.Path, pair => pair.Second);
    }
}

/// <summary>The upload that an address names.</summary>
/// <param name="Uploads">The uploads.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Programme">The programme's id.</param>
/// <param name="Edition">The edition's name within it.</param>
/// <param name="Upload">The upload's id.</param>
internal sealed record UploadAddress(Uploads Uploads, Caller Caller, string Programme, string Edition, string Upload)
{
    /// <summary>The upload.</summary>
    /// <exception cref="RefusalException">The caller has no such upload.</exception>
    public Upload Sent => Uploads.Of(Upload, $"{Programme}/{Edition}", Caller.Person.Name);

    /// <summary>The parts of the address of its preview.</summary>
    public string[] At => ["staff", Programme, Edition, "import", Upload];
}

/// <summary>A file in the preview.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, or null if unknown.</param>
/// <param name="Rows">Its first rows, the header first.</param>
/// <param name="Description">How its sheets and headers are read, or null if its kind is unknown.</param>
/// <param name="Choices">What was said of its reading.</param>
/// <param name="Outcome">The outcome that importing it would have, or null if its kind is unknown.</param>
/// <param name="Replacing">What it does to earlier files, as answered.</param>
public sealed record PreviewedFile(
    string Name,
    ImportKind? Kind,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    FileDescription? Description,
    ReadingChoices Choices,
    ImportOutcome? Outcome,
    Replacing Replacing
);
