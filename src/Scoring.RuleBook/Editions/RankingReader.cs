using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads the rankings of an edition.</summary>
/// <param name="tree">The steps.</param>
/// <param name="parts">The edition's declarations.</param>
/// <param name="bands">The edition's bands; null if it has none.</param>
/// <param name="rounding">The published rounding of the edition; null if it is faulty.</param>
internal sealed class RankingReader(StepTree tree, EditionParts parts, BandTable? bands, Rounding? rounding)
{
    private static readonly Dictionary<string, RankConvention> Ties = new()
    {
        ["shared"] = RankConvention.Standard,
        ["shared-worst"] = RankConvention.Modified,
        ["dense"] = RankConvention.Dense,
        ["fractional"] = RankConvention.Fractional,
        ["ordinal"] = RankConvention.Ordinal,
    };

    private static readonly Dictionary<string, bool> BandWords = new() { ["edition"] = true, ["none"] = false };
    private static readonly Dictionary<string, bool> UnscoredWords = new() { ["listed"] = false, ["left-out"] = true };
    private static readonly Dictionary<string, bool> EligibilityWords = new() { ["required"] = true, ["ignored"] = false };
    private static readonly Dictionary<string, bool> Orders = new() { ["down"] = true, ["up"] = false };

    private static readonly Form KeyForm = Form.Cited("key", new Field("step", FieldType.Text).Must(), Field.Choice("order", Orders.Keys));

