using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads the prizes of an edition.</summary>
internal static class AwardReader
{
    private static readonly Dictionary<string, AwardBy> Bys = new()
    {
        ["place"] = AwardBy.Place,
        ["class"] = AwardBy.Class,
        ["hand"] = AwardBy.Hand,
        ["honour"] = AwardBy.Honour,
    };

    private static readonly Dictionary<string, bool> Prizes = new() { ["one"] = true, ["several"] = false };

    private static readonly Form AwardForm = Form.Cited(
        "award",
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new Field("of", FieldType.Text).Must(),
        Field.Choice("by", Bys.Keys).Or("place"),
        new Field("places", FieldType.Whole).AboveZero(),
        new("at-least", FieldType.Number),
        new("below", FieldType.Number),
        new("cluster", FieldType.Text)
    );

    /// <summary>The form of <c>awards</c>.</summary>
    public static Form Form { get; } =
        Form.Cited("awards", Field.Choice("prizes-per-entry", Prizes.Keys).Must(), Field.Maps("list", AwardForm).Must());

    /// <summary>The prizes; null if the edition names none.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="rankings">Its rankings, without faulty ones.</param>
    public static AwardPlan? Read(Entry edition, IReadOnlyList<RankingRule> rankings)
    {
        if (edition.Child("awards") is not { } entry)
            return null;
        var one = entry.Choice("prizes-per-entry", Prizes);
        var awards = new Dictionary<string, AwardRule?>(StringComparer.Ordinal);
        var lines = rankings.ToDictionary(ranking => ranking.Id, _ => edition.LineOf("rankings"), StringComparer.Ordinal);
        var written = ((edition.Node("rankings") as YamlSequence)?.Items ?? [])
            .OfType<YamlMapping>()
            .Select(ranking => (ranking.Find("id")?.Value as YamlScalar)?.Text)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var item in entry.Children("list"))
        {
            var award = ReadOne(item, written);
            if (item.Id("id") is not { } id)
                continue;
            if (lines.TryAdd(id, item.LineOf("id")))
                awards.Add(id, award);
            else
                item.Faults.Add(FaultCodes.IdDuplicate, item.LineOf("id"), id, lines[id]);
        }
        return new AwardPlan(one, [.. awards.Values.OfType<AwardRule>()], entry.Citation);
    }

    private static AwardRule? ReadOne(Entry entry, HashSet<string> rankings)
    {
        var (id, name, of) = (entry.Text("id"), entry.Words("name"), entry.Text("of"));
        var by = entry.Choice("by", Bys);
        var (places, atLeast, below) = (entry.Constant("places"), entry.Constant("at-least"), entry.Constant("below"));
        entry.Place.Reach.Demand(entry.Faults, entry.Map.Line, "award");
        if (by == AwardBy.Place)
            entry.Take("places", "1");
        if (of is not null && !rankings.Contains(of))
            entry.Faults.AddNear(FaultCodes.ReferenceToNothing, entry.LineOf("of"), of, rankings, "of");
        if (by == AwardBy.Class && atLeast is null && below is null && !entry.Has("at-least") && !entry.Has("below"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "at-least", entry.Form.Name);
        if (atLeast?.Amount >= below?.Amount)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("below"), "below", atLeast!.Amount, below!.Amount);
        foreach (var (key, meant) in new[] { ("places", AwardBy.Place), ("at-least", AwardBy.Class), ("below", AwardBy.Class) })
        {
            if (entry.Has(key) && by != meant)
                entry.Faults.Add(FaultCodes.KeyWithoutEffect, entry.LineOf(key), key, "by: " + Bys.First(pair => pair.Value == by).Key);
        }
        return id is null || name is null || of is null
            ? null
            : new AwardRule(
                id,
                name,
                of,
                by,
                (int)(places?.Amount ?? 1m),
                atLeast,
                below,
                entry.Text("cluster"),
                places?.Citation ?? entry.Citation
            );
    }
}
