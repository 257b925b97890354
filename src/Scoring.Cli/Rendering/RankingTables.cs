using Scoring.Cli.Localization;
using Scoring.Domain.Ranking;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;

namespace Scoring.Cli.Rendering;

/// <summary>Rankings as tables for people; columns that would be empty are left out.</summary>
internal static class RankingTables
{
    /// <param name="screen">Where it is drawn.</param>
    /// <param name="ranking">The ranking.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="other">What the run by another edition's rules was compared with, or null for a run by its own.</param>
    public static void Draw(Screen screen, RankingResult ranking, string language, OtherRules? other = null)
    {
        screen.Heading(ranking.Rule.Name.In(language));
        foreach (var note in ranking.Notes)
            screen.Line(Texts.Note(note, language));
        var rows = ranking.Rows;
        var notes = rows.ToDictionary(row => row.Id, row => row.Notes.Select(note => Texts.Note(note, language)).ToList());
        // What is so of every line is said once, not in each of hundreds.
        var ofAll = rows.Count < 2 ? [] : notes[rows[0].Id].Where(said => notes.Values.All(one => one.Contains(said))).ToList();
        if (ofAll.Count > 0)
            screen.Line(CliTexts.Get("rank.of-all", language, string.Join("; ", ofAll)));
        string NotesOf(RankedUnit row) => string.Join("; ", notes[row.Id].Except(ofAll));
        var columns = Columns(ranking, language, other, NotesOf)
            .Where(column => column.Always || rows.Any(row => column.Text(row).Length > 0))
            .ToList();
        screen.Table(
            [.. columns.Select(column => new FitColumn(column.Title, column.Right, [.. rows.Select(column.Text)]))],
            language,
            row =>
                rows[row].WithinCut ? "bold"
                : rows[row].Rank is null ? "dim"
                : "default"
        );
    }

    private sealed record Shown(string Title, bool Right, bool Always, Func<RankedUnit, string> Text);

    private static Shown[] Columns(RankingResult ranking, string language, OtherRules? other, Func<RankedUnit, string> notes)
    {
        var places = ranking.Rule.Rounding.Places;
        RankedUnit? Own(RankedUnit row) => other?.Own.GetValueOrDefault((ranking.Rule.Id, row.Id));
        return
        [
            new(Texts.Get("label.rank", language), true, true, row => row.Rank is { } rank ? Numbers.Format(rank, language, 0, 1) : "-"),
            new(Texts.Get("label.id", language), false, true, row => row.Id),
            new(Texts.Get("label.name", language), false, false, row => row.Name == row.Id ? "" : row.Name.ReplaceLineEndings(" ")),
            new(Texts.Get("label.cluster", language), false, false, row => row.Cluster),
            new(Texts.Get("label.score", language), true, true, row =>
                row.Shown is { } shown ? Numbers.Format(shown, language, places, places) : "-"
            ),
            new(CliTexts.Get("rank.own-rank", language), true, false, row =>
                Own(row)?.Rank is { } rank ? Numbers.Format(rank, language, 0, 1) : ""
            ),
            new(CliTexts.Get("rank.own-score", language), true, false, row =>
                Own(row)?.Shown is { } score ? Numbers.Format(score, language, places, places) : ""
            ),
            new(Texts.Get("label.band", language), false, false, row => row.Band?.In(language) ?? ""),
            new(Texts.Get("label.notes", language), false, false, notes),
        ];
    }
}
