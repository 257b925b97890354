using Scoring.Domain.Audit;

namespace Scoring.Features.Audit;

/// <summary>The heads of the trail that publications hold: what was published cannot be written anew with the trail.</summary>
internal interface IPublishedHeads
{
    /// <summary>Each publication that holds a head, by its name, and the head.</summary>
    IEnumerable<(string Publication, AuditHead Head)> All();
}
