using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Building;

/// <summary>Steps that place entries within each juror, over marks given as a table: entries by jurors, below 0 no sheet.</summary>
internal static class PlacesOfMarks
{
    internal static readonly Stage Final = Make.Stage("final", criteria: Make.Leaf("whole", 100));

    internal static readonly CriteriaTotal Total = new(Make.Head("criteria-total", Level.Sheet("final")), Final, AbsentInput.GivesAbsent);

    internal static readonly decimal[] Table = [10, 6, 4];

    internal static TestFacts FactsOf(int[][] marks)
    {
        var facts = new TestFacts();
        for (var entry = 0; entry < marks.Length; entry++)
        {
            facts.Innovation($"e{entry}");
            for (var juror = 0; juror < marks[entry].Length; juror++)
            {
                if (marks[entry][juror] >= 0)
                    facts.Sheet(Final, $"e{entry}", $"j{juror}", marks[entry][juror]);
            }
        }
        return facts;
    }

    internal static JurorPlaces Places(
        RankConvention ties,
        PlaceYield yield = PlaceYield.Place,
        MissingSheets missing = MissingSheets.Refused,
        string? within = null,
        bool equalNumbers = true
    ) =>
        new(
            Make.Head("place-of-juror", Level.Sheet("final")),
            new PlacesRule(
                Final,
                ties,
                within,
                missing,
                equalNumbers,
                yield,
                yield == PlaceYield.Points ? [.. Table.Select(points => Make.Constant(points))] : [],
                yield == PlaceYield.Points ? Make.Constant(1) : null
            ),
            Total
        );

    internal static StepHead Head => Make.Head("places-of-jurors", Level.Innovation);

    internal static JoinedPlaces Joined(
        PlaceJoin how,
        RankConvention ties,
        int best = 0,
        int worst = 0,
        PlaceYield yield = PlaceYield.Place
    ) => new JoinedPlaces(Head, Places(ties, yield), how, Make.Constant(best), Make.Constant(worst), Make.Constant(1));

    internal static decimal?[] Values(Step step, TestFacts facts, int? shuffle = null)
    {
        var evaluation = facts.Under(Make.Edition([step]) with { Stages = [Final] }, shuffle: shuffle);
        return [.. facts.InnovationList.Select(entry => evaluation.Of(step)[evaluation.Facts.Innovations.Find(entry.Id)].OrNull)];
    }
}
