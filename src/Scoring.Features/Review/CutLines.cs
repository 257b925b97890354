using System.Collections.Concurrent;
using System.Globalization;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;

namespace Scoring.Features.Review;

/// <summary>
/// Finds rankings whose line separates entries that other jurors of the same kind might have put the other way round: the chair says that
/// this was seen before the ranking is final. Drawing the jurors again takes a while, so what was found is remembered as long as the
/// figures are the same.
/// </summary>
internal sealed class CutLines
{
    private const int Draws = 1000;
    private const int Remembered = 256;
    private const string Bar = " | ";
    private const string Between = " ~ ";
    private const string Colon = ": ";

    private readonly ConcurrentDictionary<string, IReadOnlyList<ReviewItem>> _found = new(StringComparer.Ordinal);

    /// <summary>An item for each ranking with such a line. Its figures are the number of pairs, and the closest.</summary>
    /// <param name="evaluation">The facts under the rules.</param>
    /// <param name="key">What the evaluation depends on.</param>
    public IReadOnlyList<ReviewItem> Of(Evaluation evaluation, string key)
    {
        if (_found.TryGetValue(key, out var known))
            return known;
        List<ReviewItem> found = [];
        foreach (var rule in evaluation.Edition.Rankings.Where(IsByMarks))
            found.AddRange(OfRanking(evaluation, rule));
        if (_found.Count >= Remembered)
            _found.Clear();
        _found[key] = found;
        return found;
    }

    /// <summary>The parts of what was found at a line; null for a text of another form.</summary>
    public static CutLineFound? Parse(string found)
    {
        var (bar, colon) = (found.IndexOf(Bar, StringComparison.Ordinal), found.LastIndexOf(Colon, StringComparison.Ordinal));
        var between = bar < 0 ? -1 : found.IndexOf(Between, bar, StringComparison.Ordinal);
        return
            between > 0
            && colon > between
            && int.TryParse(found.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs)
            && decimal.TryParse(found.AsSpan(colon + Colon.Length), NumberStyles.Number, CultureInfo.InvariantCulture, out var reversed)
            ? new CutLineFound(pairs, found[(bar + Bar.Length)..between], found[(between + Between.Length)..colon], reversed)
            : null;
    }

    private static bool IsByMarks(RankingRule rule) =>
        rule.Cut is { Top: not null, TakesPicks: false } && JurorFold.Of(rule.Score).Count > 0;

    // Each list by itself, as the places are given out: per cluster, and per group with places of its own.
    private static IEnumerable<ReviewItem> OfRanking(Evaluation evaluation, RankingRule rule)
    {
        var result = evaluation.Ranking(rule);
        if (result.AwaitsDecision)
            yield break;
        var units = evaluation.Facts.Units(rule.Level);
        var pairs = result
            .Rows.Where(row => row.Position is not null)
            .GroupBy(row => (row.Cluster, rule.Cut!.Per is { } per ? units.Attribute(row.Unit, per) : null))
            .SelectMany(list =>
                RankingCertainty.Of(evaluation, rule, [.. list.Select(row => row.Unit)], rule.Cut!.Top, Draws, RankCertainty.Seed).AtLine
            )
            .OrderByDescending(pair => pair.Reversed)
            .ToList();
        if (pairs is [var closest, ..])
            yield return new ReviewItem(
                new ReviewItemName(ReviewItemKind.CutLine, rule.Id, ""),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pairs.Count}{Bar}{units.Id(closest.In)}{Between}{units.Id(closest.Out)}{Colon}{closest.Reversed:0.00}"
                )
            );
    }
}

/// <summary>What was found at a line.</summary>
/// <param name="Pairs">How many pairs are too close to say which is better.</param>
/// <param name="In">The closest pair's entry within the line: its id or title.</param>
/// <param name="Out">The one outside.</param>
/// <param name="Reversed">In which share of the draws they are the other way round, 0 to 1.</param>
public sealed record CutLineFound(int Pairs, string In, string Out, decimal Reversed);
