using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that weigh their parts, and the one that combines stages.</summary>
internal static class WeightedKinds
{
    private static readonly StepKind WeightedSum = new(
        "weighted-sum",
        new Text("Jumlah berbobot", "Weighted sum"),
        [StepFields.WeightedParts(true), StepFields.WeightsOf.Or("1"), StepFields.WeightsTotal, StepFields.AbsentPart],
        draft => MakeWeighted(draft, draft.Entry.Constant("weights-of")?.Amount ?? 1m)
    );

    private static readonly StepKind WeightedMean = new(
        "weighted-mean",
        new Text("Rata-rata berbobot", "Weighted mean"),
        [
            StepFields.WeightedParts(true),
            StepFields.WeightsTotal,
            StepFields.AbsentPart,
            Field.Choice("mean", "arithmetic", "geometric", "harmonic", "power").Or("arithmetic"),
            new("power", FieldType.Number),
        ],
        MakeMean
    );

    private static readonly StepKind Stages = new(
        "stages",
        new Text("Gabungan tahap", "Stages combined"),
        [
            Field.Choice("combined", "weighted", "added", "last-replaces").Must(),
            StepFields.WeightedParts(false),
            StepFields.WeightsOf.Or("100"),
            StepFields.WeightsTotal,
            StepFields.AbsentPart,
            new("discussion-only", FieldType.Steps),
        ],
        MakeStages
    );

    private static readonly Dictionary<string, string> CombinedWords = new()
    {
        ["weighted"] = "weighted",
        ["added"] = "added",
        ["last-replaces"] = "last-replaces",
    };

    private static readonly Dictionary<string, PowerMean?> Means = new()
    {
        ["arithmetic"] = null,
        ["geometric"] = PowerMean.Geometric,
        ["harmonic"] = PowerMean.Harmonic,
        ["power"] = new PowerMean("power-mean", new Constant("power", 1m)),
    };

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [WeightedSum, WeightedMean, Stages];

    private static WeightedSum? MakeWeighted(StepDraft draft, decimal? unit)
    {
        var (parts, weights) = (draft.Parts("parts"), draft.Weights("parts"));
        WeightsTotal.Check(draft.Entry, "parts", weights, unit);
        return parts is null || weights is null ? null : new WeightedSum(draft.Head(parts[0].Level), parts, weights, unit, draft.Absent);
    }

    private static Step? MakeMean(StepDraft draft)
    {
        var entry = draft.Entry;
        var (mean, power) = (entry.Choice("mean", Means), entry.Constant("power"));
        if (mean?.Kind == "power-mean" && !entry.Has("power"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "power", "mean: power");
        else if (mean?.Kind != "power-mean" && entry.Has("power"))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("power"), "power", "mean: power");
        if (mean is null)
            return MakeWeighted(draft, null);
        var (parts, weights) = (draft.Parts("parts"), draft.Weights("parts"));
        WeightsTotal.Check(entry, "parts", weights, null);
        if (mean.Kind == "power-mean")
            mean = power is null ? null : mean with { Power = power };
        return parts is null || weights is null || mean is null
            ? null
            : new PowerMeanOfParts(draft.Head(parts[0].Level), parts, weights, mean, draft.Absent);
    }

    private static Step? MakeStages(StepDraft draft)
    {
        if (!draft.Entry.Has("discussion-only"))
            return MakeCounted(draft);
        var (counted, shown) = (MakeCounted(draft), draft.Parts("discussion-only"));
        if (counted is null || shown is null || !draft.IsAt("discussion-only", shown[0], counted.Level))
            return null;
        return new WithDiscussion(draft.Head(counted.Level), counted, shown);
    }

    private static UnitStep? MakeCounted(StepDraft draft)
    {
        var combined = draft.Entry.Choice("combined", CombinedWords);
        foreach (var part in draft.Drafts("parts").OfType<StepDraft>())
        {
            if (combined == "weighted" && !part.Entry.Has("weight"))
                part.Entry.Faults.Add(FaultCodes.MissingKey, part.Entry.Map.Line, "weight", "part");
            else if (combined != "weighted" && part.Entry.Has("weight"))
                part.Entry.Faults.Add(FaultCodes.UnknownKey, part.Entry.LineOf("weight"), "weight", "combined: weighted");
        }
        if (combined == "weighted")
            return MakeWeighted(draft, draft.Entry.Constant("weights-of")?.Amount ?? 100m);
        if (draft.Parts("parts") is not { } parts)
            return null;
        return combined == "added"
            ? new Sum(draft.Head(parts[0].Level), parts, draft.Absent)
            : new LastStageReplaces(draft.Head(parts[0].Level), parts);
    }
}
