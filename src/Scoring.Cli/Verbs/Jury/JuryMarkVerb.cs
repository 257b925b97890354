using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>
/// jury mark EDITION --stage S --entry E --juror J --set … --comment … --submit: fills a sheet; without any of these it shows it.
/// </summary>
internal static class JuryMarkVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("criterion", "label.criterion"),
        new("name", "label.name"),
        new("weight", "label.weight"),
        new("allowed", "sheet.allowed-marks"),
        new("mark", "label.mark"),
        new("comment", "label.comment"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("mark", options, "verb.jury.mark")
            .WithExamples(
                "jury mark kipp/2023 --stage desk --entry kipp-012 --juror TE-01",
                "jury mark kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --set ide-inovatif=85 --submit"
            );
        var name = new SheetOptions(verb, options);
        var set = VerbParts.Repeated("set", "CRITERION=MARK", options);
        set.Description = CliTexts.Get("option.jury.set", options.SpokenLanguage);
        var comment = VerbParts.Repeated("comment", "CRITERION=TEXT", options);
        var submit = VerbParts.Switch("submit", options);
        foreach (var option in new Option[] { set, comment, submit })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var shown = await name.Now(session, parsed, cancellation).ConfigureAwait(false);
            var marks = (parsed.GetValue(set) ?? [])
                .Select(SheetOptions.Pair)
                .Select(pair => (pair.Criterion, SheetOptions.MarkOf(shown.Criteria, pair.Criterion, pair.Value)))
                .ToList();
            var comments = (parsed.GetValue(comment) ?? []).Select(SheetOptions.Pair).ToList();
            var handsIn = parsed.GetValue(submit);
            if (marks.Count + comments.Count > 0 || handsIn)
            {
                await session
                    .Send(
                        new FillSheet(
                            name.Edition(parsed),
                            name.Stage(parsed),
                            name.Entry(parsed),
                            name.Juror(parsed),
                            marks,
                            comments,
                            handsIn,
                            shown.Answer.Revision
                        ),
                        cancellation
                    )
                    .ConfigureAwait(false);
            }
            Write(session, await name.Now(session, parsed, cancellation).ConfigureAwait(false));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(CommandContext session, ShownSheet shown)
    {
        var language = session.Language;
        Grid.Write(
            session,
            new Grid(
                "sheet",
                $"{shown.Title} ({shown.Entry}), {shown.Juror}",
                Columns,
                [
                    .. shown.Criteria.Select(one =>
                        (IReadOnlyList<object?>)
                            [one.Criterion.Id, one.Criterion.Name.In(language), one.Criterion.Weight, one.Allowed, one.Mark, one.Comment]
                    ),
                ]
            )
        );
        if (shown.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
        Say(session, shown.Answer);
    }

    /// <summary>Reports the state of a sheet.</summary>
    public static void Say(CommandContext session, SheetAnswer answer) =>
        session.Say(
            CliTexts.Get(
                "jury.sheet-stands",
                session.Spoken,
                answer.Revision,
                Texts.Get("sheet-state." + answer.State, session.Spoken),
                Numbers.Format(answer.Total, session.Spoken, 0, 4),
                answer.Unmarked.Count
            )
        );
}
