namespace Scoring.Features.Facts;

/// <summary>What a refused file says of units that later files of the same command are about: nothing can be said of those yet.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Ids">
/// The ids of its faulty rows, and the names where rows are found by name; null if it could not be read to its end, so that it may have
/// any.
/// </param>
internal sealed record RefusedUnits(string File, IReadOnlySet<string>? Ids)
{
    /// <summary>True if the file may have a unit of the id or name.</summary>
    public bool MayHave(string id) => Ids is null || Ids.Contains(id);
}
