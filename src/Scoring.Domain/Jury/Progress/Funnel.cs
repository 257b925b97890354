using Scoring.Domain.Eligibility;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;

namespace Scoring.Domain.Jury.Progress;

/// <summary>The kind of a step of the funnel.</summary>
public enum FunnelKind
{
    /// <summary>Entered in the register.</summary>
    Registered,

    /// <summary>Finally submitted; registration alone does not count.</summary>
    Submitted,

    /// <summary>
    /// Past the secretariat's check (lolos administrasi): breaks no eligibility rule that belongs to administration. Only where the edition
    /// has such a rule.
    /// </summary>
    Administration,

    /// <summary>Accepted: breaks no eligibility rule, or was accepted by a person with a reason.</summary>
    Passed,

    /// <summary>Accepted and marked: has a score in a ranking, or a scoresheet.</summary>
    Judged,

    /// <summary>Within the cut of a ranking; the last one gives the finalists.</summary>
    WithinCut,

    /// <summary>Holds at least one prize.</summary>
    Awarded,
}

/// <summary>
/// A step of the funnel. The counts add up: the count of the step before − <paramref name="Dropped"/> + <paramref name="FromOutside"/> =
/// <paramref name="Ids"/>.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Ranking">The id of the ranking for <see cref="FunnelKind.WithinCut"/>; null otherwise.</param>
/// <param name="Ids">Those who are in it, by id, each once.</param>
/// <param name="Dropped">Those who were in the step before and are not in this one, by id.</param>
/// <param name="FromOutside">
/// Those who are in it without having been in the step before, by id: an honour outside the ranking, a sheet without registration. Usually
/// none.
/// </param>
public sealed record FunnelStep(
    FunnelKind Kind,
    string? Ranking,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> FromOutside
)
{
    /// <summary>How many are in it.</summary>
    public int Count => Ids.Count;
}

/// <summary>Why entries did not pass, by rule.</summary>
/// <param name="Rule">The eligibility rule.</param>
/// <param name="Entries">How many break it and were not accepted by a person. One that breaks two rules counts for both.</param>
/// <param name="FirstOf">How many were refused with this rule as the first one they break; these add up to all that were refused.</param>
public sealed record RefusedByRule(EligibilityRule Rule, int Entries, int FirstOf);

/// <summary>How a competition narrowed: registered → submitted → past administration → passed → judged → each cut → awards.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Refused">Why entries did not pass, in the order in which the rules first refuse somebody by id.</param>
/// <param name="PassedByHand">Those who break a rule and were accepted by a person, by id.</param>
/// <param name="RefusedByHand">Those who break no rule and were refused by a person, by id.</param>
public sealed record Funnel(
    IReadOnlyList<FunnelStep> Steps,
    IReadOnlyList<RefusedByRule> Refused,
    IReadOnlyList<string> PassedByHand,
    IReadOnlyList<string> RefusedByHand
)
{
    /// <summary>The funnel of a competition.</summary>
    /// <param name="registered">The ids of all that were registered; duplicates count once.</param>
    /// <param name="submitted">The ids of all that were sent in.</param>
    /// <param name="outcomes">The eligibility of each submission, by id; one without an outcome has not passed yet.</param>
    /// <param name="byHand">Persons' decisions overriding the rules, by id: true for accepted.</param>
    /// <param name="cuts">
    /// The rankings with a cut, in the order of the competition; the last one's cut are the finalists. Parallel rankings (one per group)
    /// share one element.
    /// </param>
    /// <param name="awards">The prizes; empty before they are given.</param>
    /// <param name="judged">The ids of all that somebody marked; null if marking is no step of its own.</param>
    /// <param name="hasAdministration">True if the edition has a rule that belongs to administration.</param>
    public static Funnel Of(
        IEnumerable<string> registered,
        IEnumerable<string> submitted,
        IReadOnlyDictionary<string, EligibilityOutcome> outcomes,
        IReadOnlyDictionary<string, bool> byHand,
        IReadOnlyList<IReadOnlyList<RankingResult>> cuts,
        IReadOnlyList<AwardGiven> awards,
        IEnumerable<string>? judged = null,
        bool hasAdministration = false
    )
    {
        var sent = Ids(submitted);
        var passed = sent.Where(id => Holds(id, outcome => outcome.IsEligibleByRules, refusedByHand: false)).ToList();
        var sets = new List<(FunnelKind Kind, string? Ranking, IReadOnlyList<string> Ids)>
        {
            (FunnelKind.Registered, null, Ids(registered)),
            (FunnelKind.Submitted, null, sent),
        };
        if (hasAdministration)
            sets.Add((FunnelKind.Administration, null, [.. sent.Where(id => Holds(id, PastAdministration, refusedByHand: true))]));
        sets.Add((FunnelKind.Passed, null, passed));
        if (judged is not null)
            sets.Add((FunnelKind.Judged, null, Ids(judged.Intersect(passed, StringComparer.Ordinal))));
        foreach (var cut in cuts)
            sets.Add(
                (
                    FunnelKind.WithinCut,
                    string.Join('+', cut.Select(ranking => ranking.Rule.Id)),
                    Ids(cut.SelectMany(ranking => ranking.Rows).Where(row => row.WithinCut).Select(row => row.Id))
                )
            );
        if (awards.Count > 0)
            sets.Add((FunnelKind.Awarded, null, Ids(awards.SelectMany(award => award.Winners).Select(winner => winner.Unit))));
        var steps = sets.Select(
            (set, i) =>
            {
                var before = i == 0 ? set.Ids : sets[i - 1].Ids;
                return new FunnelStep(set.Kind, set.Ranking, set.Ids, Without(before, set.Ids), Without(set.Ids, before));
            }
        );
        var refused = Without(sent, passed)
            .Where(outcomes.ContainsKey)
            .Select(id => outcomes[id].Breaches)
            .Where(breaches => breaches.Count > 0)
            .ToList();
        return new Funnel(
            [.. steps],
            [
                .. refused
                    .SelectMany(breaches => breaches)
                    .Select(breach => breach.Rule)
                    .Distinct()
                    .Select(rule => new RefusedByRule(
                        rule,
                        refused.Count(breaches => breaches.Any(breach => breach.Rule == rule)),
                        refused.Count(breaches => breaches[0].Rule == rule)
                    )),
            ],
            [.. passed.Where(id => !outcomes[id].IsEligibleByRules)],
            [.. Without(sent, passed).Where(id => outcomes.TryGetValue(id, out var outcome) && outcome.IsEligibleByRules)]
        );

        // A person who refuses an entry that the rules let pass does so after administration.
        bool Holds(string id, Func<EligibilityOutcome, bool> byRules, bool refusedByHand) =>
            outcomes.TryGetValue(id, out var outcome)
            && (byHand.TryGetValue(id, out var accepted) && (accepted || !refusedByHand) ? accepted : byRules(outcome));
    }

    private static bool PastAdministration(EligibilityOutcome outcome) => outcome.Breaches.All(breach => !breach.Rule.IsOfAdministration);

    private static IReadOnlyList<string> Ids(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> ids, IReadOnlyList<string> others)
    {
        var taken = others.ToHashSet(StringComparer.Ordinal);
        return [.. ids.Where(id => !taken.Contains(id))];
    }
}
