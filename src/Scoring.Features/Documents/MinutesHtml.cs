using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;

namespace Scoring.Features.Documents;

/// <summary>Printable minutes (berita acara) as HTML. Anything missing from the data becomes a line to fill in, never a guess.</summary>
public static class MinutesHtml
{
    private const int MostRows = 100;

    /// <summary>The HTML file.</summary>
    /// <param name="minutes">The minutes.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="top">
    /// The number of rows shown of each list; null for those within the cut, or the first hundred if there is no cut.
    /// </param>
    public static string Of(Minutes minutes, string language, int? top = null)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        var html = new PaperHtml(language);
        var warning = PaperStyle.Warning(minutes.Run, minutes.Edition, language);
        html.Start(
            html.Say("minutes") + " · " + minutes.Edition.Name.In(language),
            PaperStyle.Minutes(html.Say("result-hash") + " " + minutes.Run.ResultHash, warning)
        );
        if (warning is not null)
            html.Element("p", warning, "warning");
        html.Localized("h1", "minutes").Element("p", $"{minutes.Edition.Name.In(language)} ({minutes.Edition.Id})", "of");
        Opening(html, minutes);
        MinutesParts.Stages(html, minutes);
        foreach (var ranking in minutes.Run.Rankings)
            Ranking(html, ranking, top);
        MinutesParts.Prizes(html, minutes);
        MinutesParts.Decisions(html, minutes);
        MinutesParts.Objections(html, minutes);
        MinutesParts.RuleGaps(html, minutes);
        MinutesParts.Sources(html, EditionSources.Of(minutes.Edition));
        MinutesParts.Proofs(html, minutes);
        MinutesParts.Signatures(html, minutes);
        return html.End();
    }

    private static void Opening(PaperHtml html, Minutes minutes)
    {
        html.Localized("p", "minutes-opening");
        html.Open("table", "fill").Open("tbody");
        foreach (var what in new[] { "day-and-date", "time", "place", "chair", "secretary" })
            html.Open("tr").Localized("td", what).Open("td").Open("span", "line").Close("span").Close("td").Close("tr");
        html.Close("tbody").Close("table");
        html.Localized("p", minutes.Run.Final is null ? "minutes-preview" : "minutes-final", minutes.Run.RunId);
        html.Localized("p", "minutes-counts", minutes.Innovations, minutes.Regions, minutes.Run.Rankings.Count);
    }

    private static void Ranking(PaperHtml html, RankingResult ranking, int? top)
    {
        html.Element("h2", html.Say("ranking", ranking.Rule.Name));
        foreach (var note in ranking.Notes)
            html.Element("p", Texts.Note(note, html.Language));
        var ranked = ranking.Rows.Where(row => row.Rank is not null).ToList();
        var shown = Shown(ranking, ranked, top);
        var places = ranking.Rule.Rounding.Places;
        // Columns without information are left out: a group's id is its name, and a ranking may have neither clusters nor predicates.
        (string Title, bool IsNeeded, Func<RankedUnit, string> Cell)[] columns =
        [
            ("rank", true, row => html.Number(row.Rank)),
            ("id", shown.Any(row => row.Id != row.Name), row => row.Id),
            ("name", true, row => row.Name),
            ("cluster", shown.Any(row => row.Cluster.Length > 0), row => row.Cluster),
            ("score", true, row => html.Number(row.Shown, places)),
            ("band", shown.Any(row => row.Band is not null), row => row.Band?.In(html.Language) ?? ""),
            ("notes", true, row => Texts.Notes(row.Notes.Where(note => note.Code != NoteCode.IllustrativeFigures), html.Language)),
        ];
        var needed = columns.Where(column => column.IsNeeded).ToList();
        html.Table(
            columns[1].IsNeeded ? "ranking ids" : "ranking",
            [.. needed.Select(column => column.Title)],
            shown.Select(row =>
                (
                    row.Rank is null ? "out"
                    : row.WithinCut ? "in"
                    : (string?)null,
                    (IReadOnlyList<string>)[.. needed.Select(column => column.Cell(row))]
                )
            )
        );
        var unranked = ranking.Rows.Count - ranked.Count;
        html.Localized(
            "p",
            "ranking-counts",
            ranked.Count,
            unranked,
            ranking.Rows.Count(row => row.WithinCut),
            ranking.Rows.Count - shown.Count
        );
    }

    // Disqualified units are always shown, with the reason.
    private static List<RankedUnit> Shown(RankingResult ranking, List<RankedUnit> ranked, int? top)
    {
        IEnumerable<RankedUnit> rows =
            top is null && ranked.Any(row => row.WithinCut)
                ? ranked.Where(row => row.WithinCut)
                : ranked
                    .GroupBy(row => ranking.Rule.Within is null ? "" : row.Cluster)
                    .SelectMany(group => First([.. group], top ?? MostRows));
        return [.. rows, .. ranking.Rows.Where(row => row.Notes.Any(note => note.Code == NoteCode.Disqualified))];
    }

    private static IEnumerable<RankedUnit> First(List<RankedUnit> group, int number)
    {
        var last = group.Count > number ? group[number - 1].Rank : null;
        return group.Where((row, i) => i < number || row.Rank == last);
    }
}
