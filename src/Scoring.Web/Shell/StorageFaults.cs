using System.Diagnostics.Metrics;
using Scoring.Features.Core;

namespace Scoring.Web.Shell;

/// <summary>
/// Counts requests that ended because the database or a disk could not be used, by the code of the fault, for an operator's alarm. A
/// synchronous standby that is away shows as <c>database-outcome-unknown</c>.
/// </summary>
/// <param name="meters">The factory of the meter.</param>
internal sealed class StorageFaults(IMeterFactory meters)
{
    private readonly Counter<long> _faults = meters
        .Create(Telemetry.MeterName)
        .CreateCounter<long>(
            "scoring.storage_faults",
            "{request}",
            "Requests that ended because the database or a disk could not be used, by the code of the fault."
        );

    /// <summary>Counts a request that ended with this refusal.</summary>
    public void Count(RefusalException refusal) => _faults.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
}
