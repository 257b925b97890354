using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Scoresheets.Files;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>
/// jury sheet EDITION --stage S --juror J --output FILE, or --all --output DIR: scoresheets to fill in and return with import marks.
/// </summary>
internal static class JurySheetVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("sheet", options, "verb.jury.sheet")
            .WithExamples(
                "jury sheet kipp/2023 --stage desk --juror TE-01 --output te-01.xlsx",
                "jury sheet kipp/2023 --stage desk --all --format xlsx --output sheets"
            );
        var name = new SheetOptions(verb, options, namesEntry: false);
        var all = VerbParts.Switch("all", options);
        verb.Add(all);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (isAll, juror) = (parsed.GetValue(all), name.JurorIfNamed(parsed));
            if (isAll == (juror is not null))
                throw new UsageException("usage.juror-or-all");
            var isCsv = ResultTarget.IsCsvForm(session);
            var sheets = await session
                .Send(new MakeScoresheets(name.Edition(parsed), name.Stage(parsed), juror), cancellation)
                .ConfigureAwait(false);
            if (isAll)
                WriteAll(session, sheets, isCsv);
            else
                WriteOne(session, sheets[0], isCsv);
            session.Say(CliTexts.Get("jury.sheets-written", session.Spoken, sheets.Count, sheets.Sum(sheet => sheet.Rows.Count)));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void WriteOne(CommandContext session, JurorScoresheet sheet, bool isCsv)
    {
        if (isCsv)
        {
            ResultTarget.WriteLines(session, writer => ScoresheetCsv.Write(writer, sheet));
            return;
        }
        if (session.Output is null)
            ResultTarget.NeedsFile(Format.Xlsx);
        ResultTarget.WriteBytes(session, stream => ScoresheetXlsx.Write(stream, sheet, session.Language));
    }

    private static void WriteAll(CommandContext session, IReadOnlyList<JurorScoresheet> sheets, bool isCsv)
    {
        var folder = session.Output ?? throw new UsageException("usage.argument-missing", "--output");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("usage.output", folder);
        }
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            var plain = FileName(sheet.Juror);
            var name = plain;
            for (var number = 2; !names.Add(name); number++)
                name = $"{plain}-{number}";
            ResultTarget.WriteFile(Path.Combine(folder, $"{sheet.Stage.Id}-{name}.{(isCsv ? "csv" : "xlsx")}"), stream =>
            {
                if (!isCsv)
                {
                    ScoresheetXlsx.Write(stream, sheet, session.Language);
                    return;
                }
                using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                ScoresheetCsv.Write(writer, sheet);
            });
        }
    }

    private static string FileName(string juror) =>
        string.Concat(juror.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
