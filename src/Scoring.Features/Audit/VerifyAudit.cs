using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Audit;

/// <summary>Verifies the audit trail against its hashes, and every bound table against the trail.</summary>
/// <param name="Head">A head that was published or deposited earlier, or null.</param>
/// <param name="TrailOnly">True to leave the tables unread: a nation's take seconds, too long for a page that only lists events.</param>
[Allow(Access.Readers)]
public sealed record VerifyAudit(AuditHead? Head = null, bool TrailOnly = false) : IRequest<AuditVerdict>;

/// <summary>The result of the verification.</summary>
/// <param name="Events">The number of events.</param>
/// <param name="Head">The current head; null if there are no events yet.</param>
/// <param name="Broken">The first broken link; null if the trail is intact.</param>
/// <param name="Findings">
/// What in the database is not as the trail says, at most one row of each table, and published heads that the trail lacks.
/// </param>
/// <param name="Notes">What a person should know although it proves nothing wrong.</param>
public sealed record AuditVerdict(
    int Events,
    AuditHead? Head,
    BrokenLink? Broken,
    IReadOnlyList<AuditRemark> Findings,
    IReadOnlyList<AuditRemark> Notes
)
{
    /// <summary>True if nothing is wrong.</summary>
    public bool IsWhole => Broken is null && Findings.Count == 0;

    /// <summary>True if the trail binds the rows of the tables; false if only programs of before have written it.</summary>
    public bool AreTablesBound => Notes.All(note => note.Code != "not-bound-yet");
}

/// <summary>A finding or note of a verification; the texts hold the sentence under <c>audit.remark.CODE</c>.</summary>
/// <param name="Code">Stable code, kebab-case.</param>
/// <param name="Table">The table it is about, whose words the texts hold under <c>audit.table.TABLE</c>; empty if about none.</param>
/// <param name="Arguments">The values the sentence mentions, after the table's words.</param>
public sealed record AuditRemark(string Code, string Table, IReadOnlyList<object> Arguments);

/// <summary>Reads the whole trail, recomputes every hash, and compares the tables with what the events say.</summary>
internal sealed class VerifyAuditHandler(UnitOfWork work, IPublishedHeads published, IKeptFiles files)
    : IRequestHandler<VerifyAudit, AuditVerdict>
{
    /// <inheritdoc/>
    public Task<AuditVerdict> Handle(VerifyAudit request, CancellationToken cancellationToken)
    {
        var heads = published.All();
        return Task.FromResult(
            work.AtOneMoment(db =>
            {
                var verdict = Verdict(db, request, heads, () => work.SchemaDifferences(db));
                // Tables that are not as they should be cannot be read.
                return request.TrailOnly || verdict.Findings.Any(finding => finding.Code.StartsWith("schema-", StringComparison.Ordinal))
                    ? verdict
                    : verdict with
                    {
                        Findings = [.. verdict.Findings, .. files.Faults(db)],
                    };
            })
        );
    }

    /// <summary>The verdict on a database that is open already.</summary>
    /// <param name="db">The connection, in a transaction that reads everything as it was at one moment.</param>
    /// <param name="request">What is verified.</param>
    /// <param name="published">The heads that publications hold.</param>
    /// <param name="schema">Tells what of the schema is not as the program makes it.</param>
    internal static AuditVerdict Verdict(
        Db db,
        VerifyAudit request,
        IReadOnlyList<PublishedHead> published,
        Func<IReadOnlyList<SchemaDifference>> schema
    )
    {
        var records = AuditTrail.All(db);
        var head = records.Count == 0 ? null : new AuditHead(records[^1].Event.Sequence, records[^1].Hash);
        var missing = published.Where(one => !Holds(records, one.Head)).ToLookup(one => one.IsEntered, HeadMissing);
        return new AuditVerdict(
            records.Count,
            head,
            AuditVerification.FirstBroken(records, request.Head),
            [.. missing[true], .. request.TrailOnly ? [] : Findings(db, records, schema())],
            [.. TrailNotes.Of(records), .. missing[false]]
        );
    }

    private static bool Holds(List<AuditRecord> trail, AuditHead head) =>
        head.Sequence >= 1 && head.Sequence <= trail.Count && trail[(int)head.Sequence - 1].Hash == head.Hash;

    private static AuditRemark HeadMissing(PublishedHead one) =>
        new(one.IsEntered ? "head-missing" : "head-not-entered", "", [one.Folder, one.Head.Sequence, one.Head.Hash]);

    private static IEnumerable<AuditRemark> Findings(Db db, List<AuditRecord> trail, IReadOnlyList<SchemaDifference> schema)
    {
        var findings = schema.Select(one => new AuditRemark("schema-" + one.How, "", [one.Kind, one.Name]));
        // Rows cannot be read from tables that are not there.
        return schema.Any(one => one.Kind == "table" && one.How != "added") ? findings : findings.Concat(RowFindings(db, trail));
    }

    /// <summary>The first row of each table that is not as the trail says.</summary>
    internal static List<AuditRemark> RowFindings(Db db, List<AuditRecord> trail)
    {
        var findings = new List<AuditRemark>();
        var subjects = trail.ToLookup(record => record.Event.Sequence, record => record.Event.Subject);
        var expected = new ExpectedRows(trail);
        foreach (var table in expected.IsBound ? BoundTables.All : [])
        {
            using var rows = TableScan.Of(db, table);
            if (expected.FirstDifference(rows, table) is { } row)
                findings.Add(Remark(row, subjects));
        }
        foreach (
            var (table, change, told) in RecordedRows
                .Differences(db, trail)
                .Where(one => findings.TrueForAll(known => known.Table != one.Table))
        )
            findings.Add(new AuditRemark("told-" + change, table, [told.Subject, told.Sequence]));
        return findings;
    }

    private static AuditRemark Remark(RowDifference row, ILookup<long, string> subjects)
    {
        var which = row.Shown.Length == 0 ? row.Key : $"{row.Key} ({row.Shown})";
        return row.Event is { } sequence
            ? new AuditRemark(
                row.Change == RowChange.Gone ? "row-gone" : "row-changed",
                row.Table.Name,
                [which, sequence, subjects[sequence].First()]
            )
            : new AuditRemark("row-added", row.Table.Name, [which]);
    }
}
