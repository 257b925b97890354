using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.WhatIf;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>simulate EDITION UNIT --set …: the hypothetical score, band and rank.</summary>
internal static class SimulateVerb
{
    private static readonly GridColumn[] Columns =
    [
        new("what", "label.what"),
        new("before", "label.before"),
        new("after", "label.after"),
        new("change", "label.change"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var unit = VerbParts.Argument("UNIT", options);
        var set = VerbParts.Repeated("set", "INDICATOR=LEVEL", options);
        var add = VerbParts.Repeated("add", "LEVELS", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var verb = VerbParts
            .Verb("simulate", options)
            .WithExamples(
                "simulate iga/2026 13.05 --set 12=3",
                "simulate iga/2026 13.05 --add \"all=2,affair=kesehatan,start_date=2025-01-15\""
            );
        verb.Add(edition);
        verb.Add(unit);
        verb.Add(set);
        verb.Add(add);
        verb.Add(ranking);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new SimulateUnit(
                parsed.Needs(edition),
                parsed.Needs(unit),
                parsed.GetValue(set) ?? [],
                parsed.GetValue(add) ?? [],
                parsed.GetValue(ranking)
            );
            if (wanted.Changes.Count + wanted.Added.Count == 0)
                throw new UsageException("usage.nothing-assumed");
            var simulation = await session.Send(wanted, cancellation).ConfigureAwait(false);
            Grid.Write(session, Lines(simulation, session), Steps(simulation, session.Language));
            if (simulation.IsIllustrative)
                session.Say(CliTexts.Get("simulate.illustrative", session.Spoken));
            session.Say(CliTexts.Get("simulate.nothing-stored", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Grid Lines(Simulation simulation, CommandContext session)
    {
        var (before, after, places) = (simulation.Before, simulation.After, simulation.Ranking.Rounding.Places);
        var language = session.Language;
        string Word(string key) => session.Format.IsForPrograms() ? key.Replace('-', '_') : Texts.Get("label." + key, language);
        return new Grid(
            "result",
            $"{before.Name} ({before.Id}): {simulation.Ranking.Name.In(language)}",
            Columns,
            [
                [Word("rank"), before.Rank, after.Rank, after.Rank - before.Rank],
                [
                    Word("score"),
                    Figure.Published(before.Shown, places),
                    Figure.Published(after.Shown, places),
                    Figure.Published(after.Shown - before.Shown, places),
                ],
                [
                    Word("exact-score"),
                    Figure.AtLeast(before.Score, places),
                    Figure.AtLeast(after.Score, places),
                    Figure.AtLeast(after.Score - before.Score, places),
                ],
                [Word("band"), before.Band?.In(language), after.Band?.In(language), null],
                [Word("notes"), Notes(simulation, before, language), Notes(simulation, after, language), null],
            ]
        );
    }

    // The mark goes with the figures into every format, not only into the messages on standard error.
    private static string Notes(Simulation simulation, RankedUnit row, string language) =>
        Texts.Notes(simulation.IsIllustrative ? row.Notes.Append(new Note(NoteCode.IllustrativeFigures)) : row.Notes, language);

    private static Grid Steps(Simulation simulation, string language) =>
        new(
            "steps",
            CliTexts.Get("simulate.steps", language),
            Columns,
            [
                .. simulation.Steps.Select(step =>
                    (IReadOnlyList<object?>)[step.Name.In(language), step.Before, step.After, step.After - step.Before]
                ),
            ]
        );
}
