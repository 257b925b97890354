using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Seasons;

/// <summary>The chair confirms or refuses a version that changes what is locked. Who proposed it cannot confirm it.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">The version's number.</param>
/// <param name="Confirms">True to let it count.</param>
/// <param name="Reason">Why; needed to refuse.</param>
[Allow(Roles.Chair)]
public sealed record RuleOnRules(string Edition, int Number, bool Confirms, string Reason = "")
    : IRequest<RuleVersion>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores the chair's decision.</summary>
internal sealed class RuleOnRulesHandler(RuleVersions versions, AuditTrail trail) : IRequestHandler<RuleOnRules, RuleVersion>
{
    /// <inheritdoc/>
    public Task<RuleVersion> Handle(RuleOnRules request, CancellationToken cancellationToken)
    {
        var all = versions.Of(request.Edition);
        var version = all.FirstOrDefault(one => one.Number == request.Number && one.IsWaiting)
            ?? throw new RefusalException(RefusalKind.State, "no-rules-waiting", request.Edition, request.Number);
        if (version.By == trail.Who)
            throw new RefusalException(RefusalKind.State, "rules-own-proposal", request.Edition, request.Number);
        // Made on rules that count no more, it would undo what came after it.
        if (request.Confirms && all.FirstOrDefault(one => one.IsInForce && one.Number > version.Number) is { } newer)
            throw new RefusalException(RefusalKind.State, "rules-changed-since", request.Edition, newer.By, newer.Number);
        if (!request.Confirms)
            Require.Reason(request.Reason);
        versions.Rule(version, request.Confirms, request.Reason.Trim());
        trail.Record(
            request.Confirms ? AuditAction.RulesConfirmed : AuditAction.RulesRefused,
            request.Edition,
            request.Reason.Trim(),
            ("version", version.Number),
            ("hash", version.Hash)
        );
        return Task.FromResult(versions.Of(request.Edition).First(one => one.Id == version.Id));
    }
}
