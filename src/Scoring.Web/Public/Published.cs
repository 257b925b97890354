using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Editions.ListEditionsWithFacts;
using Scoring.Features.Pipeline;

namespace Scoring.Web.Public;

/// <summary>
/// What the public may see, and the only door of the public pages to the commands: a request that names an edition is answered from what is published of it.
/// </summary>
/// <param name="scopes">Makes a scope for each request.</param>
internal sealed class Published(IServiceScopeFactory scopes)
{
    /// <summary>The editions of which something is published, by programme, the newest first.</summary>
    public IReadOnlyList<PublishedEdition> Editions =>
        [.. Live().Where(edition => edition is { Rules: not null, State: EditionState.Open or EditionState.Ranked })
            .Select(edition => new PublishedEdition(edition.Id, edition.Rules!.Name, 1, edition.LastImportAt.UtcDateTime, edition.Rules.Hash, edition.IsIllustrative))];

    /// <summary>Another text whenever anything is published: for ETag and caches.</summary>
    public string Version => string.Join(' ', Live().Select(edition => $"{edition.Id}@{edition.LastImportAt.ToString("O", CultureInfo.InvariantCulture)}{edition.Rules?.Hash}"));

    /// <summary>Answers a request as the public: from what is published of the edition that it names.</summary>
    /// <exception cref="RefusalException">The request was refused.</exception>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request, cancellationToken);
    }

    private IReadOnlyList<EditionWithFacts> Live() => Send(new ListEditionsWithFacts()).GetAwaiter().GetResult();
}

/// <summary>What is published of an edition, the newest number of it.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">The number of the publication, from 1 in each edition.</param>
/// <param name="At">When it was published, UTC.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="IsIllustrative">True where any file that it was computed from says of itself that its figures are made up for a sample.</param>
internal sealed record PublishedEdition(string Id, Text Name, int Number, DateTime At, string ResultHash, bool IsIllustrative);
