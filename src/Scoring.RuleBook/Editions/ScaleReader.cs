using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads a scale: <c>{ from, to, decimals }</c> or <c>{ values: [ … ] }</c>.</summary>
internal static class ScaleReader
{
    /// <summary>The form.</summary>
    public static Form Form { get; } = Form.Cited("scale",
        new("from", FieldType.Number), new("to", FieldType.Number),
        new Field("decimals", FieldType.Whole).FromZero().Or("0"), new("values", FieldType.Numbers));

    /// <summary>The scale; null where it is faulty.</summary>
    public static Scale? Read(Entry entry)
    {
        var (from, to, decimals) = (entry.Number("from"), entry.Number("to"), entry.Whole("decimals"));
        if (!entry.Has("values"))
        {
            if (!entry.Has("from") || !entry.Has("to"))
                entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, entry.Has("from") ? "to" : "from", entry.Form.Name);
            if (from >= to || decimals > 15)
                entry.Faults.Add(FaultCodes.ScaleWrong, entry.LineOf(decimals > 15 ? "decimals" : "to"), decimals > 15 ? "decimals" : "to");
            return from is null || to is null || decimals is null ? null : new Scale(from.Value, to.Value, null, decimals.Value, entry.Citation);
        }
        if (entry.Numbers("values") is not { } values)
            return null;
        if (values.Count == 0 || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second)
            || entry.Has("from") || entry.Has("to") || entry.Has("decimals"))
        {
            entry.Faults.Add(FaultCodes.ScaleWrong, entry.LineOf("values"), "values");
            return null;
        }
        return new Scale(values[0], values[^1], values, values.Max(value => value.Scale), entry.Citation);
    }
}
