using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads which units advance from a ranking: <c>top</c>, and <c>pick</c> if there is more to it.</summary>
/// <param name="tree">The steps.</param>
/// <param name="parts">The edition's declarations.</param>
/// <param name="score">The score of the ranking.</param>
internal sealed class CutReader(StepTree tree, EditionParts parts, Step score)
{
    private static readonly Dictionary<string, CutBy> Hows = new()
    {
        ["by-marks"] = CutBy.Marks,
        ["all"] = CutBy.All,
        ["by-hand"] = CutBy.Hand,
    };

    private static readonly Dictionary<string, FillUp> FillUps = new()
    {
        ["leave-empty"] = FillUp.LeaveEmpty,
        ["next-best"] = FillUp.NextBest,
        ["in-order"] = FillUp.InOrder,
    };

    private static readonly Dictionary<string, TiedAtLine> AtLines = new()
    {
        ["together"] = TiedAtLine.Together,
        ["none"] = TiedAtLine.None,
        ["run-off"] = TiedAtLine.RunOff,
    };

    private static readonly Dictionary<string, RoundingMode> ShareModes = new()
    {
        ["down"] = RoundingMode.Down,
        ["up"] = RoundingMode.Up,
        ["half-up"] = RoundingMode.HalfAwayFromZero,
    };

    private const decimal Whole = 100m;

    private static readonly Form MinimumForm = Form.Cited(
        "minimum",
        new Field("of", FieldType.Text).Must(),
        new Field("at-least", FieldType.Number).Must(),
        new("where", FieldType.Where)
    );

    private static readonly Form QuotaForm = Form.Cited(
        "quota",
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new Field("where", FieldType.Where).Must(),
        new Field("at-least", FieldType.Whole).FromZero(),
        new Field("at-most", FieldType.Whole).FromZero()
    );

