namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// Fills seats one by one, each at the least possible load. A seat goes to the juror with the fewest entries among all who can be reached:
/// those who may mark the entry themselves, those who could take over an entry from one of these, and so on. Equal loads: the shortest
/// chain of exchanges; equal chains: the lowest lot of "ENTRY|JUROR". Every seat is a cheapest augmenting path of a flow with rising costs,
/// so that after each one no other set of seats is more even, and no other fills more: Harvey, Ladner, Lovász, Tamir, Semi-matchings for
/// bipartite graphs and load balancing (2006), here with several seats per entry.
/// </summary>
internal sealed class SeatFilling
{
    private readonly SeatTable _table;
    private readonly Func<int, int, ulong> _lotOf;
    private readonly int[] _from;
    private readonly int[] _steps;
    private readonly List<int> _reached = [];

    /// <summary>Takes the table to fill.</summary>
    /// <param name="table">The seats.</param>
    /// <param name="lotOf">The lot of an entry and a juror.</param>
    public SeatFilling(SeatTable table, Func<int, int, ulong> lotOf)
    {
        (_table, _lotOf) = (table, lotOf);
        (_from, _steps) = (new int[table.Jurors], new int[table.Jurors]);
    }

    /// <summary>
    /// Fills one more seat of an entry. Null on success; otherwise the jurors that were reached, all at the limit, in which case no later
    /// try can succeed.
    /// </summary>
    public IReadOnlyList<int>? Fill(int entry)
    {
        Reach(entry);
        var chosen = -1;
        ulong? lot = null;
        foreach (var juror in _reached)
        {
            if (!_table.HasRoom(juror))
                continue;
            var order = chosen < 0 ? -1 : (_table.Loads[juror], _steps[juror]).CompareTo((_table.Loads[chosen], _steps[chosen]));
            if (order < 0)
            {
                (chosen, lot) = (juror, null);
            }
            else if (order == 0)
            {
                lot ??= _lotOf(entry, chosen);
                var other = _lotOf(entry, juror);
                if (other < lot)
                    (chosen, lot) = (juror, other);
            }
        }
        if (chosen < 0)
            return [.. _reached.Order()];
        Exchange(entry, chosen);
        return null;
    }

    private void Reach(int entry)
    {
        _reached.Clear();
        Array.Fill(_steps, -1);
        for (var juror = 0; juror < _table.Jurors; juror++)
        {
            if (_table.CanSit(entry, juror))
                Add(juror, -1, 0);
        }
        for (var i = 0; i < _reached.Count && _reached.Count < _table.Jurors; i++)
        {
            for (var juror = 0; juror < _table.Jurors; juror++)
            {
                if (_steps[juror] < 0 && _table.CanTakeOver(_reached[i], juror))
                    Add(juror, _reached[i], _steps[_reached[i]] + 1);
            }
        }
    }

    private void Add(int juror, int from, int steps)
    {
        (_from[juror], _steps[juror]) = (from, steps);
        _reached.Add(juror);
    }

    /// <summary>
    /// Passes entries along the chain from its end, so that its first juror has room for the entry. A shortest chain contains no entry
    /// twice.
    /// </summary>
    private void Exchange(int entry, int last)
    {
        var juror = last;
        for (; _from[juror] >= 0; juror = _from[juror])
        {
            var handed = _table.TakeOver(_from[juror], juror);
            _table.Leave(handed, _from[juror]);
            _table.Sit(handed, juror);
        }
        _table.Sit(entry, juror);
    }
}
