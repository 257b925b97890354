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
    /// <param name="head">What stands at the head; null to leave a line for each to fill in by hand.</param>
    public static string Of(Minutes minutes, string language, int? top = null, MinutesHead? head = null)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        head ??= MinutesHead.Empty;
        var paper = new PaperLanguage(language);
        var parts = new MinutesParts(paper, minutes);
        return PaperTemplate.Minutes.Fill(
            language,
            new PaperPart
            {
                ["edition"] = minutes.Edition.Name.In(language),
                ["edition_id"] = minutes.Edition.Id,
                ["warning"] = paper.Warning(minutes.Run, minutes.Edition),
                ["foot"] = paper.Say("result-hash") + " " + minutes.Run.ResultHash,
                ["standing"] = paper.Say(minutes.Run.Final is null ? "minutes-preview" : "minutes-final", minutes.Run.RunId),
                ["counts"] = paper.Say("minutes-counts", minutes.Innovations, minutes.Regions, minutes.Run.Rankings.Count),
                ["office"] = head.Office.Length > 0 ? head.Office : null,
                ["address"] = head.Address.Length > 0 ? head.Address : null,
                ["letter_number"] = head.Number.Length > 0 ? head.Number : null,
                ["opening"] = head.Opening(paper),
                ["place"] = head.Place.Length > 0 ? head.Place : null,
                ["chair_name"] = head.Chair.Length > 0 ? head.Chair : null,
                ["secretary_name"] = head.Secretary.Length > 0 ? head.Secretary : null,
                ["recusals"] = parts.Recusals(),
                ["stages"] = parts.Stages(),
                ["jurors"] = parts.Jurors(),
                ["rankings"] = minutes.Run.Rankings.Select(ranking => Ranking(paper, ranking, top)).ToList(),
                ["prizes"] = parts.Prizes(),
                ["decisions"] = parts.Decisions(),
                ["points_decided"] = paper.Say("points-decided", minutes.Decided.Count),
                ["points"] = parts.ReviewItems(),
                ["objections"] = parts.Objections(),
                ["gaps"] = parts.RuleGaps(),
                ["sources"] = parts.Sources(EditionSources.Of(minutes.Edition)),
                ["proofs"] = parts.Proofs(),
                ["signatures"] = parts.Signatures(head),
            }
        );
    }

    private static PaperPart Ranking(PaperLanguage paper, RankingResult ranking, int? top)
    {
        var ranked = ranking.Rows.Where(row => row.Rank is not null).ToList();
        var shown = Shown(ranking, ranked, top);
        var places = ranking.Rule.Rounding.Places;
        // Columns without information are left out: a group's id is its name, and a ranking may have neither clusters nor predicates.
        (string Title, bool IsNeeded, Func<RankedUnit, string> Cell)[] columns =
        [
            ("rank", true, row => paper.Number(row.Rank)),
            ("id", shown.Any(row => row.Id != row.Name), row => row.Id),
            ("name", true, row => row.Name),
            ("cluster", shown.Any(row => row.Cluster.Length > 0), row => row.Cluster),
            ("score", true, row => paper.Number(row.Shown, places)),
            ("band", shown.Any(row => row.Band is not null), row => row.Band?.In(paper.Id) ?? ""),
            ("notes", true, row => Texts.Notes(row.Notes.Where(note => note.Code != NoteCode.IllustrativeFigures), paper.Id)),
        ];
        var needed = columns.Where(column => column.IsNeeded).ToList();
        return new PaperPart
        {
            ["title"] = paper.Say("ranking", ranking.Rule.Name),
            ["notes"] = ranking.Notes.Select(note => Texts.Note(note, paper.Id)).ToList(),
            ["class"] = columns[1].IsNeeded ? "ranking ids" : "ranking",
            ["titles"] = needed.ConvertAll(column => column.Title),
            ["rows"] = shown.ConvertAll(row => new PaperPart
            {
                ["class"] =
                    row.Rank is null ? "out"
                    : row.WithinCut ? "in"
                    : null,
                ["cells"] = needed.ConvertAll(column => column.Cell(row)),
            }),
            ["unjudged"] = Unjudged(paper, ranking),
            ["counts"] = paper.Say(
                "ranking-counts",
                ranked.Count,
                ranking.Rows.Count - ranked.Count,
                ranking.Rows.Count(row => row.WithinCut),
                ranking.Rows.Count - shown.Count
            ),
        };
    }

    // Each participant without a score is named, so that nobody drops out silently. A nation's regions without data are counted.
    private static string? Unjudged(PaperLanguage paper, RankingResult ranking)
    {
        var without = ranking.Rows.Where(row => row.Score is null && row.Notes.All(note => note.Code != NoteCode.Disqualified)).ToList();
        return without.Count == 0
            ? null
            : paper.Say(
                without.Count > MostRows ? "unjudged-many" : "unjudged",
                without.Count,
                string.Join("; ", without.Take(MostRows).Select(row => row.Id == row.Name ? row.Name : $"{row.Id} · {row.Name}"))
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
