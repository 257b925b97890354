using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Import.Templates;

namespace Scoring.Cli.Verbs.Import;

/// <summary>template KIND --edition E: a file with an edition's own columns, to fill in and import.</summary>
internal static class TemplateVerb
{
    public static Command Make(GlobalOptions options)
    {
        var kind = VerbParts.Argument("KIND", options);
        var edition = VerbParts.Option("edition", "EDITION", options);
        var wide = VerbParts.Switch("wide", options);
        var filled = VerbParts.Switch("filled", options);
        var of = VerbParts.Option("of", "region|innovation", options);
        var stage = VerbParts.Option("stage", "STAGE", options, "option.template-stage");
        var verb = VerbParts
            .Verb("template", options)
            .WithExamples(
                "template indicators --edition iga/2026 --wide --filled --output levels.xlsx",
                "template marks --edition kipp/2023 --stage desk --format csv"
            );
        verb.Add(kind);
        foreach (var option in new Option[] { edition, wide, filled, of, stage })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var isCsv = ResultTarget.IsCsvForm(session);
            if (!isCsv && session.Output is null)
                ResultTarget.NeedsFile(Format.Xlsx);
            var template = await session
                .Send(
                    new MakeTemplate(
                        ImportVerb.KindOf(parsed.Needs(kind)),
                        parsed.Needs(edition),
                        session.Spoken,
                        new TemplateOptions
                        {
                            IsWide = parsed.GetValue(wide),
                            IsFilled = parsed.GetValue(filled),
                            Of = parsed.GetValue(of),
                            Stage = parsed.GetValue(stage),
                        }
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            if (isCsv)
                ResultTarget.WriteLines(session, writer => TemplateCsv.Write(writer, template));
            else
                ResultTarget.WriteBytes(session, stream => TemplateXlsx.Write(stream, template));
            session.Say(CliTexts.Get("template.written", session.Spoken, template.Columns.Count, template.Rows.Count));
            return ExitCodes.Done;
        });
        return verb;
    }
}
