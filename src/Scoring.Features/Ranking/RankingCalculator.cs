using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking;

/// <summary>Scores and ranks an edition on the current facts. Nothing is stored here: that is up to the caller.</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
internal sealed class RankingCalculator(Evaluations evaluations)
{
    /// <summary>Every ranking of an edition, as a run without an id (0), with the imports it used.</summary>
    /// <param name="editionId">"programme/edition".</param>
    /// <param name="asked">A ranking the edition must have, or null.</param>
    /// <exception cref="RefusalException">There is no such edition or ranking, or it cannot be ranked.</exception>
    /// <param name="ranked">Called with each ranking as soon as it is computed, or null.</param>
    /// <param name="withLineNotes">False for the notes of programs before <see cref="LineNotes"/>, whose publications are compared.</param>
    public (RankingRun Run, Edition Edition, IReadOnlyList<ImportRecord> Imports) Of(
        string editionId,
        string? asked,
        Action<RankingResult>? ranked = null,
        bool withLineNotes = true
    )
    {
        var (evaluation, imports) = evaluations.Of(editionId);
        return (Run(evaluation, imports, asked, ranked: ranked, withLineNotes: withLineNotes), evaluation.Edition, imports);
    }

    /// <summary>Every ranking of an evaluation, as a run without an id (0).</summary>
    /// <param name="evaluation">The rules applied to the facts.</param>
    /// <param name="imports">The imports the facts come from.</param>
    /// <param name="asked">A ranking the rules must have, or null.</param>
    /// <param name="mark">A note for every line, or null.</param>
    /// <param name="ranked">Called with each ranking as soon as it is computed, or null.</param>
    /// <param name="withLineNotes">False for the notes of programs before <see cref="LineNotes"/>.</param>
    public static RankingRun Run(
        Evaluation evaluation,
        IReadOnlyList<ImportRecord> imports,
        string? asked,
        Note? mark = null,
        Action<RankingResult>? ranked = null,
        bool withLineNotes = true
    )
    {
        var edition = evaluation.Edition;
        EditionCatalog.NeedsRanking(edition, asked);
        var illustrative = imports.Any(import => import.IsIllustrative);
        var lineNotes = withLineNotes ? new LineNotes(evaluation) : null;
        List<RankingResult> rankings = [];
        foreach (var rule in edition.Rankings)
        {
            var notes = new List<Note>();
            if (mark is not null)
                notes.Add(mark);
            if (edition.CommitteeRankings.TryGetValue(rule.Id, out var filled))
                notes.AddRange(OfCommittee(edition, filled));
            if (illustrative)
                notes.Add(new Note(NoteCode.IllustrativeFigures));
            rankings.Add(Marked(AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards), lineNotes, notes));
            ranked?.Invoke(rankings[^1]);
        }
        return new RankingRun(
            0,
            edition.Id,
            edition.Hash,
            Engine.Version,
            RunHashes.OfResult(rankings, evaluation.Awards),
            [.. imports.Select(Input)],
            rankings,
            [.. edition.RuleGaps.Where(point => point.FilledBy is null)],
            illustrative
        )
        {
            Awards = evaluation.Awards,
            Waiting = edition.OpenRankings,
            Remarks =
            [
                .. AttributesOfNobody.In(edition, evaluation.Facts).Select(one => RemarkOn(one.Asked, one.Near)),
                .. edition.Steps.Values.OfType<HierarchyStep>().SelectMany(step => GroupRemarks.Of(step, evaluation)),
                .. lineNotes?.OfRun() ?? [],
            ],
            Attention =
            [
                .. StepClosure
                    .Below(edition.Rankings.Select(rule => rule.Score))
                    .OfType<HierarchyStep>()
                    .OrderBy(step => step.Id, StringComparer.Ordinal)
                    .SelectMany(step => IndexRemarks.Of(step, evaluation)),
            ],
        };
    }

    // What a committee set, and what is only made up for a sample, are two sentences: the second is nobody's decision.
    private static IEnumerable<Note> OfCommittee(Edition edition, IReadOnlyList<string> filled) =>
        filled
            .GroupBy(id => edition.RuleGaps.FirstOrDefault(point => point.Id == id)?.FilledBy?.Standing == Standing.Illustrative)
            .OrderBy(group => group.Key)
            .Select(group => new Note(group.Key ? NoteCode.IllustrativeValues : NoteCode.CommitteeValues, string.Join(", ", group)));

    /// <summary>An import as recorded with a run.</summary>
    public static RunInput Input(ImportRecord import) => new(import.Edition, import.KindName, import.FileName, import.Sha256, import.Rows);

    private static Note RemarkOn(AskedAttribute asked, string? near) =>
        near is null
            ? new Note(NoteCode.AttributeOfNobody, asked.Place, asked.Name)
            : new Note(NoteCode.AttributeOfNobodyNear, asked.Place, asked.Name, near);

    private static RankingResult Marked(RankingResult ranking, LineNotes? lineNotes, List<Note> notes)
    {
        var changed = false;
        RankedUnit[] rows = [.. ranking.Rows];
        for (var i = 0; i < rows.Length; i++)
        {
            Note[] own = lineNotes is null ? [] : [.. lineNotes.Of(ranking.Rule, rows[i])];
            if (own.Length + notes.Count == 0)
                continue;
            rows[i] = rows[i] with { Notes = [.. rows[i].Notes, .. own, .. notes] };
            changed = true;
        }
        return changed ? ranking with { Rows = rows } : ranking;
    }
}
