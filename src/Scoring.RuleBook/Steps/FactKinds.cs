using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that use facts: levels, measures, published totals, values of another edition.</summary>
internal static class FactKinds
{
    private static readonly StepKind Points = new(
        "points",
        new Text("Poin indikator", "Indicator points"),
        [Levels.Subject.Must()],
        draft =>
        {
            if (!draft.Entry.Has("subject"))
                return null;
            var level = draft.Entry.Choice("subject", Levels.Words);
            if (!draft.Book.Tables.TryGetValue(level, out var table))
                draft.Entry.Faults.Add(FaultCodes.TableMissing, draft.Entry.LineOf("subject"), level.Id);
            return table is null ? null : new IndicatorPoints(draft.Head(level), table);
        }
    );

    private static readonly StepKind Measure = new(
        "measure",
        new Text("Ukuran", "Measure"),
        [new Field("of", FieldType.Text).Must()],
        draft =>
        {
            if (draft.Entry.Text("of") is not { } id)
                return null;
            if (!draft.Book.Measures.TryGetValue(id, out var measure))
                draft.Entry.Faults.AddNear(FaultCodes.MeasureUnknown, draft.Entry.LineOf("of"), id, draft.Book.Measures.Keys);
            return measure is null ? null : new ReportedMeasure(draft.Head(measure.Level, measure.Name), measure);
        }
    );

    private static readonly StepKind ImportedResult = new(
        "imported-result",
        new Text("Nilai yang diumumkan", "Published total"),
        [],
        draft =>
        {
            if (!draft.Book.ResultsDeclared)
                draft.Entry.Faults.Add(FaultCodes.ResultsMissing, draft.Entry.LineOf("step"), "results");
            return draft.Book.Results is { } results ? new ImportedResult(draft.Head(results.Level)) : null;
        }
    );

    private static readonly StepKind CarriedOver = new(
        "carried-over",
        new Text("Nilai yang dibawa", "Carried over"),
        [
            new Field("from", FieldType.Text).Must(),
            new("value-of", FieldType.Text),
            Field.Choice("carried", "exact", "rounded").Or("exact"),
            Field.Choice("absent", "absent", "zero", "not-assessable").Or("absent"),
        ],
        MakeCarriedOver
    );

    private static readonly Dictionary<string, bool> CarriedWords = new() { ["exact"] = false, ["rounded"] = true };

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Points, Measure, ImportedResult, CarriedOver];

    private static CarriedOver? MakeCarriedOver(StepDraft draft)
    {
        var entry = draft.Entry;
        var rounded = entry.Choice("carried", CarriedWords);
        var absent = draft.Absent;
        if (entry.Text("from") is not { } from || draft.Book.Carried(from, entry.LineOf("from"), entry.Faults) is not { } other)
            return null;
        if (other.Rankings.Count == 0)
        {
            // Everything that it ranks is left open: there is no total to carry yet.
            entry.Faults.Add(FaultCodes.ReferenceToNothing, entry.LineOf("from"), from, "from");
            return null;
        }
        var step = other.Rankings[0].Score;
        if (entry.Text("value-of") is { } wanted)
        {
            if (other.StepOf(wanted) is not { } found)
            {
                entry.Faults.AddNear(FaultCodes.ReferenceToNothing, entry.LineOf("value-of"), wanted, other.StepIds, "value-of");
                return null;
            }
            step = found;
        }
        entry.Take("value-of", step.Id);
        var published = other.Rankings.FirstOrDefault(ranking => ranking.Score == step) ?? other.Rankings[0];
        var name = new Text($"Dibawa dari {other.Name.Id}", $"Carried over from {other.Name.En}");
        return new CarriedOver(draft.Head(step.Level, name), from, step.Id, rounded ? published.Rounding : null, absent);
    }
}
