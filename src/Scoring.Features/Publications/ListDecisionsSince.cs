using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>
/// Somebody asks what was decided about each edition after its newest publication: how much, never about whom. Editions about which nothing
/// was decided are not listed.
/// </summary>
[Allow(Access.Everybody)]
public sealed record ListDecisionsSince : IRequest<IReadOnlyDictionary<string, DecidedSince>>;

/// <summary>What was decided about an edition after its newest publication.</summary>
/// <param name="Upheld">How many objections were upheld.</param>
/// <param name="Disqualified">How many units were disqualified and still are.</param>
/// <param name="Undone">How many earlier disqualifications were undone.</param>
/// <param name="IsUnderWay">True if a corrected ranking is final or proposed for publication.</param>
/// <param name="At">The last of these decisions, UTC.</param>
public sealed record DecidedSince(int Upheld, int Disqualified, int Undone, bool IsUnderWay, DateTime At);

/// <summary>Reads the decisions from the trail, where they stand in the order in which they were taken.</summary>
/// <param name="work">The command's connection.</param>
internal sealed class ListDecisionsSinceHandler(UnitOfWork work)
    : IRequestHandler<ListDecisionsSince, IReadOnlyDictionary<string, DecidedSince>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, DecidedSince>> Handle(ListDecisionsSince request, CancellationToken cancellationToken)
    {
        var since = new SortedDictionary<string, Decisions>(StringComparer.Ordinal);
        foreach (var row in work.Locked(Read))
        {
            var edition = EditionOf(row.Subject);
            if (row.What == AuditAction.RankingPublished)
                since[edition] = new Decisions();
            else if (since.TryGetValue(edition, out var decisions))
                decisions.Take(row);
        }
        return Task.FromResult<IReadOnlyDictionary<string, DecidedSince>>(
            since.Where(pair => pair.Value.Any).ToDictionary(pair => pair.Key, pair => pair.Value.Told)
        );
    }

    private static List<DecisionRow> Read(Db db) =>
        [
            .. db.Connection.Query<DecisionRow>(
                """
                SELECT what AS What, subject AS Subject, at AS At FROM audit_events
                WHERE what IN (@published, @disqualified, @undone, @final, @proposed)
                    OR (what = @ruled AND data LIKE '%"upheld":true%')
                ORDER BY sequence
                """,
                new
                {
                    published = AuditAction.RankingPublished,
                    disqualified = AuditAction.UnitDisqualified,
                    undone = AuditAction.DisqualificationUndone,
                    final = AuditAction.RunFinal,
                    proposed = AuditAction.PublicationProposed,
                    ruled = AuditAction.ObjectionRuled,
                },
                db.Transaction
            ),
        ];

    // "programme/edition/…"
    private static string EditionOf(string subject) => string.Join('/', subject.Split('/', 3)[..2]);

    private sealed class Decisions
    {
        private readonly HashSet<string> _disqualified = new(StringComparer.Ordinal);
        private int _upheld;
        private int _undone;
        private bool _isUnderWay;
        private string _at = "";

        public bool Any => _upheld + _undone + _disqualified.Count > 0 || _isUnderWay;

        public DecidedSince Told => new(_upheld, _disqualified.Count, _undone, _isUnderWay, AuditTrail.TimeOf(_at));

        public void Take(DecisionRow row)
        {
            _at = row.At;
            switch (row.What)
            {
                case AuditAction.ObjectionRuled:
                    _upheld++;
                    break;
                case AuditAction.UnitDisqualified:
                    _disqualified.Add(row.Subject);
                    break;
                case AuditAction.DisqualificationUndone:
                    _undone += _disqualified.Remove(row.Subject) ? 0 : 1;
                    break;
                default:
                    _isUnderWay = true;
                    break;
            }
        }
    }
}

/// <summary>An event of the trail that decides something about a published edition.</summary>
internal sealed record DecisionRow(string What, string Subject, string At);