    /// <summary>The form of a ranking.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "ranking",
            new Field("id", FieldType.Id).Must(),
            new Field("name", FieldType.Words).Must(),
            new Field("score", FieldType.Text).Must(),
            new("where", FieldType.Where),
            new("among", FieldType.Text),
            new("within", FieldType.Text),
            new("by", FieldType.List),
            new("then-listed-by", FieldType.List),
            Field.Choice("ties", Ties.Keys).Or("shared"),
            new Field("top", FieldType.Whole).AboveZero(),
            Field.Map("pick", CutReader.Form),
            Field.Choice("bands", BandWords.Keys).Or("edition"),
            Field.Map("rounding", RoundingReader.Form),
            Field.Choice("unscored", UnscoredWords.Keys).Or("listed"),
            Field.Choice("eligibility", EligibilityWords.Keys).Or("required")
        );

    /// <summary>The rankings in the order of the file, without faulty ones.</summary>
    public IReadOnlyList<RankingRule> Read(IReadOnlyList<Entry> entries)
    {
        var rankings = new Dictionary<string, RankingRule?>(StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = entries.Select(entry => Text(entry, "id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var id = entry.Id("id");
            var rule = ReadOne(entry, id, rankings, all);
            if (id is null)
                continue;
            if (lines.TryAdd(id, entry.LineOf("id")))
                rankings.Add(id, rule);
            else
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, lines[id]);
        }
        return [.. rankings.Values.OfType<RankingRule>()];
    }

    private static string? Text(Entry entry, string key) => (entry.Node(key) as YamlScalar)?.Text;

    private RankingRule? ReadOne(Entry entry, string? id, Dictionary<string, RankingRule?> before, HashSet<string> all)
    {
        var name = entry.Words("name");
        var score = entry.Text("score") is { } step ? tree.FindStep(step, entry.LineOf("score"), "score", entry.Faults) : null;
        var own = entry.Child("rounding") is { } child ? RoundingReader.Read(child) : rounding;
        var (ties, leavesOut) = (entry.Choice("ties", Ties), entry.Choice("unscored", UnscoredWords));
        var cutReader = score is null ? null : new CutReader(tree, parts, score);
        var cut = cutReader?.Read(entry);
        var among = ReadAmong(entry, score, before, all);
        var keys = Keys(entry, "by", score, false);
        var listing = Keys(entry, "then-listed-by", score, true);
        var where = ReadWhere(entry, score);
        var shown = entry.Choice("bands", BandWords) ? bands : null;
        var eligibleOnly = entry.Choice("eligibility", EligibilityWords);
        if (entry.Has("eligibility") && !parts.AsksEligibility)
            entry.Faults.Add(FaultCodes.EligibilityMissing, entry.LineOf("eligibility"), "eligibility");
        if (score is not null && keys.Count == 0)
            keys.Add(new RankingKey(score, !score.LowerIsBetter, entry.Citation));
        Take(entry, "keys", keys);
        Take(entry, "listing-keys", listing);
        if (id is null || name is null || score is null || own is null || cutReader is { LeavesOpen: true })
            return null;
        return new RankingRule(
            id,
            name,
            score.Level,
            score,
            where,
            among,
            entry.Text("within"),
            keys,
            listing,
            ties,
            cut,
            shown,
            own,
            leavesOut,
            entry.Citation
        )
        {
            Draw = DrawOf(entry, ties),
            EligibleOnly = eligibleOnly,
        };
    }

    /// <summary>The edition's draw if equal units are ordered by one.</summary>
    private Draw? DrawOf(Entry entry, RankConvention ties)
    {
        if (ties == RankConvention.Ordinal && !parts.DrawDeclared)
            entry.Faults.Add(FaultCodes.DrawMissing, entry.LineOf("ties"), "ties");
        return ties == RankConvention.Ordinal ? parts.Draw : null;
    }

    private IReadOnlyList<Condition> ReadWhere(Entry entry, Step? score) =>
        score is null ? [] : ConditionReader.ReadWhere(entry, score.Level, parts);

    private static string? ReadAmong(Entry entry, Step? score, Dictionary<string, RankingRule?> before, HashSet<string> all)
    {
        if (entry.Text("among") is not { } among)
            return null;
        var line = entry.LineOf("among");
        if (!before.TryGetValue(among, out var earlier))
        {
            if (all.Contains(among))
                entry.Faults.Add(FaultCodes.Circle, line, among, $"{Text(entry, "id")} → {among}");
            else
                entry.Faults.AddNear(FaultCodes.ReferenceToNothing, line, among, all, "among");
        }
        else if (earlier is { Cut: null })
            entry.Faults.Add(FaultCodes.CutMissing, line, among);
        else if (earlier is not null && score is not null && earlier.Level != score.Level)
            entry.Faults.Add(FaultCodes.LevelMismatch, line, among, earlier.Level.Id, score.Level.Id);
        return among;
    }

    private List<RankingKey> Keys(Entry entry, string list, Step? score, bool mayBeId)
    {
        var keys = new List<RankingKey>();
        foreach (var item in entry.Items(list))
        {
            var (step, descending, place) = item is YamlScalar plain ? (plain.Text, (bool?)null, entry.Place) : ReadKey(item, entry);
            if (step is null)
                continue;
            entry.Place.Reach.Demand(entry.Faults, item.Line, list);
            if (mayBeId && step == "id")
                keys.Add(new RankingKey(null, descending ?? false, place.Citation));
            else if (tree.FindStep(step, item.Line, list, entry.Faults) is { } found)
            {
                if (score is not null && found.Level != score.Level)
                    entry.Faults.Add(FaultCodes.LevelMismatch, item.Line, step, found.Level.Id, score.Level.Id);
                if (descending == true && found.LowerIsBetter)
                    entry.Faults.Warn(FaultCodes.WorstFirst, item.Line, step);
                keys.Add(new RankingKey(found, descending ?? !found.LowerIsBetter, place.Citation));
            }
        }
        return keys;
    }

    // Which way a key goes where it does not say so depends on its step: with every order written, nobody else need know.
    private static void Take(Entry entry, string name, IReadOnlyList<RankingKey> keys) =>
        entry.Place.Values?.Take(
            entry.Map,
            name,
            new YamlSequence(
                [
                    .. keys.Select(key => new YamlMapping(
                        [
                            new YamlPair("step", entry.Map.Line, new YamlScalar(key.Step?.Id ?? "id", false, entry.Map.Line)),
                            new YamlPair("order", entry.Map.Line, new YamlScalar(key.Descending ? "down" : "up", false, entry.Map.Line)),
                        ],
                        entry.Map.Line
                    )),
                ],
                entry.Map.Line
            )
        );

    private static (string? Step, bool? Descending, Place Place) ReadKey(YamlNode item, Entry owner)
    {
        if (Entry.Open(KeyForm, item, owner.Place, "by") is not { } key)
            return (null, null, owner.Place);
        return (key.Text("step"), key.Has("order") ? key.Choice("order", Orders) : null, key.Place);
    }
}
