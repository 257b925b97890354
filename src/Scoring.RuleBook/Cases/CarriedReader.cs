using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Cases;

/// <summary>Reads a case's values of a unit in other editions: a number is the value carried over, a map its measures there.</summary>
/// <param name="edition">The rules.</param>
/// <param name="faults">The faults of the case file.</param>
internal sealed class CarriedReader(Edition edition, FileFaults faults)
{
    /// <summary>The values that are carried over, by edition.</summary>
    public Dictionary<string, decimal> Values(Entry entry)
    {
        var carried = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (pair, number) in GivenNumbers.AllFirst(faults, Scalars(entry.Node("carried")), "carried"))
        {
            if (IsKnown(pair) && number is { } value)
                carried[pair.Key] = value;
        }
        return carried;
    }

    /// <summary>The measures that the bounds of composite indices include, by edition and id.</summary>
    public Dictionary<(string Edition, string Measure), decimal> Measures(Entry entry, Level level)
    {
        var carried = new Dictionary<(string, string), decimal>();
        if (entry.Node("carried") is not YamlMapping map)
            return carried;
        foreach (var pair in map.Pairs.Where(pair => pair.Value is YamlMapping && IsKnown(pair)))
        {
            var known = JointMeasures.Of(edition, pair.Key).Where(measure => measure.Level == level).Select(measure => measure.Id).ToList();
            foreach (var (measure, number) in GivenNumbers.AllFirst(faults, pair.Value, pair.Key))
            {
                if (!known.Contains(measure.Key))
                    faults.AddNear(FaultCodes.MeasureUnknown, measure.Line, measure.Key, known);
                else if (number is { } value)
                    carried[(pair.Key, measure.Key)] = value;
            }
        }
        return carried;
    }

    private static YamlNode? Scalars(YamlNode? node) =>
        node is YamlMapping map ? map with { Pairs = [.. map.Pairs.Where(pair => pair.Value is not YamlMapping)] } : node;

    private bool IsKnown(YamlPair pair)
    {
        if (edition.CarriesOverFrom.Contains(pair.Key))
            return true;
        faults.AddNear(FaultCodes.EditionUnknown, pair.Line, pair.Key, edition.CarriesOverFrom);
        return false;
    }
}
