using System.Globalization;
using Dapper;
using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.RuleBook;

namespace Scoring.Features.Editions;

/// <summary>Lists the editions that have facts. Nothing is scored and nothing is written.</summary>
[Allow(Access.Everybody)]
public sealed record ListEditionsWithFacts : IRequest<IReadOnlyList<EditionWithFacts>>;

/// <summary>An edition that has imported facts.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Rules">Its rules; null if the rules folder does not contain them, or contains them with faults.</param>
/// <param name="State">Its progress.</param>
/// <param name="LastImportAt">When the newest file in force was imported.</param>
/// <param name="IsIllustrative">True if any file in force declares that its figures are made up for a sample.</param>
public sealed record EditionWithFacts(string Id, Edition? Rules, EditionState State, DateTimeOffset LastImportAt, bool IsIllustrative);

/// <summary>An edition's progress, as far as its rules, facts and runs show.</summary>
public enum EditionState
{
    /// <summary>Its rules and facts suffice for its rankings; no run on exactly these is stored yet.</summary>
    Open,

    /// <summary>A run on exactly these rules and facts is stored.</summary>
    Ranked,

    /// <summary>Its rules leave open what a ranking needs.</summary>
    PointsOpen,

    /// <summary>It carries values over from an edition that has no facts.</summary>
    CarriedFactsMissing,

    /// <summary>Its rule files have faults.</summary>
    RulesFaulty,

    /// <summary>The rules folder does not contain it.</summary>
    RulesMissing,
}

/// <summary>Orders by programme, with each programme's newest edition first.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="rules">The rules folder.</param>
internal sealed class ListEditionsWithFactsHandler(UnitOfWork work, RuleFolder rules)
    : IRequestHandler<ListEditionsWithFacts, IReadOnlyList<EditionWithFacts>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<EditionWithFacts>> Handle(ListEditionsWithFacts request, CancellationToken cancellationToken)
    {
        IReadOnlyList<EditionWithFacts> editions =
        [
            .. Newest()
                .Select(newest => Of(newest.Edition, newest.At))
                .OrderBy(edition => edition.Id[..edition.Id.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
                .ThenByDescending(edition => edition.Id, StringComparer.Ordinal),
        ];
        return Task.FromResult(editions);
    }

    private EditionWithFacts Of(string id, DateTimeOffset newest)
    {
        var imports = new List<ImportRecord>();
        if (!rules.Has(id) || rules.Read(id).Edition is not { } edition)
        {
            imports.AddRange(ImportRecord.InForce(work.Db, id));
            return new EditionWithFacts(
                id,
                null,
                rules.Has(id) ? EditionState.RulesFaulty : EditionState.RulesMissing,
                newest,
                imports.Any(import => import.IsIllustrative)
            );
        }
        var complete = Gather(edition, imports, []);
        var state =
            edition.Rankings.Count == 0 ? EditionState.PointsOpen
            : !complete ? EditionState.CarriedFactsMissing
            : IsRanked(edition, imports) ? EditionState.Ranked
            : EditionState.Open;
        return new EditionWithFacts(id, edition, state, newest, imports.Any(import => import.IsIllustrative));
    }

    /// <summary>Adds the imports in force for an edition and for those it carries over from; false if any of the latter has none.</summary>
    private bool Gather(Edition edition, List<ImportRecord> imports, HashSet<string> gathered)
    {
        imports.AddRange(ImportRecord.InForce(work.Db, edition.Id));
        var complete = true;
        foreach (var from in edition.CarriesOverFrom.Where(gathered.Add))
        {
            var before = imports.Count;
            complete &= Gather(rules.Read(from).Edition!, imports, gathered) && (imports.Count > before || !edition.NeedsFactsOf(from));
        }
        return complete;
    }

    private List<(string Edition, DateTimeOffset At)> Newest()
    {
        var db = work.Db;
        return
        [
            .. db
                .Connection.Query<NewestImportRow>(
                    "SELECT edition AS Edition, max(imported_at) AS ImportedAt FROM imports WHERE in_force = 1 GROUP BY edition",
                    transaction: db.Transaction
                )
                .Select(row => (row.Edition, DateTimeOffset.Parse(row.ImportedAt, CultureInfo.InvariantCulture))),
        ];
    }

    private bool IsRanked(Edition edition, List<ImportRecord> imports)
    {
        var db = work.Db;
        return db.Connection.QueryFirstOrDefault<long?>(
            "SELECT 1 FROM runs WHERE edition = @Id AND rule_hash = @Hash AND input_hash = @inputs",
            new
            {
                edition.Id,
                edition.Hash,
                inputs = RunHashes.OfInputs(imports.Select(RankingCalculator.Input)),
            },
            db.Transaction
        )
            is not null;
    }
}

/// <summary>When the newest file of an edition was imported.</summary>
internal sealed record NewestImportRow(string Edition, string ImportedAt);
