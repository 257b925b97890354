using System.Text;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>Finds the innovation that a file names by its title where the id should stand, and says so.</summary>
/// <param name="known">What is in force for the edition.</param>
internal sealed class InnovationTitles(CurrentFacts known)
{
    /// <summary>No innovation has the title.</summary>
    public const int Nobody = -1;

    private const int Several = -2;
    private const int MostExamples = 3;
    private const int MostNamed = 8;
    private const int MostLookedAt = 200_000;

    private readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);
    private ILookup<string, int>? _byKey;

    /// <summary>True if any innovation was found by its title.</summary>
    public bool HasNotes => _read.Count > 0;

    /// <summary>
    /// The number of the only innovation whose title equals a value but for case, spaces and signs; <see cref="Nobody"/>, or another
    /// negative number after adding a problem that names those that have the title.
    /// </summary>
    /// <param name="reading">The reader, at the row.</param>
    /// <param name="column">The column of the id.</param>
    public int Find(RowReader reading, int column)
    {
        var text = reading.Text(column);
        var titled = Titled(text);
        if (titled.Count == 1)
            _read.TryAdd(text, titled[0]);
        if (titled.Count < 2)
            return titled.Count == 0 ? Nobody : titled[0];
        var ids = titled.Take(MostNamed).Select(number => known.InnovationIndex.Ids[number]);
        reading.Problem("innovation-titles-same", "innovation_id", column, titled.Count, string.Join(", ", ids));
        return Several;
    }

    private List<int> Titled(string text)
    {
        if (known.InnovationIndex.Ids.Count > MostLookedAt || Titles.Key(text) is not { Length: > 0 } key)
            return [];
        _byKey ??= known
            .Brought<SubmissionRows>(ImportKind.Submissions)
            .SelectMany(brought =>
                Enumerable
                    .Range(0, brought.Payload.Rows)
                    .Select(row =>
                        (
                            Key: Titles.Key(Encoding.UTF8.GetString(brought.Payload.Titles.Bytes(row))),
                            Number: known.InnovationIndex.Find(brought.Payload.IdColumn.Bytes(row))
                        )
                    )
            )
            .Where(pair => pair.Number >= 0)
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Number, StringComparer.Ordinal);
        return [.. _byKey[key]];
    }

    /// <summary>Adds a notice of the innovations that were found by their titles; none if there are none.</summary>
    public void Report(ProblemList problems)
    {
        if (_read.Count > 0)
            problems.Notice(
                "notice.innovations-by-title",
                _read.Count,
                string.Join("; ", _read.Take(MostExamples).Select(pair => $"“{pair.Key}” = {known.InnovationIndex.Ids[pair.Value]}"))
                    + (_read.Count > MostExamples ? "; …" : "")
            );
    }
}
