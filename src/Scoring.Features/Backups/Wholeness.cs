using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>Something wrong with a database that is to be restored or copied.</summary>
/// <param name="Code">"trail", "rows", "publication", or of a copy "table" or "copy".</param>
/// <param name="Subject">The number of the event, the table with its row, or the publication and its file.</param>
public sealed record WholenessFault(string Code, string Subject);

/// <summary>What verifications find, as faults of a whole database.</summary>
internal static class Wholeness
{
    /// <summary>What is wrong with the trail and the tables.</summary>
    public static IEnumerable<WholenessFault> FaultsOf(AuditVerdict verdict)
    {
        if (verdict.Broken is { } broken)
            yield return new WholenessFault("trail", broken.Sequence.ToString(CultureInfo.InvariantCulture));
        foreach (var finding in verdict.Findings)
        {
            var parts = finding.Arguments.Prepend(finding.Table).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture));
            yield return new WholenessFault("rows", string.Join(' ', parts).Trim());
        }
    }

    /// <summary>What is wrong with a publication.</summary>
    public static IEnumerable<WholenessFault> FaultsOf(PublicationVerdict verdict) =>
        verdict.Faults.Select(fault => new WholenessFault(
            "publication",
            string.Create(CultureInfo.InvariantCulture, $"{verdict.Publication.Edition} {verdict.Publication.Number}: {fault.File}")
        ));
}
