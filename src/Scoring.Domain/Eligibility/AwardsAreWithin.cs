using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>Which awards of earlier years a rule counts.</summary>
/// <param name="Awards">The lists, for example "Top 45"; compared by letters and digits alone.</param>
/// <param name="Editions">The editions, as the history names them; empty if all count.</param>
/// <param name="FromYear">The first year that counts; null if there is none.</param>
/// <param name="ToYear">The last year that counts; null if there is none.</param>
public sealed record AwardChoice(IReadOnlyList<string> Awards, IReadOnlyList<string> Editions, int? FromYear, int? ToYear)
{
    private readonly HashSet<string> _lists = [.. Awards.Select(Titles.Key)];

    /// <summary>
    /// The editions whose own results count as history: who is within the cut of a ranking that <see cref="Names"/> one of the awards.
    /// </summary>
    public IReadOnlyList<string> ResultsOf { get; init; } = [];

    /// <summary>True if a ranking is one of the awards, by its id or its name in either language: "top-45" is "Top 45".</summary>
    public bool Names(string id, Text name) => Find(id, name) is not null;

    /// <summary>The award that a ranking is, as the rule writes it.</summary>
    internal string NameOf(string id, Text name) => Find(id, name) ?? id;

    private string? Find(string id, Text name) =>
        Awards.FirstOrDefault(award =>
            Titles.Key(award) is var key && (key == Titles.Key(id) || key == Titles.Key(name.Id) || key == Titles.Key(name.En))
        );

    /// <summary>True if an award counts. If years are given, an award without a year in its edition does not.</summary>
    public bool Holds(AwardRecord award) =>
        _lists.Contains(Titles.Key(award.Award))
        && (award.Result is null || ResultsOf.Contains(award.Edition))
        && (Editions.Count == 0 || award.Result is not null || Editions.Contains(award.Edition, StringComparer.OrdinalIgnoreCase))
        && (FromYear is null || award.Year >= FromYear)
        && (ToYear is null || award.Year <= ToYear);
}

/// <summary>
/// The innovation was awarded at least and at most this many times before: never in the Top 45 (at most 0), at most once in the Top 99, at
/// least once in a list that nominates. An award is one list of one edition, however often the history records it.
/// </summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="choice">The awards that count.</param>
/// <param name="atLeast">The fewest; null if there is no such limit.</param>
/// <param name="atMost">The most; null if there is no such limit.</param>
public sealed class AwardsAreWithin(EligibilityHead head, AwardChoice choice, Constant? atLeast, Constant? atMost) : SubmissionRule(head)
{
    /// <summary>The awards that count.</summary>
    public AwardChoice Choice => choice;

    /// <inheritdoc/>
    public override string Kind => "awarded";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [.. AllDetails()];

    /// <summary>Without any history nobody can have too many awards. A required award is still checked: nobody has shown one.</summary>
    public override Text? WhyNotChecked(EditionFacts facts) =>
        base.WhyNotChecked(facts)
        ?? (
            facts.History.Count == 0 && atLeast is null
                ? new Text("riwayat penghargaan belum dimasukkan", "no history of awards came in")
                : null
        );

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission)
    {
        var awards = facts
            .Awards.Of(submission)
            .Where(choice.Holds)
            .DistinctBy(award => (Titles.Key(award.Award), award.Edition.ToUpperInvariant()))
            .ToList();
        if (atMost is not null && awards.Count > atMost.Amount)
            return [new Note(NoteCode.AwardedTooOften, awards.Count, atMost.Amount, string.Join(", ", awards.Select(Written)))];
        return atLeast is not null && awards.Count < atLeast.Amount
            ? [new Note(NoteCode.AwardedTooSeldom, awards.Count, atLeast.Amount, string.Join(", ", choice.Awards))]
            : [];
    }

    /// <summary>The awards of a submission that count and that no file brought: the results of another edition.</summary>
    public IReadOnlyList<Note> Carried(EditionFacts facts, int submission) =>
        choice.ResultsOf.Count == 0
            ? []
            :
            [
                .. facts
                    .Awards.Of(submission)
                    .Where(award => award.Result is not null && choice.Holds(award))
                    .Select(award => new Note(
                        NoteCode.WonInEdition,
                        Name,
                        award.Award,
                        award.Edition,
                        award.Result!.Rank,
                        award.Result.Ranking
                    )),
            ];

    private static string Written(AwardRecord award) =>
        award.Result is { } result ? FormattableString.Invariant($"{award.Award} {award.Edition} ({result.Ranking}: {result.Rank})")
        : award.Origin.Line > 0 ? FormattableString.Invariant($"{award.Award} {award.Edition} ({award.Origin.File}:{award.Origin.Line})")
        : $"{award.Award} {award.Edition}";

    private IEnumerable<RuleDetail> AllDetails()
    {
        yield return Says("awards", string.Join(", ", choice.Awards));
        if (choice.Editions.Count > 0)
            yield return Says("editions", string.Join(", ", choice.Editions));
        if (choice.ResultsOf.Count > 0)
            yield return Says("results-of", string.Join(", ", choice.ResultsOf));
        if (choice.FromYear is { } from)
            yield return Says("from-year", from);
        if (choice.ToYear is { } to)
            yield return Says("to-year", to);
        if (atLeast is not null)
            yield return Says("at-least", atLeast.Amount);
        if (atMost is not null)
            yield return Says("at-most", atMost.Amount);
    }
}
