using System.Globalization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.PublicVotes;

/// <summary>A choice of a ballot.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Grade">The grade; null where votes choose.</param>
public sealed record VoteChoice(string Entry, int? Grade);

/// <summary>Reads and writes what a ballot says.</summary>
public static class VoteChoices
{
    private const char GradeMark = ':';
    private const char Tab = '\t';

    /// <summary>Reads choices as a form sends them: an entry's id, with a colon and a grade where votes are grades.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="sent">What was sent; empty ones are left out.</param>
    public static IReadOnlyList<VoteChoice> Read(PublicVote rule, IEnumerable<string?> sent)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return
        [
            .. sent.OfType<string>()
                .Where(text => text.Length > 0)
                .Select(text => Read(rule.Kind, text))
                .OfType<VoteChoice>()
                .DistinctBy(choice => choice.Entry, StringComparer.Ordinal),
        ];
    }

    /// <summary>A choice as a form sends it.</summary>
    public static string Sent(string entry, int? grade) =>
        grade is { } given ? string.Create(CultureInfo.InvariantCulture, $"{entry}{GradeMark}{given}") : entry;

    /// <summary>Refuses choices that the rule does not allow.</summary>
    /// <exception cref="RefusalException">There are none or too many, one names no candidate, or a grade is outside the scale.</exception>
    public static void Check(PublicVote rule, IReadOnlyList<VoteChoice> choices, IEnumerable<VoteCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "vote-nothing-chosen", rule.Most);
        if (choices.Count > rule.Most)
            throw new RefusalException(RefusalKind.Usage, "vote-too-many", rule.Most, choices.Count);
        var known = candidates.Select(candidate => candidate.Entry).ToHashSet(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            if (!known.Contains(choice.Entry))
                throw new RefusalException(RefusalKind.Usage, "vote-no-candidate", choice.Entry);
            if (rule.Kind == VoteKind.Rate && (choice.Grade is not { } grade || grade < rule.From || grade > rule.To))
                throw new RefusalException(RefusalKind.Usage, "vote-grade", rule.From, rule.To);
        }
    }

    /// <summary>The text of a ballot.</summary>
    internal static string Text(IEnumerable<VoteChoice> choices) =>
        string.Join(
            '\n',
            choices
                .OrderBy(choice => choice.Entry, StringComparer.Ordinal)
                .Select(choice =>
                    choice.Grade is { } grade ? string.Create(CultureInfo.InvariantCulture, $"{choice.Entry}{Tab}{grade}") : choice.Entry
                )
        );

    /// <summary>The choices of a ballot's text.</summary>
    internal static IEnumerable<VoteChoice> Of(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
                line.Split(Tab) is [var entry, var grade]
                    ? new VoteChoice(entry, int.Parse(grade, CultureInfo.InvariantCulture))
                    : new VoteChoice(line, null)
            );

    /// <summary>
    /// The measure of each candidate: how many ballots named it, 0 for none; or the mean of its grades, and nothing for one without a
    /// grade.
    /// </summary>
    internal static IReadOnlyDictionary<string, decimal> Count(PublicVote rule, IEnumerable<string> candidates, IEnumerable<string> ballots)
    {
        var named = candidates.ToDictionary(entry => entry, _ => (Votes: 0, Sum: 0L), StringComparer.Ordinal);
        foreach (var choice in ballots.SelectMany(Of).Where(choice => named.ContainsKey(choice.Entry)))
            named[choice.Entry] = (named[choice.Entry].Votes + 1, named[choice.Entry].Sum + (choice.Grade ?? 0));
        return named
            .Where(pair => rule.Kind == VoteKind.Choose || pair.Value.Votes > 0)
            .ToDictionary(
                pair => pair.Key,
                pair =>
                    rule.Kind == VoteKind.Choose
                        ? pair.Value.Votes
                        : Exact.WithoutEndingZeros(Exact.Canonicalize(Exact.Divide(pair.Value.Sum, pair.Value.Votes))),
                StringComparer.Ordinal
            );
    }

    private static VoteChoice? Read(VoteKind kind, string text)
    {
        if (kind == VoteKind.Choose)
            return new VoteChoice(text, null);
        var mark = text.LastIndexOf(GradeMark);
        return mark > 0 && int.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var grade)
            ? new VoteChoice(text[..mark], grade)
            : null;
    }
}
