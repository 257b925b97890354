using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Forms;

internal sealed partial class Entry
{
    private static readonly Form ValueForm = Form.Cited("value", new Field("value", FieldType.Number).Must());

    /// <summary>The number at a key with its citation, or its default; null if there is none or it is wrong (a fault).</summary>
    public Constant? Constant(string name)
    {
        var field = FieldOf(name);
        if (Node(name) is not { } node)
        {
            if (field.Default is not { } word)
                return null;
            Take(name, word);
            return new Constant(name, Numeral.Of(word)!.Value, Citation);
        }
        var place = Place.At(node.Line);
        if (node is YamlMapping map)
        {
            var value = new Entry(ValueForm, map, Place);
            if (value.Node("value") is not { } inner)
                return null;
            (node, place) = (inner, value.Place);
        }
        if (field.Deciding)
            place.Reach.Demand(Faults, node.Line, name);
        return NumberAt(node, field) is { } number ? new Constant(name, number, place.Citation) : null;
    }

    /// <summary>The number at a key without its citation.</summary>
    public decimal? Number(string name) => Constant(name)?.Amount;

    /// <summary>The whole number at a key.</summary>
    public int? Whole(string name) => (int?)Constant(name)?.Amount;

    /// <summary>The numbers of the list at a key; null if it is missing or one is wrong (a fault).</summary>
    public IReadOnlyList<decimal>? Numbers(string name)
    {
        if (Node(name) is null)
            return null;
        var field = FieldOf(name);
        if (field.Deciding)
            Place.Reach.Demand(Faults, LineOf(name), name);
        var numbers = Items(name).Select(item => NumberAt(item, field)).ToList();
        return numbers.Contains(null) || Node(name) is not YamlSequence ? null : [.. numbers.OfType<decimal>()];
    }

    private decimal? NumberAt(YamlNode node, Field field)
    {
        if (node is not YamlScalar scalar)
        {
            Faults.Add(FaultCodes.WrongType, node.Line, field.Name, "number");
            return null;
        }
        if (Numeral.Of(scalar.Text) is not { } number)
            Faults.Add(FaultCodes.NotANumber, node.Line, field.Name, scalar.Text);
        else if (field.Type == FieldType.Whole && (number != decimal.Truncate(number) || Math.Abs(number) > 1_000_000m))
            Faults.Add(FaultCodes.NotWhole, node.Line, field.Name, scalar.Text);
        else if (field.Limit == Limit.Positive && number <= 0m)
            Faults.Add(FaultCodes.NotPositive, node.Line, field.Name, number);
        else if (field.Limit == Limit.NotNegative && number < 0m)
            Faults.Add(FaultCodes.Negative, node.Line, field.Name, number);
        else
            return number;
        return null;
    }
}
