using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Rules;

namespace Scoring.Cli.Rendering;

/// <summary>Two stored runs compared: the lines that differ, and what was changed.</summary>
internal static class ComparisonGrids
{
    private static readonly GridColumn[] Changes =
    [
        new("ranking", "label.ranking"),
        new("id", "label.unit"),
        new("name", "label.name"),
        new("rank_before", "label.rank-before"),
        new("rank_after", "label.rank-after"),
        new("score_before", "label.score-before"),
        new("score_after", "label.score-after"),
        new("band_before", "label.band-before"),
        new("band_after", "label.band-after"),
        new("in_before", "label.cut-before"),
        new("in_after", "label.cut-after"),
    ];

    private static readonly GridColumn[] Runs =
    [
        new("run", "label.run"),
        new("edition", "label.edition"),
        new("rule_hash", "label.hash"),
        new("input_hash", "label.hash"),
        new("engine", "label.hash"),
        new("result_hash", "label.hash"),
        new("illustrative", "label.illustrative"),
    ];

    private static readonly GridColumn[] Inputs =
    [
        new("added", "label.change"),
        new("edition", "label.edition"),
        new("kind", "label.change"),
        new("name", "label.name"),
        new("sha256", "label.hash"),
    ];

    /// <summary>Writes the lines to the target, and reports what was changed.</summary>
    /// <param name="session">The call.</param>
    /// <param name="comparison">The two runs.</param>
    /// <param name="cancellation">Stops the reading of the edition's rules.</param>
    public static async Task Write(CommandContext session, RunComparison comparison, CancellationToken cancellation)
    {
        var places = await Places(session, comparison.To.Edition, cancellation).ConfigureAwait(false);
        var (from, to) = (comparison.From, comparison.To);
        var known = LineChange.PlacesOf(comparison.Changes);
        var changes = new Grid(
            "changes",
            "",
            Changes,
            [.. comparison.Changes.Select(change => Row(change, places.GetValueOrDefault(change.Ranking, known[change.Ranking])))]
        );
        // What was changed is a sentence for people and a table for programs.
        Grid.Write(
            session,
            session.Format == Format.Table
                ? [changes]
                :
                [
                    changes,
                    new Grid(
                        "runs",
                        "",
                        Runs,
                        [
                            .. new[] { from, to }.Select(run =>
                                (IReadOnlyList<object?>)
                                    [
                                        run.Id,
                                        run.Edition,
                                        run.RuleHash,
                                        run.InputHash,
                                        run.EngineVersion,
                                        run.ResultHash,
                                        run.IsIllustrative,
                                    ]
                            ),
                        ]
                    ),
                    new Grid(
                        "inputs",
                        "",
                        Inputs,
                        [
                            .. comparison.Inputs.Select(input =>
                                (IReadOnlyList<object?>)[input.IsAdded, input.Edition, input.Kind, input.Name, input.Sha256]
                            ),
                        ]
                    ),
                ]
        );
        void Say(string key, params object[] arguments) => session.Say(CliTexts.Get("compare." + key, session.Spoken, arguments));
        Say("heads", from.Id, from.ResultHash[..12], to.Id, to.ResultHash[..12]);
        if (comparison.IsIllustrative)
            session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
        if (comparison.RulesChanged)
            Say("rules", from.RuleHash[..12], to.RuleHash[..12]);
        if (comparison.EngineChanged)
            Say("engine", from.EngineVersion, to.EngineVersion);
        foreach (var input in comparison.Inputs)
            Say(input.IsAdded ? "added" : "removed", input.Kind, input.Name, input.Edition, input.Sha256[..12]);
        if (comparison.ResultChanged)
            Say("changes", comparison.Changes.Count, comparison.Lines);
        else
            Say("same");
    }

    // Runs outlive their rules: without them the figures themselves say how many places they have.
    private static async Task<IReadOnlyDictionary<string, int>> Places(
        CommandContext session,
        string edition,
        CancellationToken cancellation
    )
    {
        try
        {
            var rules = await session.Send(new ShowEdition(edition), cancellation).ConfigureAwait(false);
            return rules.Rankings.ToDictionary(ranking => ranking.Id, ranking => ranking.Rounding.Places);
        }
        catch (RefusalException)
        {
            return new Dictionary<string, int>();
        }
    }

    private static IReadOnlyList<object?> Row(LineChange change, int places) =>
        [
            change.Ranking,
            change.Unit,
            change.Name,
            change.From?.Rank,
            change.To?.Rank,
            Figure.Published(change.From?.Score, places),
            Figure.Published(change.To?.Score, places),
            change.From?.Band,
            change.To?.Band,
            change.From?.WithinCut,
            change.To?.WithinCut,
        ];
}
