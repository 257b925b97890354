using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads a large file of levels in parts, in parallel. Only a file of plain rows without any fault is read this way; anything else ends the
/// attempt, and the file is read from start to end like any other, so the messages never depend on where a file was split.
/// </summary>
internal static class ReadInParts
{
    private const long WorthCutting = 16 << 20;

    /// <summary>
    /// The levels and the reader of the file's first part, which counts the rows of all parts; null if the file must be read as a whole.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="reading">Creates the reader of a part.</param>
    public static (RowReader Reading, LevelRows Rows)? Levels(InspectedFile file, Func<CsvRows, RowReader> reading)
    {
        if (file.Length < WorthCutting || file.Parts(Math.Clamp(Environment.ProcessorCount, 1, 8)) is not { Count: > 1 } parts)
            return null;
        var rows = parts.Select(part => CsvRows.PlainOnly(part.Open(), file.Separator)).ToList();
        try
        {
            var readings = rows.ConvertAll(part => reading(part));
            if (readings[0].ReadHeader() is not { } header || readings[0].Problems.Count > 0)
                return null;
            var levels = new LevelRows?[parts.Count];
            Parallel.For(0, parts.Count, part => levels[part] = ReadIndicators.Read(readings[part], header));
            return Joined(readings, levels);
        }
        finally
        {
            rows.ForEach(part => part.Dispose());
        }
    }

    private static (RowReader, LevelRows)? Joined(List<RowReader> readings, LevelRows?[] levels)
    {
        if (
            levels.Contains(null)
            || readings.Exists(part =>
                part.Problems.Count > 0
                || part.FaultyRows > 0
                || part.Rows.Fault != RowFault.None
                || part.Regions is { HasNotes: true }
                || part.ByTitle.HasNotes
            )
            || readings.Select(part => part.Numbers.Sign).OfType<char>().Distinct().Count() > 1
        )
            return null;
        var lines = readings[0].Rows.Line - 1;
        for (var part = 1; part < levels.Length; part++)
        {
            if (!levels[0]!.TakeOver(levels[part]!, lines))
                return null;
            readings[0].TakeOver(readings[part]);
            lines += readings[part].Rows.Line - 1;
        }
        return (readings[0], levels[0]!);
    }
}
