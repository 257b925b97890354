using System.Runtime.CompilerServices;
using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>How the marks of a juror are made comparable with those of others.</summary>
public enum Standardising
{
    /// <summary>(mark − the juror's mean) / the juror's standard deviation (n − 1). Unit: standard deviations.</summary>
    ZScore,

    /// <summary>The same, brought to the mean and the standard deviation (n − 1) of all marks of the stage. Unit: points.</summary>
    Rescaled,

    /// <summary>mark − the juror's mean + the mean of all marks. Unit: points.</summary>
    Centred,

    /// <summary>mark × the mean of all marks / the juror's mean. Unit: points.</summary>
    Ratio,
}

/// <summary>What a juror's marks are compared by.</summary>
/// <param name="Mean">Their mean, in points.</param>
/// <param name="Deviation">Their standard deviation (n − 1), in points; null with fewer than two.</param>
/// <param name="Marks">How many there are.</param>
public sealed record OwnSpread(decimal Mean, decimal? Deviation, int Marks);

/// <summary>
/// A juror's mark compared with that juror's own marks over all entries of the stage. It takes for granted that every juror saw equally
/// good entries: where jurors mark different entries, the adjustment for severity does not. Absent where the juror's marks do not allow it:
/// fewer than two or all equal for a standard deviation, a mean not above 0 for a ratio.
/// </summary>
/// <param name="head">Name and citation; its level is the stage's sheets.</param>
/// <param name="total">The mark of a juror's seat.</param>
/// <param name="how">How they are compared.</param>
public sealed class StandardisedMark(StepHead head, Step total, Standardising how) : Step(head)
{
    private readonly ConditionalWeakTable<Evaluation, Spreads> _spreads = [];

    /// <summary>The mark of a juror's seat.</summary>
    public Step Seat => total;

    /// <summary>How marks are compared.</summary>
    public Standardising How => how;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [total];

    /// <inheritdoc/>
    public override AbsentInput Absent => AbsentInput.GivesAbsent;

    /// <summary>The compared mark; absent if the juror's marks do not allow it.</summary>
    /// <param name="mark">The mark, in points.</param>
    /// <param name="own">The juror's marks.</param>
    /// <param name="all">All marks of the stage.</param>
    public Value Compared(decimal mark, OwnSpread own, OwnSpread all) =>
        how switch
        {
            Standardising.Centred => Value.Of(mark - own.Mean + all.Mean),
            Standardising.Ratio => own.Mean > 0m ? Value.Of(Exact.Divide(mark * all.Mean, own.Mean)) : Value.Absent,
            _ when own.Deviation is not > 0m => Value.Absent,
            Standardising.ZScore => Value.Of(Exact.Divide(mark - own.Mean, own.Deviation.Value)),
            _ => Value.Of(all.Mean + Exact.Divide((mark - own.Mean) * all.Deviation!.Value, own.Deviation.Value)),
        };

    internal override Column Compute(Evaluation evaluation)
    {
        var (marks, sheets, spreads) = (evaluation.Of(total), evaluation.Facts.Units(total.Level), SpreadsOf(evaluation));
        var result = new Column(marks.Length);
        for (var sheet = 0; sheet < result.Length; sheet++)
        {
            result[sheet] =
                marks[sheet].IsPresent && spreads.Own.TryGetValue(sheets.Name(sheet), out var own)
                    ? Compared(marks[sheet].Number, own, spreads.All)
                    : marks[sheet];
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var (mark, spreads) = (total.Explain(evaluation, unit), SpreadsOf(evaluation));
        if (!mark.Value.IsPresent || !spreads.Own.TryGetValue(evaluation.Facts.Units(total.Level).Name(unit), out var own))
            return head with { Inputs = [mark], Combine = values => values[0] };
        Explanation Part(string kind, string id, string en, decimal number) => Explanation.Number(kind, new Text(id, en), head, number);
        // The others' marks decide: for one sheet they are numbers like a count of items.
        return head with
        {
            Inputs =
            [
                mark,
                Part("own-mean", "Rata-rata juri ini", "Mean of this juror", own.Mean),
                Part("own-deviation", "Simpangan baku juri ini", "Standard deviation of this juror", own.Deviation ?? 0m),
                Part("all-mean", "Rata-rata semua nilai", "Mean of all marks", spreads.All.Mean),
                Part("all-deviation", "Simpangan baku semua nilai", "Standard deviation of all marks", spreads.All.Deviation ?? 0m),
            ],
            Combine = values =>
                values[0].IsPresent
                    ? Compared(
                        values[0].Number,
                        new OwnSpread(values[1].Number, values[2].Number, own.Marks),
                        new OwnSpread(values[3].Number, values[4].Number, spreads.All.Marks)
                    )
                    : Value.Absent,
            Notes = head.Value.IsPresent ? [] : [new Note(NoteCode.JurorNotStandardised, own.Marks)],
        };
    }

    private Spreads SpreadsOf(Evaluation evaluation) => _spreads.GetValue(evaluation, Read);

    private Spreads Read(Evaluation evaluation)
    {
        var (marks, sheets) = (evaluation.Of(total), evaluation.Facts.Units(total.Level));
        var counted = evaluation.CountedItems(Level.Innovation, total.Level);
        var own = new Dictionary<string, List<decimal>>(StringComparer.Ordinal);
        for (var entry = 0; entry < evaluation.Facts.Innovations.Count; entry++)
        {
            foreach (var sheet in counted.Of(entry))
            {
                if (!marks[sheet].IsPresent)
                    continue;
                if (!own.TryGetValue(sheets.Name(sheet), out var list))
                    own.Add(sheets.Name(sheet), list = []);
                list.Add(Exact.Canonicalize(marks[sheet].Number));
            }
        }
        return new Spreads(
            own.ToDictionary(juror => juror.Key, juror => Of(juror.Value), StringComparer.Ordinal),
            Of([.. own.Values.SelectMany(list => list)])
        );
    }

    private static OwnSpread Of(List<decimal> marks) =>
        marks.Count == 0
            ? new OwnSpread(0m, null, 0)
            : new OwnSpread(Moments.Mean(marks)!.Value, marks.Count < 2 ? null : Moments.StandardDeviation(marks), marks.Count);

    private sealed record Spreads(Dictionary<string, OwnSpread> Own, OwnSpread All);
}
