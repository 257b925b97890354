using System.Globalization;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>Evaluates an edition's rules over what is in force, with the editions it carries over from.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The payloads of imports.</param>
/// <param name="editions">The rules.</param>
/// <param name="stages">Which stages are closed.</param>
/// <param name="caller">The sender of the command.</param>
/// <remarks>
/// The last two evaluations are cached while the same imports are in force: next year's edition carries over from this year's.
/// </remarks>
internal sealed class Evaluations(UnitOfWork work, PayloadCache cache, EditionCatalog editions, StageStore stages, Caller caller)
{
    private const int Kept = 2;

    private bool _isByRule;

    private readonly List<(string Edition, string Imports, Evaluation Evaluation, Dictionary<string, Evaluation> Carried)> _kept = [];

    /// <summary>The evaluation of an edition and the imports it uses, its own first.</summary>
    /// <exception cref="RefusalException">The edition leaves open what ranking needs, or nothing was imported.</exception>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) Of(string editionId)
    {
        var edition = editions.Get(editionId);
        if (edition.Rankings.Count == 0)
        {
            throw EditionCatalog.WhyOpen(edition, null)
                ?? new RefusalException(
                    RefusalKind.Rules,
                    "open-points",
                    editionId,
                    edition.RuleGaps.Count > 0 ? new Text(Join(edition, "id"), Join(edition, "en")) : ""
                );
        }
        LetGo();
        var imports = new List<ImportRecord>();
        var evaluation = Make(edition, imports);
        if (imports.All(import => import.Edition != editionId))
            throw new RefusalException(RefusalKind.Data, "no-facts", editionId);
        return (evaluation, imports);
    }

    /// <summary>
    /// An edition evaluated over its own facts, even if it leaves every ranking open, so that other rules can be applied to those facts.
    /// </summary>
    /// <exception cref="RefusalException">Nothing was imported.</exception>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) FactsOf(string editionId)
    {
        var imports = new List<ImportRecord>();
        var evaluation = Make(editions.Get(editionId), imports);
        return imports.Exists(import => import.Edition == editionId)
            ? (evaluation, imports)
            : throw new RefusalException(RefusalKind.Data, "no-facts", editionId);
    }

    /// <summary>
    /// The same for a figure that a rule shows to people who may not see the marks yet, such as the score by which an entry came into a
    /// juror's stage. Nothing else of it may be shown.
    /// </summary>
    public Evaluation ByRule(string editionId)
    {
        _isByRule = true;
        try
        {
            return FactsOf(editionId).Evaluation;
        }
        finally
        {
            _isByRule = false;
        }
    }

    /// <summary>
    /// An edition's rules over facts reported for another edition; what the rules carry over comes from their own edition.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="facts">The facts, in the form these rules accept.</param>
    /// <param name="used">The imports the facts come from.</param>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) Under(
        Edition rules,
        EditionFacts facts,
        IReadOnlyList<ImportRecord> used
    )
    {
        var imports = new List<ImportRecord>(used);
        var made = new Dictionary<string, Evaluation>();
        foreach (var carried in rules.CarriesOverFrom)
            made[carried] = Make(editions.Get(carried), imports);
        return (
            new Evaluation(rules, facts, id => made[id]),
            [.. imports.DistinctBy(import => (import.Edition, import.Id, import.EnteredAs))]
        );
    }

    // The imports that an edition uses and carries over, its own first. The records alone show this, so no facts of an earlier year are
    // read for it.
    private List<ImportRecord> Used(Edition edition, HashSet<string> seen, out ManualEntries entered)
    {
        var imports = new CurrentFacts(work, cache, edition.Id).Imports.ToList();
        entered = work.Locked(db => ManualEntries.Read(db, edition.Id));
        NeedsSight(edition, entered);
        imports.AddRange(entered.AsImports());
        // Years that share their bounds name each other.
        seen.Add(edition.Id);
        foreach (var carried in edition.CarriesOverFrom.Where(carried => !seen.Contains(carried)))
        {
            var further = Used(editions.Get(carried), seen, out _);
            if (further.Count == 0 && edition.NeedsFactsOf(carried))
                throw new RefusalException(RefusalKind.Data, "carried-facts-missing", edition.Id, carried);
            imports.AddRange(further);
        }
        return imports;
    }

    /// <summary>
    /// What a result of an edition depends on: its rules and what is in force of it, and of every edition that it carries over from. As
    /// long as two keys are equal, so are the results.
    /// </summary>
    /// <exception cref="RefusalException">There is no such edition, or an edition it carries over from has no facts.</exception>
    public string KeyOf(string editionId)
    {
        var edition = editions.Get(editionId);
        var used = Used(edition, [], out _);
        return string.Join(' ', used.Select(Identity).Prepend(RulesOf(edition, [])));
    }

    private string RulesOf(Edition edition, HashSet<string> seen) =>
        string.Join(
            ' ',
            edition.CarriesOverFrom.Where(seen.Add).Select(carried => RulesOf(editions.Get(carried), seen)).Prepend(edition.Hash)
        );

    private static string Identity(ImportRecord import) =>
        import.EnteredAs is null ? string.Create(CultureInfo.InvariantCulture, $"{import.Id}:{import.Sha256}") : import.Sha256;

    private Evaluation Make(Edition edition, List<ImportRecord> imports)
    {
        var from = imports.Count;
        imports.AddRange(Used(edition, [], out var entered));
        var used = string.Join(' ', imports.Skip(from).Select(Identity));
        if (_kept.FirstOrDefault(kept => kept.Edition == edition.Id && kept.Imports == used).Evaluation is { } known)
            return known;
        var carried = new Dictionary<string, Evaluation>();
        var evaluation = new Evaluation(edition, AssembleFacts.Of(new CurrentFacts(work, cache, edition.Id), edition, entered), id =>
            CarriedOver(id, carried)
        );
        _kept.Add((edition.Id, used, evaluation, carried));
        if (_kept.Count > Kept)
            _kept.RemoveAt(0);
        return evaluation;
    }

    // Marks entered here are visible to nobody, in no ranking and no explanation, until their stage is closed: neither to the public nor to
    // other jurors. Those who run the competition always see them.
    private void NeedsSight(Edition edition, ManualEntries entered)
    {
        var person = caller.Person;
        if (_isByRule || entered.Sheets.Count == 0 || (Access.Readers.Allows(person) && !person.IsBlind))
            return;
        if (
            entered.Sheets.Select(sheet => sheet.Stage).Distinct().FirstOrDefault(stage => !stages.Of(edition.Id, stage).IsClosed) is
            { } open
        )
            throw new RefusalException(RefusalKind.State, "stage-open-blind", edition.Id, open);
    }

    private Evaluation CarriedOver(string editionId, Dictionary<string, Evaluation> carried)
    {
        if (!carried.TryGetValue(editionId, out var known))
            carried.Add(editionId, known = Make(editions.Get(editionId), []));
        return known;
    }

    // An evaluation cached only for the next year releases the years before it; otherwise each would hold the one before, and a nation's
    // years would all stay in memory. What it took from them is in its values; if more is needed, they are evaluated again.
    private void LetGo()
    {
        foreach (var (_, _, _, carried) in _kept)
            carried.Clear();
    }

    private static string Join(Edition edition, string language) =>
        string.Join("; ", edition.RuleGaps.Select(point => point.What.In(language)));
}
