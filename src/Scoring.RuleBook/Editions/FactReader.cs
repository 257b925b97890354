using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads what an edition imports in addition to indicators and marks, and what it leaves open.</summary>
internal static class FactReader
{
    /// <summary>The draw that orders equal units.</summary>
    public static void ReadDraw(Entry entry, EditionParts parts)
    {
        if (entry.Child("draw") is not { } draw)
            return;
        parts.DrawDeclared = true;
        draw.Place.Reach.Demand(draw.Faults, draw.LineOf("seed"), "seed");
        parts.Draw = draw.Text("seed") is { } seed ? new Draw(seed, draw.Citation) : null;
    }

    /// <summary>Reads the measures into the edition's parts.</summary>
    public static void ReadMeasures(Entry edition, EditionParts parts, HashSet<string> taken)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in edition.Children("measures"))
        {
            var (id, name, level) = (entry.Id("id"), entry.Words("name"), entry.Choice("subject", Levels.Words));
            var (from, to) = Range(entry);
            if ((entry.Node("id") as YamlScalar)?.Text is not { } written)
                continue;
            if (!lines.TryAdd(written, entry.LineOf("id")) || taken.Contains(written))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), written, lines[written]);
            else
                parts.Measures.Add(written, id is null || name is null ? null : new MeasureRule(id, name, level, from, to, entry.Citation));
        }
    }

    /// <summary>Reads the published totals into the edition's parts.</summary>
    public static void ReadResults(Entry edition, EditionParts parts)
    {
        parts.ResultsDeclared = edition.Has("results");
        if (edition.Child("results") is not { } entry)
            return;
        var level = entry.Choice("subject", Levels.Words);
        var (from, to) = Range(entry);
        parts.Results = new ResultRule(level, from, to, entry.Citation);
    }

    /// <summary>What is left open.</summary>
    public static IReadOnlyList<RuleGap> ReadOpenPoints(Entry edition)
    {
        var points = new Dictionary<string, RuleGap>(StringComparer.Ordinal);
        foreach (var entry in edition.Children("open"))
        {
            var (id, what) = (entry.Id("id"), entry.Words("what"));
            if (id is not null && what is not null && !points.TryAdd(id, new RuleGap(id, what, entry.Citation)))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, entry.LineOf("id"));
        }
        return [.. points.Values];
    }

    private static (decimal? From, decimal? To) Range(Entry entry)
    {
        var (from, to) = (entry.Number("from"), entry.Number("to"));
        if (from > to)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("to"), "to", from, to);
        return (from, to);
    }
}
