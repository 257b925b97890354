using Dapper;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>Paper sheets as two people typed them in, and the rulings where they differ; rows are never changed.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class PaperStore(UnitOfWork work)
{
    /// <summary>The paper of a seat; an empty one if nobody has typed it in yet.</summary>
    public PaperSheet Of(string edition, string stage, Seat seat) =>
        work.Locked(db =>
        {
            var sheet = PaperSheet.For(seat);
            var entries = db.Connection.Query<PaperEntryRow>(
                """
                SELECT marks AS Marks, by AS TypedBy, at AS At FROM paper_entries
                WHERE edition = @edition AND stage = @stage AND entry = @Entry AND juror = @Juror ORDER BY place
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                },
                db.Transaction
            );
            foreach (var row in entries)
            {
                var entry = new PaperEntry(row.TypedBy, Times.Of(row.At)!.Value, SheetLabels.Marks(row.Marks));
                sheet = sheet.First is null ? sheet with { First = entry } : sheet with { Second = entry };
            }
            var rulings = db.Connection.Query<PaperRulingRow>(
                """
                SELECT criterion AS Criterion, mark AS Mark, by AS RuledBy, at AS At, reason AS Reason FROM paper_rulings
                WHERE edition = @edition AND stage = @stage AND entry = @Entry AND juror = @Juror ORDER BY ruling_id
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                },
                db.Transaction
            );
            return sheet with
            {
                Rulings = sheet.Rulings.AddRange(
                    rulings.Select(row => new PaperRuling(
                        row.Criterion,
                        StoredNumber.Of(row.Mark),
                        row.RuledBy,
                        Times.Of(row.At)!.Value,
                        row.Reason
                    ))
                ),
            };
        });

    /// <summary>Adds the first or second entry.</summary>
    public void Add(string edition, string stage, Seat seat, int place, PaperEntry entry) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO paper_entries (edition, stage, entry, juror, place, marks, by, at, salt)
                VALUES (@edition, @stage, @Entry, @Juror, @place, @marks, @By, @at, @salt)
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                    place,
                    marks = SheetLabels.Json(entry.Marks),
                    entry.By,
                    at = Times.Text(entry.At),
                    salt = Salt.New(),
                },
                db.Transaction
            )
        );

    /// <summary>Adds a ruling.</summary>
    public void Add(string edition, string stage, Seat seat, PaperRuling ruling) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO paper_rulings (edition, stage, entry, juror, criterion, mark, reason, by, at)
                VALUES (@edition, @stage, @Entry, @Juror, @Criterion, @Mark, @Reason, @By, @At)
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                    ruling.Criterion,
                    Mark = StoredNumber.Text(ruling.Mark),
                    ruling.Reason,
                    ruling.By,
                    At = Times.Text(ruling.At),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of paper_entries.</summary>
internal sealed record PaperEntryRow(string Marks, string TypedBy, string At);

/// <summary>A row of paper_rulings.</summary>
internal sealed record PaperRulingRow(string Criterion, string? Mark, string RuledBy, string At, string Reason);
