using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Cases;

/// <summary>One thing that a case expects.</summary>
/// <param name="Unit">The unit, or a group by its name.</param>
/// <param name="What">
/// A step's id, or <c>score</c>, <c>band</c>, <c>rank</c>, <c>picked</c>, <c>picked-by-marks</c>, <c>awards</c>, <c>refused-by</c>.
/// </param>
/// <param name="Expected">As written.</param>
/// <param name="Line">Its line.</param>
/// <param name="Several">True if the case names its units.</param>
internal sealed record Expectation(string Unit, string What, string Expected, int Line, bool Several)
{
    /// <summary>What may be expected in addition to steps.</summary>
    public static IReadOnlyList<string> OfRankings { get; } = ["score", "band", "rank", "picked", "picked-by-marks", "awards", RefusedBy];

    /// <summary>The eligibility rules that are broken: <c>none</c>, one id, or a list of ids in the order of the rule file.</summary>
    public const string RefusedBy = "refused-by";

    /// <summary>Reads the expectations of a case; unknown steps are faults.</summary>
    public static IReadOnlyList<Expectation> Read(YamlNode? node, bool several, Edition edition, FileFaults faults)
    {
        var found = new List<Expectation>();
        if (node is not null and not YamlMapping)
            faults.Add(FaultCodes.WrongType, node.Line, "expect", "map");
        if (node is not YamlMapping map)
            return found;
        if (!several)
            ReadUnit(map, TestFacts.OnlyUnit, false, edition, faults, found);
        foreach (var pair in several ? map.Pairs : [])
        {
            if (pair.Value is YamlMapping inner)
                ReadUnit(inner, pair.Key, true, edition, faults, found);
            else
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "map");
        }
        return found;
    }

    private static void ReadUnit(YamlMapping map, string unit, bool several, Edition edition, FileFaults faults, List<Expectation> found)
    {
        foreach (var pair in map.Pairs)
        {
            if (!OfRankings.Contains(pair.Key) && edition.StepOf(pair.Key) is null)
                faults.AddNear(FaultCodes.ReferenceToNothing, pair.Line, pair.Key, edition.StepIds.Concat(OfRankings), "expect");
            else if (pair.Key == RefusedBy)
                ReadRefusal(pair, unit, several, edition, faults, found);
            else if (pair.Value is not YamlScalar scalar)
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "text");
            else
                found.Add(new Expectation(unit, pair.Key, scalar.Text, pair.Line, several));
        }
    }

    private static void ReadRefusal(YamlPair pair, string unit, bool several, Edition edition, FileFaults faults, List<Expectation> found)
    {
        if (edition.Eligibility.Count == 0)
            faults.Add(FaultCodes.EligibilityMissing, pair.Line, RefusedBy);
        else
        {
            var ids = Entry.TextsOf(pair.Value is YamlSequence list ? list.Items : [pair.Value], RefusedBy, faults);
            foreach (var id in ids.Where(id => id != "none" && edition.Eligibility.All(rule => rule.Id != id)))
                faults.AddNear(FaultCodes.ReferenceToNothing, pair.Line, id, edition.Eligibility.Select(rule => rule.Id), RefusedBy);
            found.Add(new Expectation(unit, RefusedBy, string.Join(", ", ids), pair.Line, several));
        }
    }
}
