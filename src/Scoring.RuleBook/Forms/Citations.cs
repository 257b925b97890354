using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Forms;

/// <summary>Reads <c>cite</c> and <c>standing</c>.</summary>
internal static class Citations
{
    /// <summary>The words for standings.</summary>
    public static IReadOnlyDictionary<string, Standing> Standings { get; } =
        Enum.GetValues<Standing>().ToDictionary(standing => standing.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The key <c>standing</c>.</summary>
    public static Field StandingField { get; } = new("standing", FieldType.Text) { Choices = [.. Standings.Keys] };

    /// <summary>The form of a citation that is a map.</summary>
    public static Form MapForm { get; } =
        new("cite", [new Field("source", FieldType.Text).Must(), new("at", FieldType.Text), StandingField]);

    /// <summary>The place inside a map: with its own citation if it has one.</summary>
    public static Place Enter(YamlMapping map, Place outside)
    {
        var standing = StandingOf(map.Find("standing"), outside.Faults);
        if (map.Find("cite") is { Value: not YamlScalar { IsNull: true } } cite)
        {
            var read = Read(cite, standing, outside);
            return outside with
            {
                Reach = new Reach(
                    outside.Section is null || read is null ? read : read with { Standing = outside.Section.Decree.Standing },
                    true
                ),
            };
        }
        if (standing is { } other && outside.Citation is { } inherited)
            return outside with
            {
                Reach = new Reach(inherited with { Standing = outside.Section is null ? other : outside.Section.Decree.Standing }, true),
            };
        return outside with { Reach = outside.Reach.Inside() };
    }

    /// <summary>The standing written at a key; null if there is none or it is unknown (a fault).</summary>
    public static Standing? StandingOf(YamlPair? pair, FileFaults faults)
    {
        if (pair is null || pair.Value is YamlScalar { IsNull: true })
            return null;
        if (pair.Value is not YamlScalar scalar)
            faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "text");
        else if (Standings.TryGetValue(scalar.Text, out var standing))
            return standing;
        else
            faults.AddNear(FaultCodes.UnknownStanding, pair.Line, scalar.Text, Standings.Keys, string.Join(", ", Standings.Keys));
        return null;
    }

    /// <summary>The citations in a list of texts, <c>SOURCE</c> or <c>SOURCE, where</c>; unknown sources are faults and left out.</summary>
    public static IReadOnlyList<Citation> References(Entry entry, string key) =>
        [.. entry.Texts(key).Select(text => OfText(text, null, entry.Place, entry.LineOf(key))).OfType<Citation>()];

    /// <summary>The citation of a source by id; null and a fault if the source is unknown.</summary>
    public static Citation? Of(string source, string? at, Standing? standing, Place place, int line)
    {
        if (place.Sources.Find(source, line, place.Faults) is not { } found)
            return null;
        return new Citation(found, at, standing ?? found.Standing);
    }

    private static Citation? OfText(string text, Standing? standing, Place place, int line)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0
            ? Of(text.Trim(), null, standing, place, line)
            : Of(text[..comma].Trim(), text[(comma + 1)..].Trim(), standing, place, line);
    }

    private static Citation? Read(YamlPair cite, Standing? sibling, Place place)
    {
        if (cite.Value is YamlScalar scalar)
            return OfText(scalar.Text, sibling, place, scalar.Line);
        if (Entry.Open(MapForm, cite.Value, place, cite.Key) is not { } entry)
            return null;
        var standing = StandingOf(entry.Map.Find("standing"), place.Faults) ?? sibling;
        return entry.Text("source") is { } source ? Of(source, entry.Text("at"), standing, place, entry.LineOf("source")) : null;
    }
}
