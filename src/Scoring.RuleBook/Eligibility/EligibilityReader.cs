using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Eligibility;

/// <summary>Reads the eligibility rules of an edition.</summary>
/// <param name="parts">The edition's declarations.</param>
/// <param name="open">The edition's open points.</param>
internal sealed class EligibilityReader(EditionParts parts, IReadOnlyList<RuleGap> open)
{
    private static readonly Dictionary<string, bool> PartWords = new() { ["administration"] = true };

    /// <summary>The rules in the order of the file, without faulty ones.</summary>
    public IReadOnlyList<EligibilityRule> Read(Entry edition)
    {
        var rules = new List<EligibilityRule>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in edition.Items("eligibility"))
        {
            if (item is not YamlMapping map)
                edition.Faults.Add(FaultCodes.WrongType, item.Line, "eligibility", "map");
            else if (
                KindOf(map, edition.Faults) is { } kind
                && ReadOne(kind, Entry.Open(kind.Form, map, edition.Place, "eligibility")!, lines) is { } rule
            )
                rules.Add(rule);
        }
        return rules;
    }

    private static EligibilityKind? KindOf(YamlMapping map, FileFaults faults)
    {
        if (map.Find("rule") is not { Value: YamlScalar { IsNull: false } written } pair)
        {
            faults.Add(FaultCodes.MissingKey, map.Line, "rule", "eligibility");
            return null;
        }
        if (EligibilityKinds.All.TryGetValue(written.Text, out var kind))
            return kind;
        faults.AddNear(
            FaultCodes.UnknownRule,
            pair.Line,
            written.Text,
            EligibilityKinds.All.Keys,
            string.Join(", ", EligibilityKinds.All.Keys)
        );
        return null;
    }

    private EligibilityRule? ReadOne(EligibilityKind kind, Entry entry, Dictionary<string, int> lines)
    {
        // The requirement decides as much as its numbers do.
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf("rule"), kind.Name);
        var (id, name, left) = (entry.Id("id"), entry.Words("name"), entry.Text("open"));
        if (id is not null && !lines.TryAdd(id, entry.LineOf("id")))
            entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, lines[id]);
        if (left is not null && open.All(point => point.Id != left))
            entry.Faults.AddNear(FaultCodes.ReferenceToNothing, entry.LineOf("open"), left, open.Select(point => point.Id), "open");
        // Only where it is written: a default noted beside the rules would change the text of rules that were published without it.
        var ofAdministration = entry.Has("part-of") && entry.Choice("part-of", PartWords);
        var where = ConditionReader.ReadWhere(entry, Level.Innovation, parts);
        // Made even if id or name is faulty, so that the faults of the rest are reported as well.
        return kind.Make(
            entry,
            new EligibilityHead(id ?? "", name ?? Text.Same(""), where, entry.Citation, left) { OfAdministration = ofAdministration },
            parts
        );
    }
}
