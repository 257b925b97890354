using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Cases;

/// <summary>Reads maps of numbers in a case, whose keys are the edition's own names.</summary>
internal static class GivenNumbers
{
    /// <summary>The numbers of a map, <c>all</c> before the others; null for a key without a value.</summary>
    /// <param name="faults">The file's faults.</param>
    /// <param name="node">The map.</param>
    /// <param name="key">Its key.</param>
    /// <param name="word">The number that a word stands for, or null.</param>
    public static List<(YamlPair Pair, decimal? Number)> AllFirst(
        FileFaults faults,
        YamlNode? node,
        string key,
        Func<YamlPair, decimal?>? word = null
    )
    {
        var numbers = new List<(YamlPair, decimal?)>();
        foreach (var pair in Pairs(faults, node, key).OrderBy(pair => pair.Key != "all"))
        {
            if (pair.Value is not YamlScalar scalar)
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "number");
            else if (scalar.IsNull || scalar.Text == "absent")
                numbers.Add((pair, null));
            else if ((Numeral.Of(scalar.Text) ?? word?.Invoke(pair)) is { } number)
                numbers.Add((pair, number));
            else
                faults.AddNumber(pair.Line, pair.Key, scalar.Text);
        }
        return numbers;
    }

    /// <summary>The keys of a map; none if it is missing or not a map (a fault).</summary>
    public static IReadOnlyList<YamlPair> Pairs(FileFaults faults, YamlNode? node, string key)
    {
        if (node is null or YamlMapping)
            return (node as YamlMapping)?.Pairs ?? [];
        faults.Add(FaultCodes.WrongType, node.Line, key, "map");
        return [];
    }
}
