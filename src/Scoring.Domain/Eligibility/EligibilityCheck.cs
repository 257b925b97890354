using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;

namespace Scoring.Domain.Eligibility;

/// <summary>A rule that a submission breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Found">What was found; at least one.</param>
public sealed record Breach(EligibilityRule Rule, IReadOnlyList<Note> Found)
{
    /// <summary>The breach as one note: the rule's name, what was found, the citation.</summary>
    public Note Note => new(NoteCode.NotEligible, Rule.Name, Found, Rule.Citation is { } citation ? citation : "");
}

/// <summary>Whether a submission may take part.</summary>
/// <param name="Breaches">Every rule that it breaks, in the order of the rule file; empty where it is eligible.</param>
/// <param name="NotChecked">The rules that are for it and could not be checked, because the edition leaves something open.</param>
public sealed record EligibilityOutcome(IReadOnlyList<Breach> Breaches, IReadOnlyList<EligibilityRule> NotChecked)
{
    /// <summary>True where it breaks no rule that could be checked.</summary>
    public bool IsEligible => Breaches.Count == 0;
}

/// <summary>Holds the submissions of an edition against its eligibility rules.</summary>
public static class EligibilityCheck
{
    /// <summary>
    /// The outcome of every submission, in the order of the facts. Rules that look at one submission at a time are all asked first; those that compare
    /// submissions then follow in the order of the rule file, each among what no rule has refused so far: what is refused takes nobody's place.
    /// </summary>
    public static IReadOnlyList<EligibilityOutcome> Of(IReadOnlyList<EligibilityRule> rules, EditionFacts facts)
    {
        var breaches = new List<(int Place, Breach Breach)>?[facts.Innovations.Count];
        var notChecked = new List<EligibilityRule>?[facts.Innovations.Count];
        foreach (var (place, rule) in rules.Index().OrderBy(pair => pair.Item.ComparesSubmissions))
        {
            var submissions = Enumerable.Range(0, facts.Innovations.Count).Where(unit => rule.IsFor(facts.Innovations, unit)).ToList();
            if (rule.Open is not null)
            {
                foreach (var unit in submissions)
                    (notChecked[unit] ??= []).Add(rule);
                continue;
            }
            if (rule.ComparesSubmissions)
                submissions.RemoveAll(unit => breaches[unit] is not null);
            foreach (var (unit, found) in rule.Breaches(facts, submissions).ToList())
                (breaches[unit] ??= []).Add((place, new Breach(rule, found)));
        }
        return [.. breaches.Select((found, unit) => new EligibilityOutcome(
            found is null ? [] : [.. found.OrderBy(pair => pair.Place).Select(pair => pair.Breach)], notChecked[unit] ?? []))];
    }
}
