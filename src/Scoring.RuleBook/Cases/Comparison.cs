using System.Globalization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Cases;

/// <summary>Compares a case's expectations with the results.</summary>
/// <param name="evaluation">The edition over the case's facts.</param>
internal sealed class Comparison(Evaluation evaluation)
{
    private const string Absent = "absent";
    private const string NotAssessable = "not-assessable";
    private const string None = "none";

    /// <summary>The difference, or null. A meaningless expectation is a fault.</summary>
    public CaseMismatch? Compare(Expectation expectation, FileFaults faults)
    {
        var (expected, actual) = expectation.What switch
        {
            "band" => (expectation.Expected, BandLike(expectation)),
            "picked" => (Listed(expectation.Expected), Rankings(expectation, row => row.WithinCut)),
            "picked-by-marks" => (Listed(expectation.Expected), Rankings(expectation, row => row.WithinCutByMarks)),
            "awards" => (Listed(expectation.Expected), Awards(expectation)),
            "rank" => Numbers(expectation, Row(expectation)?.Rank, None, faults),
            "score" => Numbers(expectation, Row(expectation)?.Shown, Absent, faults),
            Expectation.RefusedBy => (expectation.Expected, Refusals(expectation, faults)),
            _ => StepValue(expectation, faults),
        };
        if (expected == actual)
            return null;
        var what = expectation.Several ? $"{expectation.Unit}: {expectation.What}" : expectation.What;
        return new CaseMismatch(what, expectation.Expected, actual);
    }

    /// <summary>The rankings in which a line of the unit says so, in the order of the file; "none" if there is none.</summary>
    private string Rankings(Expectation expectation, Func<RankedUnit, bool> says) =>
        OrNone(
            evaluation
                .Edition.Rankings.Where(rule =>
                    CaseUnits.IndexOf(expectation.Unit, rule.Level, evaluation.Facts) is var unit and >= 0
                    && evaluation.Ranking(rule).Rows.FirstOrDefault(row => row.Unit == unit) is { } row
                    && says(row)
                )
                .Select(rule => rule.Id)
        );

    /// <summary>The prizes of the unit, in the order in which they are given; "none" if it has none.</summary>
    private string Awards(Expectation expectation) =>
        OrNone(
            evaluation
                .Awards.Where(award =>
                {
                    var units = evaluation.Facts.Units(evaluation.Edition.Rankings.First(rule => rule.Id == award.Rule.Ranking).Level);
                    return CaseUnits.IndexOf(expectation.Unit, units.Level, evaluation.Facts) is var unit and >= 0
                        && award.Winners.Any(winner => winner.Unit == units.Id(unit));
                })
                .Select(award => award.Rule.Id)
        );

    private static string OrNone(IEnumerable<string> ids) => ids.ToList() is { Count: > 0 } list ? string.Join(", ", list) : None;

    /// <summary>A list of ids as written, with one space after each comma.</summary>
    private static string Listed(string written) => string.Join(", ", written.Split(',', StringSplitOptions.TrimEntries));

    /// <summary>The unit's line in the first ranking that has it.</summary>
    private RankedUnit? Row(Expectation expectation)
    {
        foreach (var rule in evaluation.Edition.Rankings)
        {
            var unit = CaseUnits.IndexOf(expectation.Unit, rule.Level, evaluation.Facts);
            if (unit >= 0 && evaluation.Ranking(rule).Rows.FirstOrDefault(row => row.Unit == unit) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>The band's name in the language that the case uses.</summary>
    private string BandLike(Expectation expectation) =>
        Row(expectation)?.Band is not { } band ? None
        : expectation.Expected == band.En ? band.En
        : band.Id;

    /// <summary>The ids of the eligibility rules that the unit breaks.</summary>
    private string Refusals(Expectation expectation, FileFaults faults)
    {
        var unit = CaseUnits.IndexOf(expectation.Unit, Level.Innovation, evaluation.Facts);
        if (unit < 0)
        {
            faults.Add(FaultCodes.CaseUnit, expectation.Line, expectation.What, Level.Innovation.Id);
            return expectation.Expected;
        }
        var broken = evaluation.Eligibility[unit].Breaches;
        return broken.Count == 0 ? None : string.Join(", ", broken.Select(breach => breach.Rule.Id));
    }

    private (string Expected, string Actual) StepValue(Expectation expectation, FileFaults faults)
    {
        var step = evaluation.Edition.StepOf(expectation.What)!;
        var unit = CaseUnits.IndexOf(expectation.Unit, step.Level, evaluation.Facts);
        if (unit < 0)
        {
            faults.Add(FaultCodes.CaseUnit, expectation.Line, expectation.What, step.Level.Id);
            return ("", "");
        }
        var value = evaluation.Of(step)[unit];
        return Numbers(expectation, value.OrNull, value.Presence == Presence.NotAssessable ? NotAssessable : Absent, faults);
    }

    /// <summary>Both as numbers with the decimals written in the case; a half is rounded away from zero.</summary>
    private static (string Expected, string Actual) Numbers(Expectation expectation, decimal? actual, string otherwise, FileFaults faults)
    {
        var expected = Numeral.Of(expectation.Expected);
        if (expected is null && expectation.Expected is not (Absent or NotAssessable or None))
        {
            faults.AddNumber(expectation.Line, expectation.What, expectation.Expected);
            return ("", "");
        }
        var places = Math.Min((int)(expected?.Scale ?? 4), Exact.SettledPlaces);
        return (
            expected is { } number ? Written(number, places) : expectation.Expected,
            actual is { } found ? Written(Exact.Round(found, places, RoundingMode.HalfAwayFromZero), places) : otherwise
        );
    }

    private static string Written(decimal number, int places) => number.ToString("F" + places, CultureInfo.InvariantCulture);
}
