namespace Scoring.Features.Pipeline;

/// <summary>Something that a person wants: a command or a question, as one record.</summary>
/// <typeparam name="TResponse">The answer.</typeparam>
#pragma warning disable CA1040 // the type parameter is what it says
public interface IRequest<out TResponse>;
#pragma warning restore CA1040

/// <summary>Does one kind of request. The only one that does.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">The answer.</typeparam>
public interface IRequestHandler<in TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <summary>Does it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellationToken">Asked to stop.</param>
    Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken);
}

/// <summary>The one door to all commands.</summary>
public interface ISender
{
    /// <summary>Sends a request through the pipeline to its handler.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Asked to stop.</param>
    /// <typeparam name="TResponse">The answer.</typeparam>
    /// <exception cref="RefusalException">The request was refused; the reason is a sentence for a person.</exception>
    Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);
}

/// <summary>What stands around every request.</summary>
internal interface IBehavior
{
    /// <summary>Does its part, and <paramref name="next"/> in between.</summary>
    Task<TResponse> Around<TResponse>(IRequest<TResponse> request, Func<Task<TResponse>> next);
}
