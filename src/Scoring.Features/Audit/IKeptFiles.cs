using Scoring.Features.Persistence;

namespace Scoring.Features.Audit;

/// <summary>The bytes that rows name by their hash and that lie elsewhere.</summary>
internal interface IKeptFiles
{
    /// <summary>What is missing of them, or is not what its row says; each is read whole.</summary>
    /// <param name="db">A connection that reads everything as it was at one moment.</param>
    IEnumerable<AuditRemark> Faults(Db db);
}
