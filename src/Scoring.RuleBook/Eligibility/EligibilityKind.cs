using Scoring.Domain.Eligibility;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Eligibility;

/// <summary>
/// A kind of eligibility rule: its name in rule files, its keys, and how a rule is made from them. Reading, checks and schema all come from
/// here.
/// </summary>
/// <param name="Name">The word after <c>rule:</c>.</param>
/// <param name="Fields">The keys in addition to the common ones.</param>
/// <param name="Make">Makes the rule; null if something is wrong, which then has been reported.</param>
internal sealed record EligibilityKind(
    string Name,
    IReadOnlyList<Field> Fields,
    Func<Entry, EligibilityHead, EditionParts, EligibilityRule?> Make
)
{
    private static readonly Field[] CommonFields =
    [
        new Field("rule", FieldType.Text).Must(),
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new("where", FieldType.Where),
        new("open", FieldType.Text),
        Field.Choice("part-of", "administration"),
    ];

    /// <summary>The form of its map.</summary>
    public Form Form { get; } = Form.Cited(Name, [.. CommonFields, .. Fields]);
}
