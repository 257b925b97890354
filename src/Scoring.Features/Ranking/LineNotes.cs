using System.Globalization;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Ranking;

/// <summary>
/// What must be known of single lines of a ranking beside their figures: that an earlier total of 0 was carried over because there is none,
/// and that a results file printed another rank.
/// </summary>
/// <param name="evaluation">The rules applied to the facts.</param>
internal sealed class LineNotes(Evaluation evaluation)
{
    // Every line of a ranking asks.
    private readonly Dictionary<string, (IReadOnlyList<CarriedOver> Zeros, bool UsesResults)> _known = new(StringComparer.Ordinal);
    private HashSet<string>? _agreeing;

    /// <summary>True for a note of this class on a line.</summary>
    public static bool Makes(Note note) => note.Code is NoteCode.CarriedZero or NoteCode.PublishedRankDiffers;

    /// <summary>The notes of a line; empty if there are none.</summary>
    /// <param name="rule">The ranking.</param>
    /// <param name="row">The line.</param>
    public IEnumerable<Note> Of(RankingRule rule, RankedUnit row)
    {
        var (zeros, _) = KnownOf(rule);
        foreach (var carried in row.Score is null ? [] : zeros)
        {
            if (!carried.ValueThere(evaluation, row.Unit).IsPresent)
                yield return new Note(NoteCode.CarriedZero, carried.Edition);
        }
        if (
            row.Rank is { } rank
            && PublishedRankOf(rule, row) is { } published
            && published != rank
            && !(_agreeing ??= Agreeing()).Contains(row.Id)
        )
            yield return new Note(NoteCode.PublishedRankDiffers, published, rank);
    }

    /// <summary>The editions that are carried over from and have not one value to carry, with the number of units that get 0.</summary>
    public IEnumerable<Note> OfRun()
    {
        foreach (var carried in evaluation.Edition.Rankings.SelectMany(rule => CarriedIn(rule.Score)).Distinct())
        {
            var units = evaluation.Facts.Units(carried.Level).Count;
            if (
                carried.Absent == AbsentInput.IsZero
                && units > 0
                && Enumerable.Range(0, units).All(unit => !carried.ValueThere(evaluation, unit).IsPresent)
            )
                yield return new Note(NoteCode.CarriedNothing, carried.Edition, carried.Name);
        }
    }

    // The steps in a ranking's score that carry over 0 where there is nothing to carry, and whether it uses a results file.
    private (IReadOnlyList<CarriedOver> Zeros, bool UsesResults) KnownOf(RankingRule rule)
    {
        if (!_known.TryGetValue(rule.Id, out var known))
        {
            var zeros = CarriedIn(rule.Score).Where(carried => carried.Level == rule.Level && carried.Absent == AbsentInput.IsZero);
            _known.Add(rule.Id, known = ([.. zeros], UsesResults(rule.Score)));
        }
        return known;
    }

    private decimal? PublishedRankOf(RankingRule rule, RankedUnit row) =>
        evaluation.Facts.PublishedRanks is { } ranks && evaluation.Edition.Results?.Level == rule.Level && KnownOf(rule).UsesResults
            ? RankIn(ranks[row.Unit])
            : null;

    // A file has one rank for each unit, an edition may rank it twice, alone and with others: it agrees if it is the rank in any of them.
    private HashSet<string> Agreeing() =>
        [
            .. evaluation.Edition.Rankings.SelectMany(rule =>
                evaluation.Ranking(rule).Rows.Where(row => row.Rank is { } rank && PublishedRankOf(rule, row) == rank).Select(row => row.Id)
            ),
        ];

    // "28 of 93" and "28 dari 93" are the rank 28.
    private static decimal? RankIn(string? text) =>
        decimal.TryParse(
            text?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var rank
        )
            ? rank
            : null;

    private static bool UsesResults(Step step) => step is ImportedResult || step.Inputs.Any(UsesResults);

    private static IEnumerable<CarriedOver> CarriedIn(Step step) =>
        step.Inputs.SelectMany(CarriedIn).Concat(step is CarriedOver carried ? [carried] : []);
}
