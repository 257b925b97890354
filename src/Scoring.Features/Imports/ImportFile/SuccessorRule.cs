using Microsoft.Data.Sqlite;
using Scoring.Features.Facts;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Imports.Problems;

namespace Scoring.Features.Imports.ImportFile;

/// <summary>
/// Decides which import a file replaces. A corrected file has its predecessor's name, or brings at least half of the same facts again;
/// a file that brings only a few facts of another one is a mistake (two innovations with one id, say) and is refused row by row.
/// </summary>
internal static class SuccessorRule
{
    /// <summary>The imports that the file replaces; facts given elsewhere that it may not replace are problems.</summary>
    public static List<ImportRecord> Find(SqliteConnection connection, PayloadCache cache, FactsInForce known, ImportFile request, string fileName,
        Payload payload, ProblemList problems)
    {
        var replaced = new List<ImportRecord>();
        foreach (var other in known.Imports.Where(import => import.Kind == request.Kind && SharesScope(import, payload)))
        {
            if (IsNamed(other, request, fileName))
            {
                replaced.Add(other);
                continue;
            }
            var overlap = payload.With(cache.Of(connection, other));
            if (overlap.Count * 2 >= overlap.OtherCount && overlap.Count > 0)
                replaced.Add(other);
            else
            {
                foreach (var (here, there, value) in overlap.Rows)
                    problems.Add("given-elsewhere", here, "", value.Replace('\u001f', ' '), other.FileName, there);
            }
        }
        return replaced;
    }

    private static bool IsNamed(ImportRecord other, ImportFile request, string fileName) =>
        other.FileName.Equals(request.Replaces ?? fileName, StringComparison.OrdinalIgnoreCase);

    private static bool SharesScope(ImportRecord other, Payload payload) =>
        payload.Scope.Count == 0 || other.Scope.Count == 0 || other.Scope.Intersect(payload.Scope).Any();
}
