namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// The seats while an assignment is being made. Jurors and entries are numbers, in the order of their ids. In addition to the seats it
/// counts, for each pair of jurors, how many entries the second could take over from the first; with those counts a search goes from juror
/// to juror without looking at the entries.
/// </summary>
internal sealed class SeatTable
{
    private readonly bool[,] _may;
    private readonly bool[,] _sits;
    private readonly int[,] _takeOvers;

    public SeatTable(Panel panel)
    {
        (Entries, Jurors) = (panel.Entries.Count, panel.Jurors.Count);
        AtMost = panel.AtMost ?? int.MaxValue;
        (_may, _sits, _takeOvers) = (new bool[Entries, Jurors], new bool[Entries, Jurors], new int[Jurors, Jurors]);
        (Loads, Filled, Without) = (new int[Jurors], new int[Entries], new int[Entries]);
        for (var entry = 0; entry < Entries; entry++)
        {
            for (var juror = 0; juror < Jurors; juror++)
            {
                _may[entry, juror] = panel.Conflicts.Of(panel.Jurors[juror], panel.Entries[entry]) is null;
                Without[entry] += _may[entry, juror] ? 1 : 0;
            }
        }
    }

    private SeatTable(SeatTable other)
    {
        (Entries, Jurors, AtMost, _may, Without) = (other.Entries, other.Jurors, other.AtMost, other._may, other.Without);
        (_sits, _takeOvers, Loads, Filled) = (new bool[Entries, Jurors], new int[Jurors, Jurors], new int[Jurors], new int[Entries]);
    }

    public int Entries { get; }

    public int Jurors { get; }

    public int AtMost { get; }

    /// <summary>How many seats each juror has.</summary>
    public int[] Loads { get; }

    /// <summary>How many seats of each entry are filled.</summary>
    public int[] Filled { get; }

    /// <summary>How many jurors have no conflict with each entry.</summary>
    public int[] Without { get; }

    /// <summary>How many seats are filled.</summary>
    public int Seats { get; private set; }

    public bool HasRoom(int juror) => Loads[juror] < AtMost;

    public bool May(int entry, int juror) => _may[entry, juror];

    public bool Sits(int entry, int juror) => _sits[entry, juror];

    /// <summary>True if the juror has no conflict with the entry and no seat there yet.</summary>
    public bool CanSit(int entry, int juror) => _may[entry, juror] && !_sits[entry, juror];

    /// <summary>True if the second juror could take over at least one entry from the first.</summary>
    public bool CanTakeOver(int from, int to) => _takeOvers[from, to] > 0;

    /// <summary>The first entry, by id, that the second juror could take over from the first.</summary>
    public int TakeOver(int from, int to)
    {
        var entry = 0;
        while (!(_sits[entry, from] && CanSit(entry, to)))
            entry++;
        return entry;
    }

    /// <summary>The same panel with all seats empty.</summary>
    public SeatTable Emptied() => new(this);

    public void Sit(int entry, int juror)
    {
        _sits[entry, juror] = true;
        Count(entry, juror, 1);
    }

    public void Leave(int entry, int juror)
    {
        Count(entry, juror, -1);
        _sits[entry, juror] = false;
    }

    /// <summary>Adds or removes one seat's contribution to the counts; call it while the juror has the seat.</summary>
    private void Count(int entry, int juror, int one)
    {
        Loads[juror] += one;
        Filled[entry] += one;
        Seats += one;
        for (var other = 0; other < Jurors; other++)
        {
            if (_sits[entry, other] && other != juror)
                _takeOvers[other, juror] -= one;
            else if (CanSit(entry, other))
                _takeOvers[juror, other] += one;
        }
    }
}
