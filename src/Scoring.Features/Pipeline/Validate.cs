namespace Scoring.Features.Pipeline;

/// <summary>A request about one edition.</summary>
public interface INamesAnEdition
{
    /// <summary>"programme/edition".</summary>
    string Edition { get; }
}

/// <summary>Refuses a request whose form is wrong before anything is done: the form only, facts are the handlers' matter.</summary>
internal sealed class Validate : IBehavior
{
    /// <inheritdoc/>
    public Task<TResponse> Around<TResponse>(IRequest<TResponse> request, Func<Task<TResponse>> next) =>
        request is INamesAnEdition { Edition: var edition } && !IsEdition(edition)
            ? throw new RefusalException(RefusalKind.Usage, "edition-form", edition)
            : next();

    private static bool IsEdition(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < id.Length - 1 && slash == id.LastIndexOf('/')
            && id.All(letter => letter is '/' or '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
    }
}
