using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Statistics;

/// <summary>A place in a score at which the marks of a stage's jurors become one mark of an entry.</summary>
/// <param name="Fold">The step that joins them: a mean, a median, a sum.</param>
/// <param name="Item">The mark of a juror's seat, or its place in the juror's own order.</param>
/// <param name="Stage">The id of the stage.</param>
public sealed record JurorFold(Step Fold, Step Item, string Stage)
{
    /// <summary>The mark of a juror's seat, also if only its place or its standardised mark counts.</summary>
    public Step Seat =>
        Item switch
        {
            JurorPlaces places => places.Seat,
            StandardisedMark mark => mark.Seat,
            _ => Item,
        };

    /// <summary>True if the step compares entries with each other, so that marks of one entry alone give none.</summary>
    public bool ComparesEntries => Fold is CountBack or CopelandOfPlaces;

    /// <summary>
    /// Every such place below a step, in the order of its inputs, except stages that are only discussed and counts of jurors.
    /// </summary>
    public static IReadOnlyList<JurorFold> Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (found, seen) = (new List<JurorFold>(), new HashSet<Step>());
        Visit(step);
        return found;

        void Visit(Step at)
        {
            if (!seen.Add(at) || at is NumberOfItems)
                return;
            var seat = at.Inputs.FirstOrDefault(input => input.Level.SheetStage is not null);
            if (seat is not null && at.Level == Level.Innovation && at is FoldStep or SeverityAdjusted or CountBack or CopelandOfPlaces)
            {
                found.Add(new JurorFold(at, seat!, seat!.Level.SheetStage!));
                return;
            }
            foreach (
                var input in at.Inputs.Where(input =>
                    input.Level.SheetStage is null && !(at is WithDiscussion talk && talk.Shown.Contains(input))
                )
            )
                Visit(input);
        }
    }

    /// <summary>The marks of the seats that count, by entry. If the rule makes severity official, less the juror's severity.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    public MarkTable TableOf(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var marks = SeatsOf(evaluation, Item, Fold.Absent == AbsentInput.IsZero);
        var severities = Fold is SeverityAdjusted { IsOfficial: true } adjusted ? adjusted.ModelOf(evaluation).Severities : null;
        return new MarkTable(
            severities is null
                ? marks
                : marks.Select(mark =>
                    severities.TryGetValue(mark.Juror, out var severity) ? mark with { Mark = mark.Mark - severity.Estimate } : mark
                )
        );
    }

    /// <summary>The marks of the seats that count.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="seat">The step that gives a seat its mark.</param>
    /// <param name="absentIsZero">True if a seat without a mark counts as 0; false if it is left out.</param>
    public static IEnumerable<JurorMark> SeatsOf(Evaluation evaluation, Step seat, bool absentIsZero = false)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(seat);
        var (column, sheets, counted) = (
            evaluation.Of(seat),
            evaluation.Facts.Units(seat.Level),
            evaluation.CountedItems(Level.Innovation, seat.Level)
        );
        for (var entry = 0; entry < evaluation.Facts.Innovations.Count; entry++)
        {
            foreach (var sheet in counted.Of(entry).ToArray())
            {
                if (column[sheet].IsPresent || absentIsZero)
                    yield return new JurorMark(entry, sheets.Name(sheet), column[sheet].Number);
            }
        }
    }

    /// <summary>
    /// True if entries can still be compared when a juror is left out: places of unequal numbers of jurors must not be, and where not
    /// everybody marked everything the numbers become unequal.
    /// </summary>
    public bool StaysComparable(MarkTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Item is not JurorPlaces { Rule.EqualNumbers: true } || table.IsComplete;
    }

    /// <summary>The joining step's result for some of the marks; entries without any have none.</summary>
    internal Column ColumnOf(Evaluation evaluation, IEnumerable<JurorMark> marks)
    {
        var byEntry = marks.GroupBy(mark => mark.Entry);
        switch (Fold)
        {
            case CountBack back:
                return back.ColumnOf(evaluation, byEntry.ToDictionary(own => own.Key, own => own.Select(mark => mark.Mark).ToArray()));
            case CopelandOfPlaces copeland:
                return copeland.ColumnOf(
                    evaluation,
                    byEntry.ToDictionary(own => own.Key, own => own.ToDictionary(mark => mark.Juror, mark => mark.Mark))
                );
        }
        var column = new Column(evaluation.Facts.Innovations.Count);
        foreach (var own in byEntry)
            column[own.Key] = Combine([.. own.Select(mark => mark.Mark)]) is { } value ? Value.Of(value) : Value.Absent;
        return column;
    }

    /// <summary>True if nothing but the sum and the number of marks counts.</summary>
    public bool CombinesSums => Fold is MeanOfItems or SumOfItems or SeverityAdjusted;

    /// <summary>How a sum of marks becomes the mark of an entry, rounded as in the step. Only where <see cref="CombinesSums"/>.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="count">How many marks, one or more.</param>
    public decimal? CombineSum(decimal sum, int count) =>
        Fold.Rounded(
            Fold switch
            {
                MeanOfItems mean => mean.OfSum(sum, count),
                SumOfItems => Value.Of(sum),
                _ => Value.Of(Exact.Divide(sum, count)),
            }
        ).OrNull;

    /// <summary>
    /// How marks become the mark of an entry, rounded as in the step; null if the step gives none. Not where <see cref="ComparesEntries"/>.
    /// </summary>
    public decimal? Combine(IReadOnlyList<decimal> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Value[] values = [.. marks.Select(Value.Of)];
        var value = Fold is FoldStep fold ? fold.Combine(values) : SeatMean.Combine(values);
        return Fold.Rounded(value).OrNull;
    }
}
