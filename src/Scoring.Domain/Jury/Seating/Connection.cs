namespace Scoring.Domain.Jury.Seating;

/// <summary>Says why jurors and entries are disconnected.</summary>
internal static class Connection
{
    /// <summary>Null if all who have a seat are connected, or nobody has one.</summary>
    public static NotConnected? WhyApart(Panel panel, SeatTable table, SeatGraph graph)
    {
        if (graph.Groups < 2)
            return null;
        var needed = table.Loads.Count(load => load > 0) + table.Filled.Count(filled => filled > 0) - 1;
        var groups = Enumerable
            .Range(0, table.Jurors)
            .Where(juror => graph.Group[juror] >= 0)
            .GroupBy(juror => graph.Group[juror])
            .Select(group => (IReadOnlyList<string>)[.. group.Select(juror => panel.Jurors[juror].Id)])
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group[0], StringComparer.Ordinal)
            .ToList();
        var because =
            table.Filled.All(filled => filled < 2) ? ApartBecause.OneJurorEach
            : new SeatGraph(table, (entry, juror) => table.May(entry, juror) && table.Loads[juror] > 0 && table.Filled[entry] > 0).Groups
            > 1
                ? ApartBecause.Conflicts
            : table.Seats < needed ? ApartBecause.TooFewSeats
            : ApartBecause.NoExchangeFound;
        return new NotConnected(because, table.Seats, needed, groups);
    }
}
