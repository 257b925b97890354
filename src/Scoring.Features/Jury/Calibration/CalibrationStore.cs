using System.Globalization;
using Dapper;
using Scoring.Domain.Jury;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Calibration;

/// <summary>The rounds of calibration and what was marked there: logs that only grow, and no facts.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class CalibrationStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The newest round of a stage; null if there was none.</summary>
    public CalibrationRound? Of(string edition, string stage) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<RoundRow>(
                """
                SELECT round_id AS Id, entries AS Entries, state AS State, by AS By, at AS At FROM calibration_rounds
                WHERE edition = @edition AND stage = @stage ORDER BY round_id DESC LIMIT 1
                """,
                new { edition, stage },
                db.Transaction
            )?.Round
        );

    /// <summary>The editions and stages whose newest round is open.</summary>
    public IReadOnlyList<(string Edition, string Stage)> Open() =>
        work.Locked<IReadOnlyList<(string, string)>>(db =>
            [
                .. db
                    .Connection.Query<OpenRow>(
                        """
                        SELECT edition AS Edition, stage AS Stage FROM calibration_rounds r
                        WHERE state = 'open' AND round_id = (
                            SELECT max(l.round_id) FROM calibration_rounds l WHERE l.edition = r.edition AND l.stage = r.stage)
                        ORDER BY edition, stage
                        """,
                        transaction: db.Transaction
                    )
                    .Select(row => (row.Edition, row.Stage)),
            ]
        );

    /// <summary>The newest sheet of each juror at each entry.</summary>
    public IReadOnlyDictionary<Seat, CalibrationSheet> Sheets(string edition, string stage) =>
        work.Locked<IReadOnlyDictionary<Seat, CalibrationSheet>>(db =>
        {
            var sheets = new Dictionary<Seat, CalibrationSheet>();
            foreach (
                var row in db.Connection.Query<CalibrationRow>(
                    """
                    SELECT entry AS Entry, juror AS Juror, marks AS Marks, submitted AS Submitted FROM calibration_sheets
                    WHERE edition = @edition AND stage = @stage ORDER BY sheet_id
                    """,
                    new { edition, stage },
                    db.Transaction
                )
            )
                sheets[new Seat(row.Entry, row.Juror)] = row.Sheet;
            return sheets;
        });

    /// <summary>Opens or closes a round; the caller records the event.</summary>
    public void Add(string edition, string stage, IReadOnlyList<string> entries, bool isOpen, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO calibration_rounds (edition, stage, entries, state, reason, by, at)
                VALUES (@edition, @stage, @list, @state, @reason, @who, @at)
                """,
                new
                {
                    edition,
                    stage,
                    list = string.Join('\n', entries),
                    state = isOpen ? "open" : "closed",
                    reason,
                    who = trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>Stores a juror's marks of an entry; the caller records the event.</summary>
    public void Add(string edition, string stage, Seat seat, IReadOnlyDictionary<string, decimal> marks, bool isSubmitted) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO calibration_sheets (edition, stage, entry, juror, marks, submitted, by, at)
                VALUES (@edition, @stage, @entry, @juror, @text, @submitted, @who, @at)
                """,
                new
                {
                    edition,
                    stage,
                    entry = seat.Entry,
                    juror = seat.Juror,
                    text = CalibrationRow.Text(marks),
                    submitted = isSubmitted ? 1L : 0L,
                    who = trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>Where a round is open.</summary>
internal sealed record OpenRow(string Edition, string Stage);

/// <summary>A row of calibration_rounds.</summary>
internal sealed record RoundRow(long Id, string Entries, string State, string By, string At)
{
    /// <summary>The row as a round.</summary>
    public CalibrationRound Round =>
        new(Id, Entries.Split('\n', StringSplitOptions.RemoveEmptyEntries), State == "open", By, Times.Of(At)!.Value);
}

/// <summary>A round in which all jurors of a stage mark the same entries.</summary>
/// <param name="Id">Its number among all rows.</param>
/// <param name="Entries">The entries.</param>
/// <param name="IsOpen">True while it takes marks.</param>
/// <param name="By">Who opened or closed it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CalibrationRound(long Id, IReadOnlyList<string> Entries, bool IsOpen, string By, DateTime At);

/// <summary>What a juror marked at an entry for calibration.</summary>
/// <param name="Marks">The marks by criterion.</param>
/// <param name="IsSubmitted">True once the juror is done with it.</param>
public sealed record CalibrationSheet(IReadOnlyDictionary<string, decimal> Marks, bool IsSubmitted);

/// <summary>A row of calibration_sheets.</summary>
internal sealed record CalibrationRow(string Entry, string Juror, string Marks, long Submitted)
{
    public CalibrationSheet Sheet =>
        new(
            Marks
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .ToDictionary(parts => parts[0], parts => decimal.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Submitted == 1
        );

    /// <summary>Marks as the database holds them: "criterion mark" a line.</summary>
    public static string Text(IReadOnlyDictionary<string, decimal> marks) =>
        string.Join(
            '\n',
            marks
                .OrderBy(mark => mark.Key, StringComparer.Ordinal)
                .Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Key} {StoredNumber.Canonical(mark.Value)}"))
        );
}
