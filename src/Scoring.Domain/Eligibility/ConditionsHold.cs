using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>The submission meets all of the rule's conditions.</summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="conditions">The conditions; at least one.</param>
public sealed class ConditionsHold(EligibilityHead head, IReadOnlyList<Condition> conditions) : SubmissionRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "condition";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [new("asks", Condition.AllAsked(conditions))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => [.. conditions.SelectMany(condition => condition.Attributes)];

    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Conditions => conditions;

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission) =>
        [
            .. conditions
                .Where(condition => !condition.Holds(facts.Innovations, submission))
                .Select(condition => new Note(
                    NoteCode.ConditionNotMet,
                    condition.Attribute,
                    condition.Found(facts.Innovations, submission),
                    condition.Asked
                )),
        ];
}

/// <summary>The form is complete: none of the attributes is empty. Text of spaces alone counts as empty.</summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="attributes">The attributes that must be filled in.</param>
public sealed class FormIsComplete(EligibilityHead head, IReadOnlyList<string> attributes) : SubmissionRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "complete-form";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [Says("attributes", string.Join(", ", attributes))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => attributes;

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission)
    {
        var empty = attributes.Where(attribute => string.IsNullOrWhiteSpace(facts.Innovations.Attribute(submission, attribute))).ToList();
        return empty.Count == 0 ? [] : [new Note(NoteCode.FormIncomplete, string.Join(", ", empty))];
    }
}

/// <summary>A text of a submission with the number of words that it may have.</summary>
/// <param name="Attribute">The attribute with the text.</param>
/// <param name="Words">The most words, as <see cref="Rules.Words"/> counts them.</param>
public sealed record WordLimit(string Attribute, Constant Words);

/// <summary>No text is longer than its limit. A text that was not imported has no words and breaks nothing.</summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="limits">The texts and their limits.</param>
public sealed class TextsAreShort(EligibilityHead head, IReadOnlyList<WordLimit> limits) : SubmissionRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "words-at-most";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [.. limits.Select(limit => Says(limit.Attribute, limit.Words.Amount))];

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission)
    {
        var notes = new List<Note>();
        foreach (var limit in limits)
        {
            var words = Words.Count(facts.Innovations.Attribute(submission, limit.Attribute));
            if (words > limit.Words.Amount)
                notes.Add(new Note(NoteCode.TooManyWords, limit.Attribute, words, limit.Words.Amount));
        }
        return notes;
    }
}
