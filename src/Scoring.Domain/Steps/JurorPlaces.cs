using System.Runtime.CompilerServices;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>What a place in a juror's own order yields.</summary>
public enum PlaceYield
{
    /// <summary>The place itself: 1 is the best.</summary>
    Place,

    /// <summary>Borda: how many entries it is placed before, which is the number of entries less the place.</summary>
    Borda,

    /// <summary>The points of a table of placing points.</summary>
    Points,
}

/// <summary>What happens if a juror did not mark every entry that is compared.</summary>
public enum MissingSheets
{
    /// <summary>Nobody has a place, and the missing sheets are named.</summary>
    Refused,

    /// <summary>A juror who did not mark every entry is left out.</summary>
    JurorLeftOut,

    /// <summary>Each juror's places are among the entries that this juror marked.</summary>
    AmongOwn,
}

/// <summary>How jurors' marks become places.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Ties">What entries get that a juror marked equal: standard, modified or fractional.</param>
/// <param name="Within">The attribute of the entries by which they are compared apart; null if all are compared.</param>
/// <param name="Missing">What happens if a juror did not mark every entry.</param>
/// <param name="EqualNumbers">
/// True if places of entries with different numbers of jurors, or from lists of different lengths, must not be compared.
/// </param>
/// <param name="Yield">What a place yields.</param>
/// <param name="Points">The points of the first place, the second …; empty unless points are what it yields.</param>
/// <param name="Beyond">The points of a place beyond the table; null unless points are what it yields.</param>
public sealed record PlacesRule(
    Stage Stage,
    RankConvention Ties,
    string? Within,
    MissingSheets Missing,
    bool EqualNumbers,
    PlaceYield Yield,
    IReadOnlyList<Constant> Points,
    Constant? Beyond
);

/// <summary>
/// The place of an entry in one juror's own order of the entries by the totals of the juror's sheets, or what that place yields. Unit:
/// places, from 1, the best; halves if equal entries share the mean of their places. Compared are the stage's entries that are eligible,
/// not disqualified and marked by somebody. If places cannot be compared, no sheet has one, and the reason is given.
/// </summary>
/// <param name="head">Name and citation; its level is the stage's sheets.</param>
/// <param name="rule">How marks become places.</param>
/// <param name="total">The mark of a juror's seat.</param>
public sealed class JurorPlaces(StepHead head, PlacesRule rule, Step total) : Step(head)
{
    private readonly ConditionalWeakTable<Evaluation, JurorLists> _lists = [];

    /// <summary>How marks become places.</summary>
    public PlacesRule Rule => rule;

    /// <summary>The mark of a juror's seat, which is compared.</summary>
    public Step Seat => total;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [total];

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => rule.Beyond is null ? [] : [.. rule.Points, rule.Beyond];

    /// <inheritdoc/>
    public override bool LowerIsBetter => rule.Yield == PlaceYield.Place;

    /// <summary>All jurors' lists; computed once for each evaluation.</summary>
    internal JurorLists ListsOf(Evaluation evaluation) => _lists.GetValue(evaluation, at => new JurorLists(at, rule, total));

    /// <summary>Why the places of an entry cannot be compared with those of others; null if they can.</summary>
    public Note? WhyRefused(Evaluation evaluation, int entry) => ListsOf(evaluation).RefusalOf(entry);

    /// <summary>The places of an entry with each juror; those that do not count say why.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="level">The level of the entry.</param>
    /// <param name="entry">The entry.</param>
    internal IReadOnlyList<Explanation> PartsOf(Evaluation evaluation, Level level, int entry)
    {
        var parts = new List<Explanation>();
        foreach (var sheet in evaluation.AllItems(level, Level, entry))
        {
            var part = Explain(evaluation, sheet);
            var refusal = evaluation.WhyNotCounted(Level, sheet);
            parts.Add(refusal is null ? part : part with { Counted = false, Notes = [.. part.Notes, refusal] });
        }
        return parts;
    }

    /// <summary>What a place yields.</summary>
    /// <param name="ahead">How many entries the juror marked higher.</param>
    /// <param name="equal">How many other entries the juror marked equal.</param>
    /// <param name="compared">How many entries the juror placed, this one among them.</param>
    public decimal Yielded(int ahead, int equal, int compared)
    {
        var (first, last) = (ahead + 1, ahead + 1 + equal);
        if (rule.Yield == PlaceYield.Points)
        {
            return rule.Ties switch
            {
                RankConvention.Standard => PointsOf(first),
                RankConvention.Modified => PointsOf(last),
                _ => Exact.Divide(Enumerable.Range(first, equal + 1).Sum(PointsOf), equal + 1),
            };
        }
        var place = rule.Ties switch
        {
            RankConvention.Standard => first,
            RankConvention.Modified => last,
            _ => Exact.Divide(first + last, 2m),
        };
        return rule.Yield == PlaceYield.Borda ? compared - place : place;
    }

    private decimal PointsOf(int place) => place <= rule.Points.Count ? rule.Points[place - 1].Amount : rule.Beyond?.Amount ?? 0m;

    internal override Column Compute(Evaluation evaluation)
    {
        var lists = ListsOf(evaluation);
        var result = new Column(evaluation.Of(total).Length);
        for (var sheet = 0; sheet < result.Length; sheet++)
        {
            if (lists.PlaceOf(sheet) is { } place)
                result[sheet] = Value.Of(Yielded(place.Ahead, place.Equal, place.Compared));
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var lists = ListsOf(evaluation);
        var mark = total.Explain(evaluation, unit);
        if (lists.PlaceOf(unit) is not { } place)
            return head with
            {
                Inputs = [mark],
                Notes = lists.WhyNotPlaced(unit, evaluation.Facts.SheetsOf(rule.Stage).Sheets[unit].Innovation),
            };
        return head with
        {
            Inputs =
            [
                mark,
                Explanation.Number(
                    "marked-higher",
                    new Text("Karya yang dinilai lebih tinggi", "Entries marked higher"),
                    head,
                    place.Ahead
                ),
                Explanation.Number(
                    "marked-equal",
                    new Text("Karya lain yang dinilai sama", "Other entries marked equal"),
                    head,
                    place.Equal
                ),
                Explanation.Number("placed", new Text("Karya yang diperingkat juri", "Entries placed by the juror"), head, place.Compared),
            ],
            Combine = values =>
                values[0].IsPresent ? Value.Of(Yielded((int)values[1].Number, (int)values[2].Number, (int)values[3].Number)) : Value.Absent,
        };
    }
}
