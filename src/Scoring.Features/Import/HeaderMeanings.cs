using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import.Tables;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>
/// Remembers which columns a person said the headers of an edition's files stand for, so that the next file with the same headers is read
/// the same way, wherever it is imported.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class HeaderMeanings(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The columns by header, for a kind of file of an edition.</summary>
    public IReadOnlyDictionary<string, string> Of(string edition, ImportKind kind) =>
        work.Locked(db =>
        {
            var rows = db.Connection.Query<MeaningRow>(
                "SELECT header AS Header, meaning AS Meaning FROM header_meanings WHERE edition = @edition AND kind = @kind",
                new { edition, kind = kind.ToString() },
                db.Transaction
            );
            return rows.ToDictionary(row => row.Header, row => row.Meaning, StringComparer.Ordinal);
        });

    /// <summary>
    /// Remembers what was said of a file that is stored; a header of which a person wants the program's own reading is forgotten. The event
    /// of the import binds the rows.
    /// </summary>
    public void Remember(string edition, ImportKind kind, ReadingChoices choices) =>
        work.Locked(db =>
        {
            var known = Of(edition, kind);
            foreach (
                var header in choices.Columns.Where(pair => pair.Value.Length == 0 && known.ContainsKey(pair.Key)).Select(pair => pair.Key)
            )
            {
                db.Connection.Execute(
                    "DELETE FROM header_meanings WHERE edition = @edition AND kind = @kind AND header = @header",
                    new
                    {
                        edition,
                        kind = kind.ToString(),
                        header,
                    },
                    db.Transaction
                );
            }
            foreach (
                var (header, meaning) in choices.Columns.Where(pair =>
                    pair.Value.Length > 0 && known.GetValueOrDefault(pair.Key) != pair.Value
                )
            )
            {
                db.Connection.Execute(
                    """
                    INSERT INTO header_meanings (edition, kind, header, meaning, by, at)
                    VALUES (@edition, @kind, @header, @meaning, @who, @at)
                    ON CONFLICT (edition, kind, header) DO UPDATE SET meaning = excluded.meaning, by = excluded.by, at = excluded.at
                    """,
                    new
                    {
                        edition,
                        kind = kind.ToString(),
                        header,
                        meaning,
                        who = trail.Who,
                        at = Times.Text(trail.Now),
                    },
                    db.Transaction
                );
            }
            return known.Count;
        });
}

/// <summary>A row of header_meanings.</summary>
internal sealed record MeaningRow(string Header, string Meaning);
