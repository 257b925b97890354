using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>The columns <c>source</c>, <c>at</c> and <c>standing</c> of a table.</summary>
internal static class RowCitation
{
    /// <summary>
    /// The citation of a row: its own, or the table's with the row's place and standing. Null with a fault if there is none.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="place">The CSV file, with the citation of the table.</param>
    public static Citation? Read(CsvRow row, Place place)
    {
        var standing = (Standing?)null;
        if (row["standing"] is { Length: > 0 } word)
        {
            if (Citations.Standings.TryGetValue(word, out var known))
                standing = known;
            else
                place.Faults.AddNear(
                    FaultCodes.UnknownStanding,
                    row.Line,
                    word,
                    Citations.Standings.Keys,
                    string.Join(", ", Citations.Standings.Keys)
                );
        }
        var at = row["at"] is { Length: > 0 } text ? text : null;
        if (row["source"] is { Length: > 0 } source)
            return Citations.Of(source, at, standing, place, row.Line);
        place.Reach.Demand(place.Faults, row.Line, "weight");
        return place.Citation is { } table ? table with { At = at ?? table.At, Standing = standing ?? table.Standing } : null;
    }
}
