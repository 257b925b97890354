using Scoring.Domain.Eligibility;
using Scoring.Domain.Facts;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>An attribute that a rule asks for.</summary>
/// <param name="Name">The attribute, as the rule file writes it.</param>
/// <param name="Level">Whose attribute it is.</param>
/// <param name="Place">The key that asks for it and where it is, for example "rankings/all: within".</param>
/// <param name="OnlyExcludes">True if a unit without the attribute meets the rule, because it only excludes a value.</param>
public sealed record AskedAttribute(string Name, Level Level, string Place, bool OnlyExcludes = false);

/// <summary>
/// The attributes that an edition's rules ask for. A rule about an attribute that no unit has decides nothing or excludes everybody: that
/// must be said.
/// </summary>
public static class AskedAttributes
{
    /// <summary>Every attribute that the rules ask for, each place once.</summary>
    public static IReadOnlyList<AskedAttribute> Of(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return
        [
            .. Conditions(edition.CountedInnovations, Level.Innovation, "counts-innovations")
                .Concat(edition.Eligibility.Where(rule => rule.Open is null).SelectMany(OfEligibility))
                .Concat(edition.Stages.Where(stage => stage.RubricBy is not null).Select(OfStage))
                .Concat(edition.Steps.Values.SelectMany(OfStep))
                .Concat(edition.Rankings.SelectMany(OfRanking))
                .Distinct(),
        ];
    }

    /// <summary>
    /// The attributes among them that no unit has, whether there is no such column or nobody has a value. Nothing is said of a level
    /// without units.
    /// </summary>
    public static IReadOnlyList<AskedAttribute> OfNobody(Edition edition, EditionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. Of(edition).Where(asked => facts.Units(asked.Level) is { Count: > 0 } units && !HasAny(units.Attribute(asked.Name)))];
    }

    private static bool HasAny(string?[]? column) => column is not null && Array.Exists(column, value => !string.IsNullOrWhiteSpace(value));

    private static IEnumerable<AskedAttribute> OfEligibility(EligibilityRule rule) =>
        Conditions(rule.Where, Level.Innovation, $"eligibility/{rule.Id}: where")
            .Concat(rule.Attributes.Select(name => new AskedAttribute(name, Level.Innovation, $"eligibility/{rule.Id}")));

    private static AskedAttribute OfStage(Stage stage) => new(stage.RubricBy!, Level.Innovation, $"stages/{stage.Id}: rubric-by");

    private static IEnumerable<AskedAttribute> OfStep(Step step)
    {
        if (step.Level.GroupAttribute is { } group)
            yield return new AskedAttribute(group, Level.Innovation, $"scores/{step.Id}: per");
        switch (step)
        {
            case CountOfItems { OnlyIf: { } coverage }:
                yield return new AskedAttribute(coverage.Attribute, Level.Innovation, $"scores/{step.Id}: only-if");
                break;
            case PercentOfOwnMaximum own:
                yield return new AskedAttribute(own.Attribute, step.Level, $"scores/{step.Id}: by");
                break;
            case JurorPlaces { Rule.Within: { } within }:
                yield return new AskedAttribute(within, Level.Innovation, $"scores/{step.Id}: within");
                break;
            case HierarchyStep hierarchy:
                foreach (var of in hierarchy.Rule.GroupAttributes)
                    yield return new AskedAttribute(of, step.Level, $"scores/{step.Id}: group");
                break;
            default:
                break;
        }
    }

    private static IEnumerable<AskedAttribute> OfRanking(RankingRule ranking)
    {
        var place = $"rankings/{ranking.Id}";
        var asked = Conditions(ranking.Where, ranking.Level, $"{place}: where");
        if (ranking.Within is { } within)
            asked = asked.Append(new AskedAttribute(within, ranking.Level, $"{place}: within"));
        if (ranking.Cut is not { } cut)
            return asked;
        if (cut.Per is { } per)
            asked = asked.Append(new AskedAttribute(per, ranking.Level, $"{place}: top-per"));
        return asked
            .Concat(cut.Minimums.SelectMany(minimum => Conditions(minimum.Where, ranking.Level, $"{place}: minimum")))
            .Concat(cut.Quotas.SelectMany(quota => Conditions(quota.Where, ranking.Level, $"{place}: quotas/{quota.Id}")));
    }

    private static IEnumerable<AskedAttribute> Conditions(IEnumerable<Condition> conditions, Level level, string place) =>
        conditions.SelectMany(condition =>
            condition.Attributes.Select(name => new AskedAttribute(name, level, place, condition.OnlyExcludes))
        );
}
