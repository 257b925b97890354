using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rules;

namespace Scoring.Features.Facts;

/// <summary>An edition's rules over what is in force, with the editions that it carries over from.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="editions">The rules.</param>
internal sealed class Evaluations(Session session, PayloadCache cache, EditionsInForce editions)
{
    /// <summary>The evaluation of an edition and the imports that it uses, its own first.</summary>
    /// <exception cref="RefusalException">The edition leaves open what ranking needs, or nothing was brought in.</exception>
    public (Evaluation Evaluation, IReadOnlyList<ImportRecord> Imports) Of(string editionId)
    {
        var edition = editions.Get(editionId);
        if (edition.Rankings.Count == 0)
        {
            throw new RefusalException(RefusalKind.Rules, "open-points", editionId,
                edition.OpenPoints.Count > 0 ? new Text(Join(edition, "id"), Join(edition, "en")) : "");
        }
        var imports = new List<ImportRecord>();
        var evaluation = Make(edition, imports, []);
        if (imports.All(import => import.Edition != editionId))
            throw new RefusalException(RefusalKind.Data, "no-facts", editionId);
        return (evaluation, imports);
    }

    private Evaluation Make(Edition edition, List<ImportRecord> imports, Dictionary<string, Evaluation> made)
    {
        var inForce = new FactsInForce(session.Connection, edition.Id, cache);
        imports.AddRange(inForce.Imports);
        foreach (var from in edition.CarriesOverFrom.Where(from => !made.ContainsKey(from)))
        {
            var before = imports.Count;
            made[from] = Make(editions.Get(from), imports, made);
            if (imports.Count == before)
                throw new RefusalException(RefusalKind.Data, "carried-facts-missing", edition.Id, from);
        }
        return new Evaluation(edition, AssembleFacts.Of(inForce, edition), id => made[id]);
    }

    private static string Join(Edition edition, string language) => string.Join("; ", edition.OpenPoints.Select(point => point.What.In(language)));
}
