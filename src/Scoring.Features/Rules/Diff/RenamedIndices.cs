using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Features.Rules.Diff;

/// <summary>
/// Finds the composite indices of two editions that are the same index under another id, so that their trees are compared node by node
/// instead of as one that is gone and one that is new.
/// </summary>
internal static class RenamedIndices
{
    private const string Name = "id";

    /// <summary>
    /// The parts of both editions, with those of the first under the ids of the second where an index has another id; both then say which
    /// id it has.
    /// </summary>
    public static (IReadOnlyList<RulePart> Before, IReadOnlyList<RulePart> After) SideBySide(Edition before, Edition after)
    {
        var (old, fresh) = (EditionContents.Of(before), EditionContents.Of(after));
        foreach (var (was, now) in Pairs(before, after))
        {
            // The root has no namesake either where its id is that of the index; it must not take that of another node.
            var root = Free(was, now) && Free(now, was) ? now.Rule.Root.Id : was.Rule.Root.Id;
            fresh = [.. fresh.Select(part => Named(part, now))];
            old = [.. old.Select(part => Moved(Named(part, was), was, now.Id, root))];
        }
        return (old, fresh);
    }

    private static List<(HierarchyStep Was, HierarchyStep Now)> Pairs(Edition before, Edition after)
    {
        var gone = Of(before).Where(index => Of(after).All(other => other.Id != index.Id));
        var news = Of(after).Where(index => Of(before).All(other => other.Id != index.Id)).ToList();
        var pairs = new List<(HierarchyStep, HierarchyStep)>();
        foreach (var was in gone)
        {
            if (news.Where(now => AreAlike(was, now)).MaxBy(now => Shared(was, now)) is not { } now)
                continue;
            pairs.Add((was, now));
            news.Remove(now);
        }
        return pairs;
    }

    private static IEnumerable<HierarchyStep> Of(Edition edition) => edition.Steps.Values.OfType<HierarchyStep>();

    // An index that shares fewer than half of the smaller one's indicators is another index.
    private static bool AreAlike(HierarchyStep was, HierarchyStep now) =>
        2 * Shared(was, now) >= Math.Min(was.Rule.Root.Indicators.Count, now.Rule.Root.Indicators.Count);

    private static int Shared(HierarchyStep was, HierarchyStep now) => Ids(was).Intersect(Ids(now)).Count();

    private static IEnumerable<string> Ids(HierarchyStep index) => index.Rule.Root.Indicators.Select(indicator => indicator.Id);

    private static bool Free(HierarchyStep index, HierarchyStep other) =>
        index.Rule.Root.Flatten().Skip(1).All(node => node.Id != other.Rule.Root.Id);

    private static RulePart Named(RulePart part, HierarchyStep index)
    {
        var own =
            part is { Kind: "step" } && part.Id == index.Id ? index.Id
            : part is { Kind: "node" } && part.Id == HierarchyParts.IdOf(index, index.Rule.Root) ? index.Rule.Root.Id
            : null;
        return own is null ? part : part with { Values = [RuleValue.Plain(Name, own, part.Citation)!, .. part.Values] };
    }

    private static RulePart Moved(RulePart part, HierarchyStep was, string id, string root)
    {
        if (part is { Kind: "step" } && part.Id == was.Id)
            return part with { Id = id };
        if (
            part.Kind != "node"
            || was.Rule.Root.Flatten().FirstOrDefault(node => part.Id == HierarchyParts.IdOf(was, node)) is not { } node
        )
            return part;
        return part with
        {
            Id = HierarchyParts.IdOf(id, node == was.Rule.Root ? root : node.Id),
            Values =
            [
                .. part.Values.Select(value => IsBranch(value, was.Rule.Root) ? RuleValue.Plain(value.Name, root, value.Citation)! : value),
            ],
        };
    }

    private static bool IsBranch(RuleValue value, HierarchyNode root) => value is { Name: "branch" } && value.Canonical == root.Id;
}
