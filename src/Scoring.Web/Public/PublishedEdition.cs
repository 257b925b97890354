using Scoring.Domain.Rules;
using Scoring.Features.Publications;

namespace Scoring.Web.Public;

/// <summary>The newest publication of an edition.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">The number of the publication, from 1 in each edition.</param>
/// <param name="At">When it was published, UTC.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="IsIllustrative">True if any file that it was computed from has illustrative figures.</param>
/// <param name="Publication">The publication with all its hashes.</param>
internal sealed record PublishedEdition(
    string Id,
    Text Name,
    int Number,
    DateTime At,
    string ResultHash,
    bool IsIllustrative,
    Publication Publication
)
{
    /// <summary>The entry of a publication.</summary>
    public static PublishedEdition Of(Publication one) =>
        new(one.Edition, one.Name, one.Number, one.At, one.ResultHash, one.IsIllustrative, one);
}
