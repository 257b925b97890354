using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>A rule that a submission breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Found">What was found; at least one.</param>
public sealed record Breach(EligibilityRule Rule, IReadOnlyList<Note> Found)
{
    /// <summary>The breach as one note: the rule's name, what was found, the citation.</summary>
    public Note Note => As(NoteCode.NotEligible);

    /// <summary>The same for a submission that a person accepted nevertheless.</summary>
    public Note NoteOfAccepted => As(NoteCode.NotEligibleByRules);

    private Note As(NoteCode code) => new(code, Rule.Name, Found, Rule.Citation is { } citation ? citation : "");
}

/// <summary>A rule that applies to a submission but could not be checked.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Why">Why not: the open point that blocks it, or the facts that were not imported.</param>
public sealed record NotCheckedRule(EligibilityRule Rule, Text Why)
{
    /// <summary>The fact as a note: the rule's name and why.</summary>
    public Note Note => new(NoteCode.EligibilityNotChecked, Rule.Name, Why);
}

/// <summary>Whether a submission may take part.</summary>
/// <param name="Breaches">Every rule that it breaks, in the order of the rule file; empty if none.</param>
/// <param name="NotChecked">The rules that apply to it but could not be checked; they refuse nobody.</param>
public sealed record EligibilityOutcome(IReadOnlyList<Breach> Breaches, IReadOnlyList<NotCheckedRule> NotChecked)
{
    /// <summary>The results of other editions that a rule counts for it, with edition, ranking and rank; usually empty.</summary>
    public IReadOnlyList<Note> Results { get; init; } = [];

    /// <summary>A person's decision, which takes precedence over the rules, or null.</summary>
    public EligibilityOverride? ByHand { get; init; }

    /// <summary>True if it takes part: a person accepted it, or nobody refused it and it breaks no rule that could be checked.</summary>
    public bool IsEligible => ByHand?.Accepted ?? IsEligibleByRules;

    /// <summary>True if it breaks no rule that could be checked, regardless of any person's decision.</summary>
    public bool IsEligibleByRules => Breaches.Count == 0;

    /// <summary>Why it may or may not take part: each rule that it breaks, then any person's decision.</summary>
    public IEnumerable<Note> Notes =>
        [
            .. Breaches.Select(breach => ByHand is { Accepted: true } ? breach.NoteOfAccepted : breach.Note),
            .. ByHand is { } decided ? [decided.Note] : Array.Empty<Note>(),
        ];
}

/// <summary>Checks the submissions of an edition against its eligibility rules.</summary>
public static class EligibilityCheck
{
    /// <summary>
    /// The outcome of every submission, in the order of the facts. Rules that look at one submission at a time are all checked first; those
    /// that compare submissions follow in the order of the rule file, each among the submissions that no rule has refused so far, so that a
    /// refused submission takes nobody's place. A person's decision takes precedence over the rules here too: a submission refused by hand
    /// takes nobody's place, one accepted by hand takes part in the comparison.
    /// </summary>
    public static IReadOnlyList<EligibilityOutcome> Of(IReadOnlyList<EligibilityRule> rules, EditionFacts facts)
    {
        var breaches = new List<(int Place, Breach Breach)>?[facts.Innovations.Count];
        var notChecked = new List<NotCheckedRule>?[facts.Innovations.Count];
        var byHand = ByHand(facts);
        foreach (var (place, rule) in rules.Index().OrderBy(pair => pair.Item.ComparesSubmissions))
        {
            var submissions = Enumerable.Range(0, facts.Innovations.Count).Where(unit => rule.IsFor(facts.Innovations, unit)).ToList();
            if (rule.WhyNotChecked(facts) is { } why)
            {
                foreach (var unit in submissions)
                    (notChecked[unit] ??= []).Add(new NotCheckedRule(rule, why));
                continue;
            }
            if (rule.ComparesSubmissions)
                submissions.RemoveAll(unit => byHand[unit] is { } decided ? !decided.Accepted : breaches[unit] is not null);
            foreach (var (unit, found) in rule.Breaches(facts, submissions).ToList())
                (breaches[unit] ??= []).Add((place, new Breach(rule, found)));
        }
        var counting = rules.OfType<AwardsAreWithin>().Where(rule => rule.Choice.ResultsOf.Count > 0).ToList();
        return
        [
            .. breaches.Select(
                (found, unit) =>
                    new EligibilityOutcome(
                        found is null ? [] : [.. found.OrderBy(pair => pair.Place).Select(pair => pair.Breach)],
                        notChecked[unit] ?? []
                    )
                    {
                        Results =
                        [
                            .. counting.Where(rule => rule.IsFor(facts.Innovations, unit)).SelectMany(rule => rule.Carried(facts, unit)),
                        ],
                        ByHand = byHand[unit],
                    }
            ),
        ];
    }

    private static EligibilityOverride?[] ByHand(EditionFacts facts)
    {
        var byHand = new EligibilityOverride?[facts.Innovations.Count];
        foreach (var (id, decided) in facts.EligibilityOverrides)
        {
            if (facts.Innovations.Find(id) is >= 0 and var unit)
                byHand[unit] = decided;
        }
        return byHand;
    }
}
