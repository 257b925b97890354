using Scoring.Domain.Steps;
using Scoring.Features.Seasons;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry.Seasons;

/// <summary>Scores that a ranking may be by, under one heading of a form.</summary>
/// <param name="Heading">What they are.</param>
/// <param name="Scores">The ids that rules name them by, with their names.</param>
public sealed record ScoreGroup(string Heading, IReadOnlyList<(string Id, string Name)> Scores);

/// <summary>
/// The scores that a ranking may be by: those of the edition, and every node of a composite index, which rules name by the id of the index,
/// a full stop and the id in the tree.
/// </summary>
internal static class ScoreChoices
{
    /// <summary>The scores of a season, those of an index by the levels of its tree, from the top down.</summary>
    /// <param name="season">The season.</param>
    /// <param name="reader">Whose language the names have.</param>
    /// <returns>Empty if the rules cannot be read, because nodes are known only from a whole edition.</returns>
    public static IReadOnlyList<ScoreGroup> Of(ShownSeason season, Reader reader) =>
        season.Rules.Edition is { } edition
            ?
            [
                .. new[] { new ScoreGroup(reader.Text("rules.scores"), Written(season, "scores", reader)) }.Where(group =>
                    group.Scores.Count > 0
                ),
                .. edition.Steps.Values.OfType<HierarchyStep>().SelectMany(index => OfNodes(index, reader)),
            ]
            : [];

    /// <summary>The parts of one kind as the edition's file lists them: their ids, with what they are called.</summary>
    /// <param name="season">The season.</param>
    /// <param name="list">The key of the list, such as "scores".</param>
    /// <param name="reader">Whose language the names have.</param>
    public static IReadOnlyList<(string Id, string Name)> Written(ShownSeason season, string list, Reader reader) =>
        [
            .. (season.Draft("edition.yaml")?.MapAt("")?.Find(list)?.Items ?? [])
                .Select(item => (item.Find("id")?.Text ?? "", RuleFields.TitleOf(reader, item)))
                .Where(item => item.Item1.Length > 0),
        ];

    // The whole tree is the index itself, which is listed with the scores.
    private static IEnumerable<ScoreGroup> OfNodes(HierarchyStep index, Reader reader) =>
        index
            .Nodes.Values.OfType<HierarchyNodeStep>()
            .GroupBy(one => one.Node.IsIndicator ? "" : one.Node.Level)
            .OrderBy(level => level.Key.Length == 0)
            .Select(level => new ScoreGroup(
                level.Key.Length == 0
                    ? reader.Text("rules.indicators-of", index.Name.In(reader.Language))
                    : reader.Text("rules.nodes-of", index.Name.In(reader.Language), level.Key),
                [.. level.Select(one => (one.Id, one.Name.In(reader.Language)))]
            ));
}
