namespace Scoring.Web.Accounts;

/// <summary>How hard a QR code is to read, by the standard's four measures; the mask with the lowest penalty is used.</summary>
internal static class QrPenalty
{
    private static readonly bool[] Finder = [true, false, true, true, true, false, true];

    /// <summary>The sum of the measures.</summary>
    public static int Of(bool[,] dark)
    {
        var side = dark.GetLength(0);
        var (penalty, darks) = (0, 0);
        for (var i = 0; i < side; i++)
        {
            penalty +=
                Line([.. Enumerable.Range(0, side).Select(x => dark[x, i])]) + Line([.. Enumerable.Range(0, side).Select(y => dark[i, y])]);
            for (var j = 0; j < side; j++)
            {
                darks += dark[i, j] ? 1 : 0;
                if (
                    i + 1 < side
                    && j + 1 < side
                    && dark[i, j] == dark[i + 1, j]
                    && dark[i, j] == dark[i, j + 1]
                    && dark[i, j] == dark[i + 1, j + 1]
                )
                    penalty += 3;
            }
        }
        var (total, fifths) = (side * side, 20 * darks);
        return penalty + (10 * (((Math.Abs(fifths - (10 * total)) + total - 1) / total) - 1));
    }

    // Runs of five and more, and patterns like a finder with four light modules next to it.
    private static int Line(bool[] line)
    {
        var penalty = 0;
        for (var (start, end) = (0, 0); start < line.Length; start = end)
        {
            for (end = start; end < line.Length && line[end] == line[start]; end++) { }
            penalty += end - start >= 5 ? end - start - 2 : 0;
        }
        for (var at = 0; at + Finder.Length <= line.Length; at++)
        {
            if (!line.AsSpan(at, Finder.Length).SequenceEqual(Finder))
                continue;
            penalty += IsLight(line, at - 4, at) ? 40 : 0;
            penalty += IsLight(line, at + Finder.Length, at + Finder.Length + 4) ? 40 : 0;
        }
        return penalty;
    }

    private static bool IsLight(bool[] line, int from, int to)
    {
        for (var at = Math.Max(0, from); at < Math.Min(line.Length, to); at++)
        {
            if (line[at])
                return false;
        }
        return true;
    }
}
