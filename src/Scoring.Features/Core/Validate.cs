using MediatR;

namespace Scoring.Features.Core;

/// <summary>A request about one edition.</summary>
public interface INamesAnEdition
{
    /// <summary>"programme/edition".</summary>
    string Edition { get; }
}

/// <summary>Refuses a request whose form is wrong before anything is done. Only the form: facts are for the handlers to check.</summary>
internal sealed class Validate<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return request is INamesAnEdition { Edition: var edition } && !EditionId.IsWellFormed(edition)
            ? throw new RefusalException(RefusalKind.Usage, "edition-form", edition)
            : next();
    }
}

/// <summary>The form of an edition's id.</summary>
internal static class EditionId
{
    /// <summary>True for "programme/edition" in lower-case letters, digits and hyphens.</summary>
    public static bool IsWellFormed(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < id.Length - 1 && slash == id.LastIndexOf('/')
            && id.All(letter => letter is '/' or '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
    }
}
