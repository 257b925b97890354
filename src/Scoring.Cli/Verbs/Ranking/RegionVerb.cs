using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Regions;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>region EDITION CODE: where a region stands, what would move it, and its levels compared with the others'.</summary>
internal static class RegionVerb
{
    // Refusals after which the published figures are still an answer.
    private static readonly string[] NothingComputed = ["no-facts", "carried-facts-missing", "unknown-unit", "open-points", "open-ranking"];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var code = VerbParts.Argument("REGION", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var verb = VerbParts.Verb("region", options).WithExamples("region iga/2019 72.01", "region iga/2022 36.73");
        verb.Add(edition);
        verb.Add(code);
        verb.Add(ranking);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var published = await session
                .Send(new ListPublishedFigures(parsed.Needs(edition), parsed.Needs(code)), cancellation)
                .ConfigureAwait(false);
            RegionReport report;
            try
            {
                report = await session
                    .Send(new ShowRegion(parsed.Needs(edition), parsed.Needs(code), parsed.GetValue(ranking)), cancellation)
                    .ConfigureAwait(false);
            }
            catch (RefusalException refusal) when (published.Count > 0 && NothingComputed.Contains(refusal.Code))
            {
                // Published figures come with the rules and need no import.
                Grid.Write(session, Published(published, session, published[0].Figure));
                if (session.Format == Format.Table)
                    SaySources(session, published);
                session.Say(CliTexts.Get("region.published-only", session.Spoken, Texts.Refusal(refusal, session.Spoken)));
                return ExitCodes.Done;
            }
            Grid.Write(
                session,
                [
                    Standing(report, published, session),
                    Published(published, session),
                    .. report.Claimed is null ? [] : new[] { ClaimGrids.Parts(report.Claimed, session.Language) },
                    Ways(report, session.Language),
                    Indicators(report, session.Language),
                    Innovations(report, session.Language),
                ]
            );
            if (report.Claimed is not null)
                ClaimGrids.SayWhatItIs(session, isIllustrative: false);
            if (session.Format == Format.Table)
                SaySources(session, published);
            return ExitCodes.Done;
        });
        return verb;
    }

    // A table has no room for addresses.
    private static void SaySources(CommandContext session, IReadOnlyList<ListedFigure> published)
    {
        foreach (var source in published.SelectMany(figure => figure.Figure.Sources).DistinctBy(source => source.Id))
            session.Say($"{source.Id}: {source.TitleIn(session.Spoken)} ({source.Issuer}) {source.Address}".TrimEnd());
    }

    private static Grid Published(IReadOnlyList<ListedFigure> figures, CommandContext session, PublishedFigure? head = null) =>
        FigureGrids.Figures(
            "published",
            (head is null ? "" : $"{head.Name} ({head.Region}): ") + CliTexts.Get("region.published", session.Spoken),
            figures,
            session
        );

    private static Grid Standing(RegionReport report, IReadOnlyList<ListedFigure> published, CommandContext session)
    {
        var language = session.Language;
        var (row, places) = (report.Row, report.Ranking.Rounding.Places);
        List<IReadOnlyList<object?>> rows =
        [
            [Texts.Get("label.rank", language), row.Rank],
            [Texts.Get("label.of", language), report.Of],
            [Texts.Get("label.score", language), Figure.Published(row.Shown, places)],
            [Texts.Get("label.exact-score", language), Figure.AtLeast(row.Score, places)],
            [Texts.Get("label.band", language), row.Band?.In(language)],
        ];
        if (report.Next is { } next)
            rows.Add([CliTexts.Get("region.to-band", language, next.Name.In(language)), Figure.AtLeast(next.Gap, places)]);
        if (report.Line is { } line)
            rows.Add([
                CliTexts.Get(line.IsIn ? "region.within-line" : "region.to-line", language, line.Top),
                Figure.AtLeast(line.Gap, places),
            ]);
        if (report.Above is { } above)
            rows.Add([CliTexts.Get("region.to-above", language, above.Row.Name), Figure.AtLeast(above.Gap, places)]);
        rows.AddRange(report.Parts.Select(part => (IReadOnlyList<object?>)[part.Name.In(language), Figure.AtLeast(part.Value, places)]));
        var notes =
            report.IsIllustrative && row.Notes.All(note => note.Code != NoteCode.IllustrativeFigures)
                ? row.Notes.Append(new Note(NoteCode.IllustrativeFigures))
                : row.Notes;
        rows.Add([Texts.Get("label.notes", language), Texts.Notes(notes, language)]);
        // CSV and Parquet hold one table only: the published figures go below, each with its standing and source.
        if (session.Format.IsOneTable())
            rows.AddRange(published.SelectMany(figure => FigureGrids.Lines(figure, language)));
        return new Grid(
            "standing",
            $"{row.Name} ({row.Id}): {report.Ranking.Name.In(language)}",
            [new("what", "label.what"), new("value", "label.value")],
            rows
        );
    }

    private static Grid Ways(RegionReport report, string language) =>
        new(
            "ways",
            CliTexts.Get("region.ways", language),
            [
                new("set", "label.change"),
                new("name", "label.name"),
                new("steps", "label.steps"),
                new("gain", "label.gain", report.Ranking.Rounding.Places),
                new("score", "label.score", report.Ranking.Rounding.Places),
                new("band", "label.band"),
            ],
            [
                .. report.Ways.Select(way =>
                    (IReadOnlyList<object?>)
                        [
                            (way.IsAdded ? "--add " : "--set ") + way.Change,
                            way.Indicator?.Name.In(language),
                            way.Steps,
                            way.Gain,
                            way.Shown,
                            way.Band?.In(language),
                        ]
                ),
            ]
        );

    private static Grid Indicators(RegionReport report, string language) =>
        new(
            "indicators",
            CliTexts.Get("region.indicators", language),
            [new("number", "label.number"), new("name", "label.name"), new("own", "label.own"), new("median", "label.median")],
            [
                .. report.Indicators.Select(row =>
                    (IReadOnlyList<object?>)[row.Indicator.Number, row.Indicator.Name.In(language), row.Own, row.Median]
                ),
            ]
        );

    private static Grid Innovations(RegionReport report, string language) =>
        new(
            "innovations",
            CliTexts.Get("region.innovations", language),
            [new("id", "label.id"), new("title", "label.title"), new("value", "label.value"), new("notes", "label.notes")],
            [
                .. report.Innovations.Select(one =>
                    (IReadOnlyList<object?>)[one.Id, one.Title, one.Value, one.WhyNot is null ? null : Texts.Note(one.WhyNot, language)]
                ),
            ]
        );
}
