using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>
/// Kinds that look a value up: its level by limits, the points of a level, the points of a band; and progress through stages.
/// </summary>
internal static class LevelKinds
{
    private static readonly Dictionary<string, bool> BetterWords = new() { ["higher"] = true, ["lower"] = false };
    private static readonly Dictionary<string, bool> BoundaryWords = new() { ["meets"] = true, ["above"] = false };

    private static readonly Form LevelForm = Form.Cited(
        "level",
        new Field("level", FieldType.Number).Must().NotDeciding(),
        new Field("points", FieldType.Number).Must()
    );

    private static readonly Form BandForm = Form.Cited(
        "band",
        new("name", FieldType.Words),
        new("from", FieldType.Number),
        new("above", FieldType.Number),
        new("to", FieldType.Number),
        new("below", FieldType.Number),
        new Field("points", FieldType.Number).Must()
    );

    private static readonly Form StageForm = Form.Cited(
        "progress-stage",
        new Field("name", FieldType.Words).Must(),
        new Field("weight", FieldType.Number).Must().AboveZero()
    );

    private static readonly StepKind LevelByLimits = new(
        "level-by-limits",
        new Text("Tingkat menurut batas", "Level by limits"),
        [
            StepFields.Of,
            Field.Choice("better", BetterWords.Keys).Or("higher"),
            Field.Choice("boundary", BoundaryWords.Keys).Must(),
            new Field("limits", FieldType.Numbers).Must(),
        ],
        MakeLimits
    );

    private static readonly StepKind PointsByLevel = new(
        "points-by-level",
        new Text("Poin menurut tingkat", "Points by level"),
        [StepFields.Of, Field.Maps("levels", LevelForm).Must()],
        MakeLevels
    );

    private static readonly StepKind PointsByBand = new(
        "points-by-band",
        new Text("Poin menurut rentang", "Points by band"),
        [StepFields.Of, Field.Maps("bands", BandForm).Must()],
        MakeBands
    );

    private static readonly StepKind Progress = new(
        "progress",
        new Text("Kemajuan", "Progress"),
        [
            new Field("stage", FieldType.Step).Must(),
            new Field("percent", FieldType.Step).Must(),
            new Field("first-stage", FieldType.Whole).FromZero().Or("1"),
            Field.Maps("stages", StageForm).Must(),
            StepFields.WeightsTotal,
        ],
        MakeProgress
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [LevelByLimits, PointsByLevel, PointsByBand, Progress];

    private static LevelByLimits? MakeLimits(StepDraft draft)
    {
        var entry = draft.Entry;
        var (of, limits) = (draft.Step("of"), entry.Numbers("limits"));
        var (higher, meets) = (entry.Choice("better", BetterWords), entry.Choice("boundary", BoundaryWords));
        if (limits is null)
            return null;
        var wrong = limits.Zip(limits.Skip(1)).FirstOrDefault(pair => higher ? pair.First >= pair.Second : pair.First <= pair.Second);
        if (limits.Count == 0)
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf("limits"), "limits", entry.Form.Name);
        else if (wrong != default)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("limits"), "limits", wrong.First, wrong.Second);
        return of is null
            ? null
            : new LevelByLimits(draft.Head(of.Level), of, new Thresholds([.. limits.Select(limit => (decimal?)limit)], higher, meets));
    }

    private static PointsByLevel? MakeLevels(StepDraft draft)
    {
        var lines = new List<LevelPoints>();
        var seen = new Dictionary<decimal, int>();
        foreach (var entry in Listed(draft.Entry, "levels"))
        {
            if (entry.Number("level") is not { } level)
                continue;
            if (!seen.TryAdd(level, entry.LineOf("level")))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("level"), Written(level), seen[level]);
            else if (entry.Constant("points") is { } points)
                lines.Add(new LevelPoints(level, points with { Name = $"level-{Written(level)}" }));
        }
        return draft.Step("of") is { } of && lines.Count > 0 ? new PointsByLevel(draft.Head(of.Level), of, lines) : null;
    }

    private static PointsByBand? MakeBands(StepDraft draft)
    {
        var (written, points) = (new List<WrittenBand?>(), new List<Constant>());
        foreach (var entry in Listed(draft.Entry, "bands"))
        {
            written.Add(
                BandReader.ReadBand(entry, entry.Words("name") ?? new Text($"rentang {written.Count + 1}", $"band {written.Count + 1}"))
            );
            if (entry.Constant("points") is { } yielded)
                points.Add(yielded with { Name = $"band-{points.Count + 1}" });
        }
        if (draft.Step("of") is not { } of || written.Count == 0 || written.Contains(null) || points.Count < written.Count)
            return null;
        List<WrittenBand> bands = [.. written.OfType<WrittenBand>()];
        BandCheck.Check(bands, of.Rounding?.Places);
        return new PointsByBand(draft.Head(of.Level), of, [.. bands.Zip(points, (band, yielded) => new BandPoints(band.Band, yielded))]);
    }

    private static Progress? MakeProgress(StepDraft draft)
    {
        var entry = draft.Entry;
        var (stage, percent, first) = (draft.Step("stage"), draft.Step("percent"), entry.Constant("first-stage"));
        var weights = Listed(entry, "stages")
            .Select(item => item.Constant("weight") is { } weight && item.Words("name") is { } name ? weight with { Name = name.Id } : null)
            .ToList();
        WeightsTotal.Check(entry, "stages", weights.Contains(null) ? null : [.. weights.OfType<Constant>()], null);
        return
            stage is null
            || percent is null
            || first is null
            || weights.Count == 0
            || weights.Contains(null)
            || !draft.IsAt("percent", percent, stage.Level)
            ? null
            : new Progress(draft.Head(stage.Level), stage, percent, first, [.. weights.OfType<Constant>()]);
    }

    /// <summary>The maps of a list that must not be empty.</summary>
    private static IReadOnlyList<Entry> Listed(Entry entry, string key)
    {
        var entries = entry.Children(key);
        if (entries.Count == 0 && entry.Has(key))
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf(key), key, entry.Form.Name);
        return entries;
    }

    private static string Written(decimal number) => Exact.Canonicalize(number).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
