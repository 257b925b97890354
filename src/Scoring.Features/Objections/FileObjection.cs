using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Objections;

/// <summary>Files an objection. There must be a stored run to object to, and the window must not have closed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The unit it is about: its id, or its whole name.</param>
/// <param name="Claimant">Who objects.</param>
/// <param name="Claim">What the claimant says.</param>
/// <param name="Evidence">The evidence named; null or empty if none.</param>
[Allow(Access.Objecting)]
public sealed record FileObjection(string Edition, string Unit, string Claimant, string Claim, string? Evidence = null)
    : IRequest<Objection>,
        IWrites,
        INamesAnEdition;

/// <summary>Records an objection, with a number and the run it objects to.</summary>
internal sealed class FileObjectionHandler(
    ObjectionStore objections,
    EditionCatalog editions,
    Evaluations evaluations,
    RankingRecorder recorder,
    Caller caller,
    AuditTrail trail
) : IRequestHandler<FileObjection, Objection>
{
    /// <inheritdoc/>
    public Task<Objection> Handle(FileObjection request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var claimant = request.Claimant?.Trim() is { Length: > 0 } who
            ? who
            : throw new RefusalException(RefusalKind.Usage, "claimant-missing");
        var claim = request.Claim?.Trim() is { Length: > 0 } said ? said : throw new RefusalException(RefusalKind.Usage, "claim-missing");
        if (recorder.Of(request.Edition) is not { } run)
            throw new RefusalException(RefusalKind.State, "objection-before-run", request.Edition);
        var now = trail.Now;
        if (objections.Until(request.Edition) is { } until && now > until)
            throw new RefusalException(RefusalKind.State, "objection-too-late", request.Edition, Moments.Shown(until));
        var evaluation = evaluations.Of(request.Edition).Evaluation;
        var (rule, row) = RankedWith.Find(evaluation, request.Unit, null);
        if (!OwnRegion.MaySpeak(caller.Person, OwnRegion.Of(evaluation.Facts, rule.Level, row.Unit)))
            throw new RefusalException(RefusalKind.State, "only-own-region", row.Name);
        var unit = row.Id;
        var objection = new Objection(
            request.Edition,
            objections.Of(request.Edition).Count + 1,
            unit,
            claimant,
            claim,
            request.Evidence?.Trim() ?? "",
            run,
            trail.Who,
            now,
            null
        );
        objections.Add(objection);
        trail.Record(
            AuditAction.ObjectionFiled,
            $"{request.Edition}/objection/{objection.Number.ToString(CultureInfo.InvariantCulture)}",
            claim,
            ("unit", unit),
            ("claimant", claimant),
            ("evidence", objection.Evidence),
            ("run", run)
        );
        return Task.FromResult(objection);
    }
}
