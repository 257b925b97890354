using Scoring.Cli.Parsing;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Cli.Rendering;

/// <summary>A region's change from one edition to another: sentences for people, one table for programs.</summary>
internal static class SplitGrids
{
    private static readonly GridColumn[] Columns =
    [
        new("part", "label.part"),
        new("points", "label.points"),
        new("exact_points", "label.exact-score"),
        new("places_gained", "label.places-gained"),
        new("least_points", "label.least"),
        new("most_points", "label.most"),
        new("score", "label.after-score"),
        new("rank", "label.after-rank"),
        new("of", "label.of"),
    ];

    private static readonly GridColumn[] RemarkColumns =
    [
        new("kind", "label.kind"),
        new("code", "label.id"),
        new("facts", "label.edition"),
        new("rules", "label.edition"),
        new("sentence", "label.note"),
    ];

    /// <summary>Writes the split.</summary>
    public static void Write(CommandContext session, ChangeSplit split)
    {
        var language = session.Language;
        if (session.Format == Format.Table)
        {
            ResultTarget.WriteScreen(session, screen => Draw(screen, split, language));
            return;
        }
        Grid.Write(
            session,
            new Grid("parts", "", Columns, [.. split.Parts.Select(Row), Whole(split)]),
            new Grid(
                "remarks",
                "",
                RemarkColumns,
                [
                    .. split.Obstacles.Select(remark => Remark("obstacle", remark, language)),
                    .. split.Caveats.Select(remark => Remark("caveat", remark, language)),
                ]
            )
        );
        // CSV and Parquet hold the parts only: why there are none, and which figures are made up, is said.
        if (session.Format.IsOneTable())
        {
            foreach (var remark in split.Obstacles.Concat(split.Caveats.Where(caveat => caveat.Code == ChangeRemark.Illustrative)))
                session.Say(SplitSentences.Remark(remark, session.Spoken));
        }
    }

    private static void Draw(Screen screen, ChangeSplit split, string language)
    {
        foreach (var head in SplitSentences.Heads(split, language))
            screen.Line(head);
        if (split.Parts.Count == 0)
            screen.Line(Texts.Get("split.cannot", language));
        foreach (var sentence in SplitSentences.Parts(split, language))
            screen.Line("- " + sentence);
        foreach (var obstacle in split.Obstacles)
            screen.Line("- " + SplitSentences.Remark(obstacle, language));
        if (split.Parts.Count > 0)
            screen.Line(Texts.Get("split.sum", language));
        foreach (var caveat in split.Caveats)
            screen.Line(SplitSentences.Remark(caveat, language));
    }

    private static IReadOnlyList<object?> Row(ChangePart part) =>
        [
            part.Factor switch
            {
                ChangeFactor.OwnData => "own-data",
                ChangeFactor.Rules => "rules",
                _ => "field",
            },
            part.Score,
            part.Exact,
            part.Ranks,
            part.Least,
            part.Most,
            part.After.Shown,
            part.After.Rank,
            part.After.Of,
        ];

    private static IReadOnlyList<object?> Whole(ChangeSplit split) =>
        [
            "whole",
            split.Score,
            split.After.Exact - split.Before.Exact,
            split.Ranks,
            null,
            null,
            split.After.Shown,
            split.After.Rank,
            split.After.Of,
        ];

    private static IReadOnlyList<object?> Remark(string kind, ChangeRemark remark, string language) =>
        [kind, remark.Mismatch?.Code ?? remark.Code, remark.Facts, remark.Rules, SplitSentences.Remark(remark, language)];
}
