using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scoring.Domain.Facts;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>A scoresheet that was entered mark by mark and submitted rather than imported.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Revision">The submitted version.</param>
/// <param name="SubmittedAt">When it was submitted, UTC.</param>
/// <param name="Marks">The marks by criterion.</param>
internal sealed record EnteredSheet(
    string Stage,
    string Entry,
    string Juror,
    int Revision,
    DateTime SubmittedAt,
    IReadOnlyDictionary<string, decimal> Marks
);

/// <summary>What persons entered for an edition rather than imported: it counts like an import, with its own name and hash.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Sheets">The submitted scoresheets whose juror has the seat, by stage, entry, juror.</param>
/// <param name="Picks">The plenary's hand picks, in the order of the decisions.</param>
internal sealed record ManualEntries(string Edition, IReadOnlyList<EnteredSheet> Sheets, IReadOnlyList<HandPick> Picks)
{
    /// <summary>The disqualifications, one for each unit.</summary>
    public IReadOnlyList<Disqualification> Disqualified { get; init; } = [];

    /// <summary>Persons' decisions on eligibility, one for each submission.</summary>
    public IReadOnlyList<EligibilityOverride> Overrides { get; init; } = [];

    /// <summary>The name used in place of a file's: marks.</summary>
    public const string MarksName = "(entered marks)";

    /// <summary>The name used in place of a file's: decisions.</summary>
    public const string DecisionsName = "(decisions)";

    /// <summary>Seats that were withdrawn: scoresheets imported for them do not count. Stage, entry, juror.</summary>
    public IReadOnlySet<(string Stage, string Entry, string Juror)> Withdrawn { get; init; } = new HashSet<(string, string, string)>();

    /// <summary>The manual entries of an edition.</summary>
    public static ManualEntries Read(Db db, string edition)
    {
        return new ManualEntries(edition, SheetStore.Submitted(db, edition), PickStore.InForce(db, edition))
        {
            Overrides = OverrideStore.InForce(db, edition),
            Disqualified = DisqualificationStore.InForce(db, edition),
            Withdrawn = WithdrawnSeats(db, edition),
        };
    }

    /// <summary>
    /// The entries as imports that a run lists among its inputs: one for the marks, one for the decisions; none if nothing is entered.
    /// </summary>
    public IEnumerable<ImportRecord> AsImports()
    {
        if (Sheets.Count > 0)
            yield return AsImport(ImportKind.Marks, "marks", MarksName, SheetLines());
        var decisions = DecisionLines().ToList();
        if (decisions.Count > 0)
            yield return AsImport(ImportKind.Marks, "decisions", DecisionsName, decisions);
    }

    /// <summary>Where a scoresheet's marks were entered: the line is the version number.</summary>
    public static Origin At(EnteredSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new Origin($"{MarksName} {sheet.Stage}/{sheet.Entry}/{sheet.Juror}", sheet.Revision);
    }

    private IEnumerable<string> SheetLines() =>
        Sheets.Select(sheet =>
            string.Join(
                '\u001f',
                new[] { sheet.Stage, sheet.Entry, sheet.Juror }.Concat(
                    sheet
                        .Marks.OrderBy(mark => mark.Key, StringComparer.Ordinal)
                        .Select(mark => mark.Key + "=" + StoredNumber.Canonical(mark.Value))
                )
            )
        );

    private IEnumerable<string> DecisionLines() =>
        Picks
            .Select(pick => string.Join('\u001f', "pick", pick.For, pick.Unit, pick.Reason, pick.DecidedBy))
            .Concat(
                Overrides.Select(decided =>
                    string.Join(
                        '\u001f',
                        "eligibility",
                        decided.Entry,
                        decided.Accepted ? "accepted" : "refused",
                        decided.Reason,
                        decided.By
                    )
                )
            )
            .Concat(Disqualified.Select(gone => string.Join('\u001f', "disqualified", gone.Unit, gone.Reason, gone.DecidedBy)))
            .Concat(Withdrawn.Select(seat => string.Join('\u001f', "withdrawn", seat.Stage, seat.Entry, seat.Juror)));

    // A seat is withdrawn if the last that happened to it was that. One dropped by a new draw was never taken, so that does not count.
    // An edition has thousands of seats and hardly any of these, and every request asks, so the database picks them.
    private static HashSet<(string Stage, string Entry, string Juror)> WithdrawnSeats(Db db, string edition) =>
        [
            .. db
                .Connection.Query<WithdrawnSeatRow>(
                    """
                    SELECT stage AS Stage, entry AS Entry, juror AS Juror FROM seat_changes gone
                    WHERE edition = @edition AND seated = 0 AND how <> 'draw' AND NOT EXISTS (
                        SELECT 1 FROM seat_changes later
                        WHERE later.edition = @edition AND later.stage = gone.stage AND later.entry = gone.entry
                            AND later.juror = gone.juror AND later.change_id > gone.change_id AND later.seated = 1
                    )
                    """,
                    new { edition },
                    db.Transaction
                )
                .Select(row => (row.Stage, row.Entry, row.Juror)),
        ];

    private ImportRecord AsImport(ImportKind kind, string enteredAs, string name, IEnumerable<string> lines)
    {
        var ordered = lines.Order(StringComparer.Ordinal).ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ordered.Select(line => line + "\n")))));
        return new ImportRecord(0, Edition, kind, [], name, hash, ordered.Count, [], false, true) { EnteredAs = enteredAs };
    }
}

/// <summary>A seat of seat_changes.</summary>
internal sealed record WithdrawnSeatRow(string Stage, string Entry, string Juror);
