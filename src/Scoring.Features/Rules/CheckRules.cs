using MediatR;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>Somebody checks the rule files and runs their cases.</summary>
/// <param name="Edition">"programme/edition"; null for all.</param>
[Allow(Access.Everybody)]
public sealed record CheckRules(string? Edition = null) : IRequest<RulesCheck>;

/// <summary>The result of checking rule files.</summary>
/// <param name="Editions">The editions checked, in order.</param>
/// <param name="Faults">Every fault, each once, by file and line.</param>
/// <param name="Cases">Every case that was run.</param>
public sealed record RulesCheck(IReadOnlyList<string> Editions, IReadOnlyList<RuleFault> Faults, IReadOnlyList<CaseOutcome> Cases)
{
    /// <summary>What is allowed but may be a mistake, by file and line.</summary>
    public IReadOnlyList<RuleFault> Warnings { get; init; } = [];

    /// <summary>True if nothing is wrong: no fault, no failed case.</summary>
    public bool Passed => Faults.Count == 0 && Cases.All(outcome => outcome.Passed);
}

/// <summary>Reads the requested editions and runs the cases of those without faults.</summary>
/// <param name="folder">The rules folder.</param>
internal sealed class CheckRulesHandler(RuleFolder folder) : IRequestHandler<CheckRules, RulesCheck>
{
    /// <inheritdoc/>
    public Task<RulesCheck> Handle(CheckRules request, CancellationToken cancellationToken)
    {
        if (request.Edition is { } asked && !folder.Has(asked))
            throw new RefusalException(RefusalKind.Usage, "unknown-edition", asked, Nearest.To(asked, folder.EditionIds) ?? "");
        IReadOnlyList<string> editions = request.Edition is { } one ? [one] : folder.EditionIds;
        var faults = new List<RuleFault>(folder.ReadSources().Concat(folder.ReadCommittee()));
        var warnings = new List<RuleFault>();
        var cases = new List<CaseOutcome>();
        foreach (var edition in editions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reading = folder.Read(edition);
            faults.AddRange(reading.Faults);
            var published = folder.ReadPublished(edition);
            faults.AddRange(published.Faults);
            warnings.AddRange(published.Warnings);
            faults.AddRange(folder.ReadSeason(edition).Faults);
            if (reading.Edition is null)
                continue;
            var (outcomes, wrong) = CaseRunner.Run(folder, edition);
            cases.AddRange(outcomes);
            warnings.AddRange([.. reading.Warnings, .. folder.Unused(edition), .. folder.LeftOver(edition)]);
            faults.AddRange(wrong);
        }
        // Only a check of all editions can say that a source is cited by none.
        if (request.Edition is null && faults.Count == 0)
            warnings.AddRange(folder.UnusedSources());
        return Task.FromResult(new RulesCheck(editions, InOrder(faults), cases) { Warnings = InOrder(warnings) });
    }

    private static List<RuleFault> InOrder(IEnumerable<RuleFault> faults) =>
        [
            .. faults
                .DistinctBy(fault => (fault.Code, fault.File, fault.Line, fault.Key))
                .OrderBy(fault => fault.File, StringComparer.Ordinal)
                .ThenBy(fault => fault.Line),
        ];
}
