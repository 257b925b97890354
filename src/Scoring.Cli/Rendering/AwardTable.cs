using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Cli.Rendering;

/// <summary>The prizes of a run as a table; nothing if the edition names none.</summary>
internal static class AwardTable
{
    public static void Draw(Screen screen, RankingRun run, string language)
    {
        var rows = AwardRows.Of(run, language);
        if (rows.Count == 0)
            return;
        int[] kept = [.. Enumerable.Range(0, AwardRows.Titles.Count).Where(i => rows.Any(row => row[i] is not null and not ""))];
        new Grid(
            "awards",
            Texts.Get("label.awards", language),
            [.. kept.Select(i => new GridColumn(AwardRows.Titles[i][6..], AwardRows.Titles[i]))],
            [.. rows.Select(row => (IReadOnlyList<object?>)[.. kept.Select(i => row[i])])]
        ).Draw(screen, language);
    }
}
