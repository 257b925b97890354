namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// Joins the groups of a seat graph without making loads less even. Of a juror's seat that its group can spare, and any seat of another
/// group, the two jurors swap; or the seat goes to a juror of another group who has fewer entries. Either way the group stays connected
/// without the seat and is joined to the other one. The first such exchange in the order of ids is made, until there is one group or no
/// exchange is left.
/// </summary>
internal static class Joining
{
    /// <summary>Joins what can be joined; the resulting graph.</summary>
    public static SeatGraph Join(SeatTable table)
    {
        while (true)
        {
            var graph = new SeatGraph(table, table.Sits);
            if (graph.Groups < 2 || !JoinTwo(table, graph))
                return graph;
        }
    }

    private static bool JoinTwo(SeatTable table, SeatGraph graph)
    {
        for (var entry = 0; entry < table.Entries; entry++)
        {
            for (var juror = 0; juror < table.Jurors; juror++)
            {
                if (table.Sits(entry, juror) && graph.CanSpare(entry, juror) && Give(table, graph, entry, juror))
                    return true;
            }
        }
        return false;
    }

    private static bool Give(SeatTable table, SeatGraph graph, int entry, int juror)
    {
        for (var other = 0; other < table.Jurors; other++)
        {
            if (graph.Group[other] < 0 || graph.Group[other] == graph.Group[juror] || !table.May(entry, other))
                continue;
            var swapped = -1;
            if (table.Loads[other] >= table.Loads[juror] && (swapped = SeatFor(table, other, juror)) < 0)
                continue;
            if (swapped >= 0)
            {
                table.Leave(swapped, other);
                table.Sit(swapped, juror);
            }
            table.Leave(entry, juror);
            table.Sit(entry, other);
            return true;
        }
        return false;
    }

    private static int SeatFor(SeatTable table, int from, int to) => table.CanTakeOver(from, to) ? table.TakeOver(from, to) : -1;
}
