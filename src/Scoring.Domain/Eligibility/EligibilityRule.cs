using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>The name, scope and source of an eligibility rule.</summary>
/// <param name="Id">Kebab-case id, unique in the edition; names the rule in refusals.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">The submissions that it applies to: those that meet all of these conditions. Empty if it applies to all.</param>
/// <param name="Citation">Its source; null only in rules built by hand for a test.</param>
/// <param name="Open">The id of the edition's open point that prevents checking it; null if it is checked.</param>
public sealed record EligibilityHead(string Id, Text Name, IReadOnlyList<Condition> Where, Citation? Citation = null, string? Open = null)
{
    /// <summary>True if breaking it is to fail administration (tidak lolos administrasi), a step of its own in the funnel.</summary>
    public bool OfAdministration { get; init; }
}

/// <summary>A value of a rule as the rule file has it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, for people.</param>
public sealed record RuleDetail(string Key, Text Value);

/// <summary>A requirement that a submission must meet to take part in a competition (syarat kelayakan).</summary>
/// <param name="head">Name, scope and citation.</param>
public abstract class EligibilityRule(EligibilityHead head)
{
    /// <summary>Kebab-case id, unique in the edition.</summary>
    public string Id => head.Id;

    /// <summary>Its name.</summary>
    public Text Name => head.Name;

    /// <summary>The submissions that it applies to; empty if it applies to all.</summary>
    public IReadOnlyList<Condition> Where => head.Where;

    /// <summary>Its source.</summary>
    public Citation? Citation => head.Citation;

    /// <summary>The id of the open point that prevents checking it; null if it is checked.</summary>
    public string? Open => head.Open;

    /// <summary>True if breaking it is to fail administration (tidak lolos administrasi), a step of its own in the funnel.</summary>
    public bool IsOfAdministration => head.OfAdministration;

    /// <summary>The kind as written in rule files.</summary>
    public abstract string Kind { get; }

    /// <summary>The values that decide, in the rule file's keys.</summary>
    public abstract IReadOnlyList<RuleDetail> Details { get; }

    /// <summary>The columns that must be imported with submissions for it to be checked.</summary>
    public virtual IReadOnlyList<string> Attributes => [];

    /// <summary>The attributes among <see cref="Attributes"/> whose values are a day, or a day and time.</summary>
    public virtual IReadOnlyList<string> TimeAttributes => [];

    /// <summary>The conditions on the submission that it asks, besides <see cref="Where"/>.</summary>
    public virtual IReadOnlyList<Condition> Conditions => [];

    /// <summary>The attributes among <see cref="Attributes"/> of which each value makes a group of its own.</summary>
    public virtual IReadOnlyList<string> GroupAttributes => [];

    /// <summary>True if whether one submission breaks it depends on the others.</summary>
    public virtual bool ComparesSubmissions => false;

    /// <summary>Why it cannot be checked on these facts; null if it can.</summary>
    public virtual Text? WhyNotChecked(EditionFacts facts) =>
        Open is null ? null : new Text($"belum ditetapkan: {Open}", $"left open: {Open}");

    /// <summary>True if it is for the submission.</summary>
    public bool IsFor(UnitTable innovations, int unit) => Where.All(condition => condition.Holds(innovations, unit));

    /// <summary>What breaks it.</summary>
    /// <param name="facts">What was reported.</param>
    /// <param name="submissions">
    /// The submissions that it applies to, in the order of import; if it compares them, without those already refused.
    /// </param>
    internal abstract IEnumerable<(int Submission, IReadOnlyList<Note> Found)> Breaches(EditionFacts facts, IReadOnlyList<int> submissions);

    /// <summary>A detail whose value is the same in both languages.</summary>
    private protected static RuleDetail Says(string key, object value) =>
        new(key, Text.Same(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
}

/// <summary>A rule that looks at one submission at a time.</summary>
/// <param name="head">Name, scope and citation.</param>
public abstract class SubmissionRule(EligibilityHead head) : EligibilityRule(head)
{
    /// <summary>What breaks it in a submission; empty if nothing does.</summary>
    public abstract IReadOnlyList<Note> Found(EditionFacts facts, int submission);

    internal override IEnumerable<(int Submission, IReadOnlyList<Note> Found)> Breaches(
        EditionFacts facts,
        IReadOnlyList<int> submissions
    ) => submissions.Select(submission => (submission, Found(facts, submission))).Where(pair => pair.Item2.Count > 0);
}
