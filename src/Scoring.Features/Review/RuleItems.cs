using Scoring.Domain.Eligibility;
using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Review;

/// <summary>
/// Finds what the rules ask for and the facts do not, or only nearly, have. An edition without a stage has such items too.
/// </summary>
internal static class RuleItems
{
    private const int LeastLetters = 8;

    /// <summary>
    /// Attributes that rules ask for and no unit has, each once: such a rule separates nothing, or shuts everybody out. The figures are the
    /// places that ask.
    /// </summary>
    public static IEnumerable<ReviewItem> OfMissingAttributes(Edition edition, EditionFacts facts) =>
        AttributesOfNobody
            .In(edition, facts)
            .Select(one => one.Asked)
            .GroupBy(asked => asked.Name, StringComparer.OrdinalIgnoreCase)
            .Select(asked => new ReviewItem(
                new ReviewItemName(ReviewItemKind.MissingAttribute, asked.Key, ""),
                string.Join(" | ", asked.Select(one => one.Place).Distinct(StringComparer.Ordinal))
            ));

    /// <summary>
    /// Awards of earlier years that a rule counts and whose title is nearly, but not, that of an entry of the same region: it is not
    /// counted for the entry. The figures are the award and its title.
    /// </summary>
    /// <param name="evaluation">The facts under the rules.</param>
    public static IEnumerable<ReviewItem> OfNearAwards(Evaluation evaluation)
    {
        var facts = evaluation.Facts;
        foreach (var rule in evaluation.Edition.Eligibility.OfType<AwardsAreWithin>().Where(rule => rule.Open is null))
        {
            var awards = facts
                .History.Where(award => rule.Choice.Holds(award) && (award.InnovationId is not { } id || facts.Innovations.Find(id) < 0))
                .ToLookup(award => award.Region ?? "", StringComparer.Ordinal);
            for (var unit = 0; awards.Count > 0 && unit < facts.Innovations.Count; unit++)
            {
                var title = facts.Innovations.Name(unit);
                var near = awards[facts.Innovations.Attribute(unit, "region_code") ?? ""]
                    .Where(award => Titles.Key(award.Title) != Titles.Key(title) && AreNear(award.Title, title))
                    .Select(award => $"{award.Award} {award.Edition}: {award.Title}")
                    .Distinct(StringComparer.Ordinal)
                    .ToList();
                if (near.Count > 0)
                    yield return new ReviewItem(
                        new ReviewItemName(ReviewItemKind.NearAward, rule.Id, facts.Innovations.Id(unit)),
                        $"{title} | {string.Join(" | ", near)}"
                    );
            }
        }
    }

    // A letter in eight typed otherwise, or one title with more behind it, such as its name written out in brackets.
    private static bool AreNear(string one, string other)
    {
        var (key, others) = (Titles.Key(one), Titles.Key(other));
        if (key.Length > others.Length)
            (key, others) = (others, key);
        return key.Length >= LeastLetters
            && (others.Contains(key, StringComparison.Ordinal) || Nearest.Distance(key, others) <= key.Length / LeastLetters);
    }
}