    /// <summary>The form of <c>pick</c>.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "pick",
            Field.Choice("how", Hows.Keys).Or("by-marks"),
            new("top-per", FieldType.Text),
            new Field("top-share", FieldType.Number).AboveZero(),
            Field.Choice("share-rounds", ShareModes.Keys).Or("down"),
            Field.Choice("tied-at-the-line", AtLines.Keys),
            Field.Maps("minimum", MinimumForm),
            Field.Maps("quotas", QuotaForm),
            Field.Choice("fill-up", FillUps.Keys),
            new("fill-order", FieldType.Texts)
        );

    /// <summary>True if a figure of the cut is left open: the ranking then waits for the committee.</summary>
    public bool LeavesOpen { get; private set; }

    /// <summary>The cut of a ranking; null if nobody is singled out.</summary>
    public Cut? Read(Entry ranking)
    {
        var top = ranking.Constant("top");
        LeavesOpen = ranking.Has("top") && top is null;
        if (ranking.Child("pick") is not { } pick)
            return top is null ? null : new Cut((int)top.Amount, top.Citation) { AtLine = Unsaid(ranking) };
        var by = pick.Choice("how", Hows);
        var minimums = pick.Children("minimum").Select(ReadMinimum).OfType<MinimumMark>().ToList();
        var quotas = ReadQuotas(pick);
        if (pick.Has("top-per"))
            pick.Place.Reach.Demand(pick.Faults, pick.LineOf("top-per"), "top-per");
        CheckKeys(ranking, pick, by, quotas.Exists(quota => quota.Entry.Has("at-least")));
        QuotaCheck.Check(quotas, (int?)top?.Amount);
        var share = ReadShare(ranking, pick);
        return new Cut((int?)top?.Amount, top?.Citation ?? pick.Citation)
        {
            By = by,
            Share = share,
            AtLine =
                pick.Has("tied-at-the-line") ? pick.Choice("tied-at-the-line", AtLines)
                : by == CutBy.Marks && quotas.Count == 0 ? Unsaid(ranking)
                : TiedAtLine.Together,
            Per = pick.Text("top-per"),
            Minimums = minimums,
            Quotas = [.. quotas.Select(quota => quota.Quota)],
            FillUp = pick.Choice("fill-up", FillUps),
            FillUpCitation = pick.Citation,
            FillOrder = ReadOrder(pick, quotas),
        };
    }

    private static void CheckKeys(Entry ranking, Entry pick, CutBy by, bool reserves)
    {
        if (by == CutBy.Marks && !ranking.Has("top") && !pick.Has("top-share"))
            pick.Faults.Add(FaultCodes.MissingKey, pick.Map.Line, "top", "ranking");
        if (by == CutBy.All)
            Refuse(ranking, "top", "how: all");
        foreach (var key in by == CutBy.All ? new[] { "top-per", "quotas" } : [])
            Refuse(pick, key, "how: all");
        foreach (var key in by == CutBy.Marks ? [] : new[] { "top-share", "tied-at-the-line" })
            Refuse(pick, key, "how: " + pick.Text("how"));
        foreach (var key in pick.Has("quotas") ? new[] { "top-share", "tied-at-the-line" } : [])
            Refuse(pick, key, "quotas");
        if (pick.Has("top-share"))
            Refuse(ranking, "top", "top-share");
        else
            Refuse(pick, "share-rounds", "no top-share");
        if (by == CutBy.Hand && pick.Has("quotas") && !ranking.Has("top"))
            pick.Faults.Add(FaultCodes.MissingKey, pick.Map.Line, "top", "ranking");
        if (reserves && !pick.Has("fill-up"))
            pick.Faults.Add(FaultCodes.MissingKey, pick.LineOf("quotas"), "fill-up", "pick");
        if (!reserves)
            Refuse(pick, "fill-up", "no at-least");
        var inOrder = pick.Text("fill-up") == "in-order";
        if (inOrder && !pick.Has("fill-order"))
            pick.Faults.Add(FaultCodes.MissingKey, pick.LineOf("fill-up"), "fill-order", "pick");
        if (!inOrder)
            Refuse(pick, "fill-order", "fill-up");
    }

    /// <summary>A key that is meaningless next to another one.</summary>
    private static void Refuse(Entry entry, string key, string beside)
    {
        if (entry.Has(key))
            entry.Faults.Add(FaultCodes.KeyWithoutEffect, entry.LineOf(key), key, beside);
    }

    // A unit that shares the worst of several places has a rank beyond the line, and so does not advance.
    private static TiedAtLine Unsaid(Entry ranking) => ranking.Text("ties") == "shared-worst" ? TiedAtLine.None : TiedAtLine.Together;

    private ShareOfRanked? ReadShare(Entry ranking, Entry pick)
    {
        if (!pick.Has("top-share"))
            return null;
        var percent = pick.Constant("top-share");
        LeavesOpen |= percent is null;
        if (percent?.Amount > Whole)
            ranking.Faults.Add(FaultCodes.RangeWrong, pick.LineOf("top-share"), "top-share", percent.Amount, Whole);
        return percent is null ? null : new ShareOfRanked(percent, pick.Choice("share-rounds", ShareModes));
    }

    private MinimumMark? ReadMinimum(Entry entry)
    {
        var atLeast = entry.Constant("at-least");
        LeavesOpen |= atLeast is null;
        var where = ConditionReader.ReadWhere(entry, score.Level, parts);
        if (
            entry.Text("of") is not { } name
            || tree.FindStep(name, entry.LineOf("of"), "of", entry.Faults) is not { } step
            || atLeast is null
        )
            return null;
        if (step.Level != score.Level)
            entry.Faults.Add(FaultCodes.LevelMismatch, entry.LineOf("of"), name, step.Level.Id, score.Level.Id);
        return new MinimumMark(step, atLeast, where);
    }

    private List<WrittenQuota> ReadQuotas(Entry pick)
    {
        var quotas = new Dictionary<string, WrittenQuota>(StringComparer.Ordinal);
        foreach (var entry in pick.Children("quotas"))
        {
            var (id, name) = (entry.Id("id"), entry.Words("name"));
            var (atLeast, atMost) = (entry.Constant("at-least"), entry.Constant("at-most"));
            LeavesOpen |= (atLeast is null && entry.Has("at-least")) || (atMost is null && entry.Has("at-most"));
            var where = ConditionReader.ReadWhere(entry, score.Level, parts);
            if (!entry.Has("at-least") && !entry.Has("at-most"))
                entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "at-least", entry.Form.Name);
            if (atLeast?.Amount > atMost?.Amount)
                entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("at-most"), "at-most", atLeast!.Amount, atMost!.Amount);
            if (id is null || name is null)
                continue;
            if (!quotas.TryAdd(id, new WrittenQuota(new Quota(id, name, where, atLeast, atMost), entry)))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, quotas[id].Entry.LineOf("id"));
        }
        return [.. quotas.Values];
    }

    private static List<Quota> ReadOrder(Entry pick, List<WrittenQuota> quotas)
    {
        var order = new List<Quota>();
        foreach (var id in pick.Texts("fill-order"))
        {
            if (quotas.Find(quota => quota.Quota.Id == id) is { } found)
                order.Add(found.Quota);
            else
                pick.Faults.AddNear(
                    FaultCodes.ReferenceToNothing,
                    pick.LineOf("fill-order"),
                    id,
                    quotas.Select(quota => quota.Quota.Id),
                    "fill-order"
                );
        }
        return order;
    }
}
