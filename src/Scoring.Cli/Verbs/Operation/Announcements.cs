using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Cli.Verbs.Ranking;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Eligibility;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>What a ministry would announce from the sample data.</summary>
/// <param name="session">The session.</param>
/// <param name="runs">The runs of all scenarios.</param>
internal sealed class Announcements(CommandContext session, IReadOnlyList<RankingRun> runs)
{
    private const int Ten = 10;
    private const int Five = 5;
    private const int Three = 3;

    private static readonly GridColumn Band = new("band", "label.band");
    private static readonly GridColumn Notes = new("notes", "label.notes");

    private readonly string _language = session.Language;

    public static async Task<IReadOnlyList<Grid>> Of(CommandContext session, IReadOnlyList<RankingRun> runs, CancellationToken cancellation)
    {
        var all = new Announcements(session, runs);
        return
        [
            all.List("solok-convention/2018", "top-ten", "demo.title.solok", Ten, Notes),
            all.ByCluster("solok-convention/2018", "by-category", "demo.title.category", Ten),
            all.List("solok-convention/2018", "agencies", "demo.title.agencies", Three, Notes),
            FunnelVerb.Steps(
                await session.Send(new ShowFunnel("kipp/2023"), cancellation).ConfigureAwait(false),
                session,
                all.Title("kipp/2023", "demo.title.kipp-funnel")
            ),
            all.List("kipp/2023", "top-45", "demo.title.kipp-top", Five),
            all.List("kipp/2023", "top-5-khusus", "demo.title.kipp-khusus", Five),
            all.List("kipp/2023", "top-5-replikasi", "demo.title.kipp-replication", Five),
            all.List("unpsa/2024", "candidates", "demo.title.unpsa", Five),
            await all.WithParts("iga/2019", "kabupaten", "demo.title.iga", cancellation).ConfigureAwait(false),
            all.Clusters("iga/2026", "demo.title.iid"),
            all.List("catalogue/2021", "kinds", "demo.title.medan", Five),
            all.Hashes(),
        ];
    }

    private RankingRun Run(string edition) => runs.First(run => run.Edition == edition);

    private RankingResult Ranking(string edition, string id, int top) =>
        Chosen.Of(Run(edition), null, top).Rankings.First(ranking => ranking.Rule.Id == id);

    private string Title(string edition, string key) =>
        CliTexts.Get(key, _language) + (Run(edition).IsIllustrative ? $" ({Texts.Get("note.IllustrativeFigures", _language)})" : "");

    private Grid List(string edition, string id, string title, int top, GridColumn? last = null)
    {
        var ranking = Ranking(edition, id, top);
        var score = Score(ranking);
        var named = ranking.Rows.Any(row => row.Name != row.Id);
        var noted = last is not null && (last != Notes || ranking.Rows.Any(row => Worth(row).Length > 0));
        GridColumn[] columns = [Rank, .. named ? [Id] : Array.Empty<GridColumn>(), Name, score, .. noted ? new[] { last! } : []];
        return new Grid(
            id,
            Title(edition, title),
            columns,
            [.. ranking.Rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => Cell(row, column))])]
        );
    }

    /// <summary>The best of each cluster, cluster by cluster.</summary>
    private Grid ByCluster(string edition, string id, string title, int top)
    {
        var ranking = Ranking(edition, id, top);
        GridColumn[] columns = [Cluster, Rank, Id, Name, Score(ranking)];
        return new Grid(
            id,
            Title(edition, title),
            columns,
            [
                .. ranking
                    .Rows.OrderBy(row => row.Cluster, StringComparer.Ordinal)
                    .ThenBy(row => row.Position)
                    .Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => Cell(row, column))]),
            ]
        );
    }

    /// <summary>The best regions of each of an index's rankings.</summary>
    private Grid Clusters(string edition, string title)
    {
        var run = Chosen.Of(Run(edition), null, Three);
        GridColumn[] columns = [Cluster, Rank, Id, Name, Score(run.Rankings[0]), Band];
        return new Grid(
            "clusters",
            Title(edition, title),
            columns,
            [
                .. run
                    .Rankings.Where(ranking => ranking.Rule.Level == Level.Region)
                    .SelectMany(ranking => ranking.Rows)
                    .Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => Cell(row, column))]),
            ]
        );
    }

    /// <summary>The five best with the parts of their score, each in a column, as in the explanation.</summary>
    private async Task<Grid> WithParts(string edition, string id, string title, CancellationToken cancellation)
    {
        var ranking = Ranking(edition, id, Five);
        var parts = ranking.Rule.Score.Inputs;
        var score = Score(ranking);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in ranking.Rows)
        {
            var explained = await session.Send(new ExplainUnit(edition, row.Id, id), cancellation).ConfigureAwait(false);
            rows.Add([
                row.Rank,
                row.Id,
                row.Name,
                .. explained.Root.Inputs.Select(input => (object?)input.Value.OrNull),
                row.Shown,
                Worth(row),
            ]);
        }
        GridColumn[] columns =
        [
            Rank,
            Id,
            Name,
            .. parts.Select(part => new GridColumn(part.Id, part.Name.In(_language), score.Places)),
            score,
            Notes,
        ];
        var kept = rows.TrueForAll(row => row[^1] is "") ? columns.Length - 1 : columns.Length;
        return new Grid(id, Title(edition, title), columns[..kept], [.. rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(kept)])]);
    }

    private Grid Hashes() =>
        new(
            "hashes",
            CliTexts.Get("demo.title.hashes", _language),
            [new("edition", "label.edition"), new("result_hash", "label.result-hash")],
            [.. runs.Select(run => (IReadOnlyList<object?>)[run.Edition, run.ResultHash])]
        );

    private static GridColumn Score(RankingResult ranking) => new("score", "label.score", ranking.Rule.Rounding.Places);

    private object? Cell(RankedUnit row, GridColumn column) =>
        column.Key switch
        {
            "rank" => row.Rank,
            "id" => row.Id,
            "name" => row.Name,
            "cluster" => row.Cluster,
            "band" => row.Band?.In(_language),
            "score" => row.Shown,
            _ => Worth(row),
        };

    /// <summary>The notes that the heading does not already give.</summary>
    private string Worth(RankedUnit row) =>
        Texts.Notes(row.Notes.Where(note => note.Code is not (NoteCode.WithinTop or NoteCode.IllustrativeFigures)), _language);
}
