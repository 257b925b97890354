using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Templates;

/// <summary>The rows of a template that name what is in force: units, seats, and in the long form what each is asked.</summary>
internal static class TemplateRows
{
    /// <summary>The most rows of a template; a spreadsheet with more is slow to fill in.</summary>
    private const int Most = 200_000;

    /// <summary>The rows.</summary>
    /// <exception cref="RefusalException">No unit is in force, or there would be too many rows.</exception>
    public static IReadOnlyList<IReadOnlyList<string?>> Of(TemplateShape shape, CurrentFacts known, IReadOnlyList<TemplateColumn> columns)
    {
        var units = UnitsOf(shape.Level ?? Level.Innovation, known).ToList();
        if (units.Count == 0)
            throw new RefusalException(RefusalKind.State, "template-no-units", (shape.Level ?? Level.Innovation).Id);
        var asked = shape.IsWide ? [""] : AskedOf(shape).ToList();
        var heads = shape.Kind == ImportKind.Marks ? SeatsOf(shape.Stages[0], known, units) : units.ConvertAll(unit => new Head(unit, ""));
        if ((long)heads.Count * asked.Count > Most)
            throw new RefusalException(RefusalKind.Usage, "template-too-long", (long)heads.Count * asked.Count, Most);
        return
        [
            .. heads.SelectMany(head =>
                asked.Select(about =>
                    (IReadOnlyList<string?>)
                        [
                            .. columns.Select(column =>
                                column.Column.Name switch
                                {
                                    "region_code" or "innovation_id" => head.Unit.Id,
                                    "note" => head.Unit.Name,
                                    "stage" => shape.Stages[0].Id,
                                    "juror" => head.Juror.Length == 0 ? null : head.Juror,
                                    "criterion" or "indicator" => about,
                                    _ => null,
                                }
                            ),
                        ]
                )
            ),
        ];
    }

    // Where panels were drawn, a row for each seat; otherwise the juror is left to be filled in.
    private static List<Head> SeatsOf(Stage stage, CurrentFacts known, List<(string Id, string Name)> units)
    {
        var seats = known.SeatsOf(stage.Id).ToLookup(seat => seat.Entry, seat => seat.Juror);
        return seats.Count == 0
            ? units.ConvertAll(unit => new Head(unit, ""))
            : [.. units.SelectMany(unit => seats[unit.Id].Select(juror => new Head(unit, juror)))];
    }

    private sealed record Head((string Id, string Name) Unit, string Juror);

    private static IEnumerable<string> AskedOf(TemplateShape shape) =>
        shape.Kind switch
        {
            ImportKind.Indicators => shape.Edition.TableOf(shape.Level!)!.Indicators.Select(indicator => indicator.Number),
            ImportKind.Measures => shape.MeasureIds,
            ImportKind.Marks => shape.Stages[0].Leaves.Select(leaf => leaf.Id),
            _ => [""],
        };

    private static IEnumerable<(string Id, string Name)> UnitsOf(Level level, CurrentFacts known)
    {
        if (level == Level.Region)
            return Enumerable.Range(0, known.Regions.Count).Select(unit => (known.Regions.Id(unit), known.Regions.Name(unit)));
        return known
            .Brought<SubmissionRows>(ImportKind.Submissions)
            .SelectMany(pair =>
                Enumerable.Range(0, pair.Payload.Rows).Select(row => (pair.Payload.IdColumn[row], pair.Payload.Titles[row]))
            );
    }
}
