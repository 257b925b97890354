namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// The graph with jurors and entries as nodes and seats as edges. Finds which nodes are connected and which edges can be removed without
/// disconnecting any: an edge outside a spanning forest, and an edge of the forest on the cycle of such an edge.
/// </summary>
internal sealed class SeatGraph
{
    private readonly int _jurors;
    private readonly int[] _parent;
    private readonly int[] _depth;
    private readonly bool[] _onCircle;

    /// <summary>Takes the edges of a graph.</summary>
    /// <param name="table">The panel. Nodes without an edge are left out.</param>
    /// <param name="line">Whether there is an edge between an entry and a juror.</param>
    public SeatGraph(SeatTable table, Func<int, int, bool> line)
    {
        _jurors = table.Jurors;
        var points = table.Jurors + table.Entries;
        (Group, _parent, _depth, _onCircle) = (new int[points], new int[points], new int[points], new bool[points]);
        Array.Fill(Group, -1);
        Array.Fill(_parent, -1);
        var lines = new List<int>[points];
        for (var point = 0; point < points; point++)
            lines[point] = [];
        for (var entry = 0; entry < table.Entries; entry++)
        {
            for (var juror = 0; juror < table.Jurors; juror++)
            {
                if (!line(entry, juror))
                    continue;
                lines[juror].Add(_jurors + entry);
                lines[_jurors + entry].Add(juror);
            }
        }
        for (var point = 0; point < points; point++)
        {
            if (lines[point].Count > 0 && Group[point] < 0)
                Spread(point, lines);
        }
        for (var point = _jurors; point < points; point++)
        {
            foreach (var juror in lines[point])
                MarkCircle(point, juror);
        }
    }

    /// <summary>How many groups of connected nodes there are.</summary>
    public int Groups { get; private set; }

    /// <summary>The group of each node, jurors first, then entries; −1 for one without an edge.</summary>
    public int[] Group { get; }

    /// <summary>True if the nodes are still connected without this edge.</summary>
    public bool CanSpare(int entry, int juror)
    {
        var point = _jurors + entry;
        if (_parent[point] == juror)
            return _onCircle[point];
        return _parent[juror] != point || _onCircle[juror];
    }

    private void Spread(int root, List<int>[] lines)
    {
        var queue = new Queue<int>([root]);
        Group[root] = Groups;
        while (queue.TryDequeue(out var point))
        {
            foreach (var next in lines[point])
            {
                if (Group[next] >= 0)
                    continue;
                (Group[next], _parent[next], _depth[next]) = (Groups, point, _depth[point] + 1);
                queue.Enqueue(next);
            }
        }
        Groups++;
    }

    /// <summary>Marks the edges of the forest between the ends of an edge outside it; each is named by its lower node.</summary>
    private void MarkCircle(int one, int other)
    {
        if (_parent[one] == other || _parent[other] == one)
            return;
        while (one != other)
        {
            if (_depth[one] < _depth[other])
                (one, other) = (other, one);
            _onCircle[one] = true;
            one = _parent[one];
        }
    }
}
