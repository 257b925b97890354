using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.PaperEntries;

/// <summary>Paper sheets as two persons typed them in, and the rulings where they differ; nothing of it is ever changed.</summary>
/// <param name="session">The command's connection and transaction.</param>
internal sealed class PaperStore(UnitOfWork session)
{
    private const string OfSeat = "WHERE edition = ? AND stage = ? AND entry = ? AND juror = ?";

    /// <summary>The paper of a seat; one that nobody typed in where there is none.</summary>
    public PaperSheet Of(string edition, string stage, Seat seat) => session.Locked(connection =>
    {
        var sheet = PaperSheet.For(seat);
        using (var entries = new RawStatement(connection, $"SELECT marks, by, at FROM paper_entries {OfSeat} ORDER BY place"))
        {
            entries.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror);
            while (entries.Next())
            {
                var entry = new PaperEntry(entries.Text(1)!, Times.Of(entries.Text(2))!.Value, SheetLabels.Marks(entries.Text(0)!));
                sheet = sheet.First is null ? sheet with { First = entry } : sheet with { Second = entry };
            }
        }
        using var rulings = new RawStatement(connection, $"SELECT criterion, mark, by, at, reason FROM paper_rulings {OfSeat} ORDER BY ruling_id");
        rulings.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror);
        while (rulings.Next())
        {
            sheet = sheet with
            {
                Rulings = sheet.Rulings.Add(new PaperRuling(rulings.Text(0)!, rulings.Number(1), rulings.Text(2)!, Times.Of(rulings.Text(3))!.Value, rulings.Text(4)!)),
            };
        }
        return sheet;
    });

    /// <summary>Adds the first or second entry.</summary>
    public void Add(string edition, string stage, Seat seat, int place, PaperEntry entry) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO paper_entries (edition, stage, entry, juror, place, marks, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror).Bind(5, place).Bind(6, SheetLabels.Json(entry.Marks))
            .Bind(7, entry.By).Bind(8, Times.Text(entry.At)).Run();
        return true;
    });

    /// <summary>Adds a ruling.</summary>
    public void Add(string edition, string stage, Seat seat, PaperRuling ruling) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO paper_rulings (edition, stage, entry, juror, criterion, mark, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror).Bind(5, ruling.Criterion).Bind(6, ruling.Mark)
            .Bind(7, ruling.Reason).Bind(8, ruling.By).Bind(9, Times.Text(ruling.At)).Run();
        return true;
    });
}
