using System.Globalization;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Jury.Sheets;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rules;

namespace Scoring.Features.Facts;

/// <summary>An edition's rules over what is in force, with the editions that it carries over from.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="editions">The rules.</param>
/// <param name="stages">Which stages are closed.</param>
/// <param name="caller">Who asks.</param>
/// <remarks>The last few evaluations are kept while the same imports are in force: next year's edition carries over from this year's.</remarks>
internal sealed class Evaluations(Session session, PayloadCache cache, EditionsInForce editions, StageStore stages, Caller caller)
{
    private const int Kept = 3;

    private readonly List<(string Edition, string Imports, Evaluation Evaluation)> _kept = [];

    /// <summary>The evaluation of an edition and the imports that it uses, its own first.</summary>
    /// <exception cref="RefusalException">The edition leaves open what ranking needs, or nothing was brought in.</exception>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) Of(string editionId)
    {
        var edition = editions.Get(editionId);
        if (edition.Rankings.Count == 0)
        {
            throw EditionsInForce.WhyOpen(edition, null) ?? new RefusalException(RefusalKind.Rules, "open-points", editionId,
                edition.OpenPoints.Count > 0 ? new Text(Join(edition, "id"), Join(edition, "en")) : "");
        }
        var imports = new List<ImportRecord>();
        var evaluation = Make(edition, imports, []);
        if (imports.All(import => import.Edition != editionId))
            throw new RefusalException(RefusalKind.Data, "no-facts", editionId);
        return (evaluation, imports);
    }

    /// <summary>An edition over its own facts, also where it leaves open every ranking: for other rules to be put to those facts.</summary>
    /// <exception cref="RefusalException">Nothing was brought in.</exception>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) FactsOf(string editionId)
    {
        var imports = new List<ImportRecord>();
        var evaluation = Make(editions.Get(editionId), imports, []);
        return imports.Exists(import => import.Edition == editionId) ? (evaluation, imports)
            : throw new RefusalException(RefusalKind.Data, "no-facts", editionId);
    }

    /// <summary>An edition's rules over facts that were reported for another; what the rules carry over comes from its own edition.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="facts">The facts, as these rules can take them.</param>
    /// <param name="used">The imports that the facts come from.</param>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) Under(Edition rules, EditionFacts facts, IReadOnlyList<ImportRecord> used)
    {
        var imports = new List<ImportRecord>(used);
        var made = new Dictionary<string, Evaluation>();
        foreach (var carried in rules.CarriesOverFrom)
            made[carried] = Make(editions.Get(carried), imports, made);
        return (new Evaluation(rules, facts, id => made[id]), [.. imports.DistinctBy(import => (import.Edition, import.Id, import.EnteredAs))]);
    }

    private Evaluation Make(Edition edition, List<ImportRecord> imports, Dictionary<string, Evaluation> made)
    {
        var inForce = new FactsInForce(session, cache, edition.Id);
        var from = imports.Count;
        imports.AddRange(inForce.Imports);
        var entered = session.Locked(connection => EnteredFacts.Read(connection, edition.Id));
        NeedsSight(edition, entered);
        imports.AddRange(entered.AsImports());
        foreach (var carried in edition.CarriesOverFrom.Where(carried => !made.ContainsKey(carried)))
        {
            var before = imports.Count;
            made[carried] = Make(editions.Get(carried), imports, made);
            if (imports.Count == before)
                throw new RefusalException(RefusalKind.Data, "carried-facts-missing", edition.Id, carried);
        }
        var used = string.Join(' ', imports.Skip(from).Select(import => import.EnteredAs is null ? import.Id.ToString(CultureInfo.InvariantCulture) : import.Sha256));
        if (_kept.FirstOrDefault(kept => kept.Edition == edition.Id && kept.Imports == used).Evaluation is { } known)
            return known;
        var evaluation = new Evaluation(edition, AssembleFacts.Of(inForce, edition, entered), id => made[id]);
        _kept.Add((edition.Id, used, evaluation));
        if (_kept.Count > Kept)
            _kept.RemoveAt(0);
        return evaluation;
    }

    // Marks that are entered here are nobody's to see, in no ranking and no explanation, until their stage is closed: not the public's, not the other
    // jurors'. Those who run the competition see them all along.
    private void NeedsSight(Edition edition, EnteredFacts entered)
    {
        var person = caller.Person;
        if (entered.Sheets.Count == 0 || (Access.Readers.Allows(person) && !SheetDesk.IsBlind(person)))
            return;
        if (entered.Sheets.Select(sheet => sheet.Stage).Distinct().FirstOrDefault(stage => !stages.Of(edition.Id, stage).IsClosed) is { } open)
            throw new RefusalException(RefusalKind.State, "stage-open-blind", edition.Id, open);
    }

    private static string Join(Edition edition, string language) => string.Join("; ", edition.OpenPoints.Select(point => point.What.In(language)));
}
