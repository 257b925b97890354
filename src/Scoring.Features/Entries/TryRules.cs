using MediatR;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>
/// Tries the rules of eligibility on an entry as if it were sent now. Rules that compare entries, or ask what the administration says, are
/// left to the day when all are in.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
[Allow(Access.Entries)]
public sealed record TryRules(string Edition, string Id) : IRequest<EligibilityOutcome>, INamesAnEdition;

/// <summary>Makes facts of the one entry and asks the rules.</summary>
internal sealed class TryRulesHandler(EntryRights rights, EntryViews views, UnitOfWork work, PayloadCache cache)
    : IRequestHandler<TryRules, EligibilityOutcome>
{
    private static readonly string[] OfAdministration = [RegisterRows.Administration];

    /// <inheritdoc/>
    public Task<EligibilityOutcome> Handle(TryRules request, CancellationToken cancellationToken)
    {
        var view = views.Of(rights.Read(request.Edition, request.Id));
        var (open, form) = (view.Door, view.Door.Form);
        var isSent = view.Entry.Step.Version is not null && view.Last is not null && view.Entry.State is not EntryState.Draft;
        var answers = isSent ? FrozenEntry.Read(view.Last!.Content).Answers : FrozenEntry.AnswersOf(form, view.Answers, view.Agency);
        var values = RegisterRows.OfDraft(open, view.Entry, answers, view.Agency?.Region, isSent ? view.Last!.At : view.Now);
        string[] later = [.. OfAdministration, .. open.Season.Administration.Checks.Select(check => check.Column)];
        EligibilityRule[] rules =
        [
            .. open.Edition.Eligibility.Where(rule =>
                !rule.ComparesSubmissions && !rule.Attributes.Any(one => later.Contains(one, StringComparer.OrdinalIgnoreCase))
            ),
        ];
        return Task.FromResult(EligibilityCheck.Of(rules, FactsOf(request.Edition, values))[0]);
    }

    private EditionFacts FactsOf(string edition, IReadOnlyDictionary<string, string> values)
    {
        var known = new CurrentFacts(work, cache, edition);
        if (known.Imports.All(import => import.Kind != ImportKind.Regions))
        {
            var list = ShippedRegions.Of(edition).AsFile(edition);
            known = known.After(list.AsImport(-1), list.Payload!, []);
        }
        var regions = known.Regions;
        var region = values.GetValueOrDefault("region_code") is { } code ? regions.Find(code) : -1;
        var columns = values
            .Where(pair => pair.Key is not ("innovation_id" or "title"))
            .ToDictionary(pair => pair.Key, pair => new[] { (string?)pair.Value }, StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { "type", "province_code" })
            columns.TryAdd(name, [region < 0 ? null : regions.Attribute(region, name)]);
        return new EditionFacts
        {
            Regions = regions,
            Innovations = new UnitTable(Level.Innovation, [values["innovation_id"]], [values.GetValueOrDefault("title", "")], columns, _ =>
                default
            ),
            RegionOfInnovation = [region],
        };
    }
}
