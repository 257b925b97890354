using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// Reads a scale: <c>{ from, to, decimals }</c>, <c>{ values: [ … ] }</c>, <c>{ labels: [ … ], decimals }</c> or <c>{ pass, fail }</c>.
/// </summary>
internal static class ScaleReader
{
    private const int MostDecimals = 15;

    private static readonly Form LabelForm = Form.Cited(
        "label",
        new Field("name", FieldType.Words).Must(),
        new("from", FieldType.Number),
        new("to", FieldType.Number),
        new("mark", FieldType.Number)
    );

    private static readonly Text Pass = new("lulus", "pass");
    private static readonly Text Fail = new("tidak lulus", "fail");

    /// <summary>The form.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "scale",
            new("from", FieldType.Number),
            new("to", FieldType.Number),
            new Field("decimals", FieldType.Whole).FromZero().Or("0"),
            new("values", FieldType.Numbers),
            Field.Maps("labels", LabelForm),
            new("pass", FieldType.Number),
            new("fail", FieldType.Number)
        );

    /// <summary>The scale; null if it is faulty.</summary>
    public static Scale? Read(Entry entry)
    {
        if (entry.Has("labels"))
            return ReadLabels(entry);
        if (entry.Has("pass") || entry.Has("fail"))
            return ReadPassFail(entry);
        var (from, to, decimals) = (entry.Number("from"), entry.Number("to"), entry.Whole("decimals"));
        if (!entry.Has("values"))
        {
            if (!entry.Has("from") || !entry.Has("to"))
                entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, entry.Has("from") ? "to" : "from", entry.Form.Name);
            if (from >= to)
                entry.Faults.Add(FaultCodes.ScaleTurned, entry.LineOf("to"), "to", from, to);
            else if (decimals > MostDecimals)
                entry.Faults.Add(FaultCodes.ScaleDecimals, entry.LineOf("decimals"), "decimals", MostDecimals);
            return from is null || to is null || decimals is null
                ? null
                : new Scale(from.Value, to.Value, null, decimals.Value, entry.Citation);
        }
        if (entry.Numbers("values") is not { } values)
            return null;
        if (
            values.Count == 0
            || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second)
            || entry.Has("from")
            || entry.Has("to")
            || entry.Has("decimals")
        )
        {
            entry.Faults.Add(FaultCodes.ScaleValues, entry.LineOf("values"), "values");
            return null;
        }
        return new Scale(values[0], values[^1], values, values.Max(value => value.Scale), entry.Citation);
    }

    private static Scale? ReadPassFail(Entry entry)
    {
        var (pass, fail) = (entry.Number("pass"), entry.Number("fail"));
        if (!entry.Has("pass") || !entry.Has("fail"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, entry.Has("pass") ? "fail" : "pass", entry.Form.Name);
        RefuseOthers(entry, "pass", "from", "to", "decimals", "values");
        if (pass <= fail)
            entry.Faults.Add(FaultCodes.ScalePass, entry.LineOf("pass"), "pass", pass, fail);
        return pass is not { } best || fail is not { } worst || best <= worst
            ? null
            : new Scale(worst, best, [worst, best], (int)Math.Max(worst.Scale, best.Scale), entry.Citation)
            {
                Labels = [new ScaleLabel(Fail, worst, worst, worst), new ScaleLabel(Pass, best, best, best)],
            };
    }

    private static Scale? ReadLabels(Entry entry)
    {
        RefuseOthers(entry, "labels", "from", "to", "values", "pass", "fail");
        var decimals = entry.Whole("decimals");
        var labels = entry.Children("labels").Select(ReadLabel).ToList();
        if (labels.Count == 0 || labels.Contains(null) || decimals is null)
        {
            if (labels.Count == 0)
                entry.Faults.Add(FaultCodes.ScaleLabels, entry.LineOf("labels"), "labels");
            return null;
        }
        List<ScaleLabel> bands = [.. labels.OfType<ScaleLabel>()];
        if (decimals > MostDecimals)
        {
            entry.Faults.Add(FaultCodes.ScaleDecimals, entry.LineOf("decimals"), "decimals", MostDecimals);
            return null;
        }
        if (
            bands.Zip(bands.Skip(1)).Any(pair => pair.First.To >= pair.Second.From)
            || bands
                .SelectMany(label => new[] { label.Name.Id, label.Name.En }.Distinct())
                .GroupBy(word => word, StringComparer.OrdinalIgnoreCase)
                .Any(group => group.Count() > 1)
        )
        {
            entry.Faults.Add(FaultCodes.ScaleLabels, entry.LineOf("labels"), "labels");
            return null;
        }
        return new Scale(bands[0].From, bands[^1].To, null, decimals.Value, entry.Citation) { Labels = bands };
    }

    // A label without limits is a single mark.
    private static ScaleLabel? ReadLabel(Entry entry)
    {
        var (name, mark) = (entry.Words("name"), entry.Number("mark"));
        var (from, to) = (entry.Number("from") ?? mark, entry.Number("to") ?? mark);
        if (!entry.Has("mark") && !(entry.Has("from") && entry.Has("to")))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "mark", entry.Form.Name);
        if (from > to || mark < from || mark > to)
            entry.Faults.Add(FaultCodes.LabelMark, entry.Map.Line, name?.En ?? "", from!, to!);
        return name is null || from is null || to is null ? null : new ScaleLabel(name, from.Value, to.Value, mark);
    }

    private static void RefuseOthers(Entry entry, string key, params string[] others)
    {
        foreach (var other in others.Where(entry.Has))
            entry.Faults.Add(FaultCodes.OneOfTwo, entry.LineOf(other), other, key);
    }
}
