using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Scoring.Features.Pipeline;

/// <summary>Sends requests through trace, authorisation, validation and transaction, in this order, to their handlers.</summary>
/// <param name="services">The command's scope.</param>
/// <param name="routes">The way to each handler.</param>
/// <param name="trace">Outermost.</param>
/// <param name="authorise">Before anything is looked at.</param>
/// <param name="validate">Before anything is done.</param>
/// <param name="transact">Around the handler.</param>
internal sealed class Sender(IServiceProvider services, Routes routes, Trace trace, Authorise authorise, Validate validate, Transact transact) : ISender
{
    /// <inheritdoc/>
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default) =>
        trace.Around(request, () => authorise.Around(request, () => validate.Around(request, () => transact.Around(request, () => Handle(request, cancellationToken)))));

    private Task<TResponse> Handle<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken) =>
        ((Route<TResponse>)routes.To(request.GetType())).Handle(services, request, cancellationToken);
}

/// <summary>The way from a request's type to its handler, written once per handler: no type is looked for at run time.</summary>
/// <param name="access">Who may send the request.</param>
internal abstract class Route(Access access)
{
    /// <summary>The type of the request.</summary>
    public abstract Type Request { get; }

    /// <summary>Who may send it.</summary>
    public Access Access => access;
}

/// <summary>A way to an answer of one type.</summary>
/// <param name="access">Who may send the request.</param>
internal abstract class Route<TResponse>(Access access) : Route(access)
{
    /// <summary>Finds the handler in the scope and lets it do the request.</summary>
    public abstract Task<TResponse> Handle(IServiceProvider services, IRequest<TResponse> request, CancellationToken cancellationToken);
}

/// <summary>The way of one request.</summary>
/// <param name="access">Who may send it.</param>
internal sealed class Route<TRequest, TResponse>(Access access) : Route<TResponse>(access)
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public override Type Request => typeof(TRequest);

    /// <inheritdoc/>
    public override Task<TResponse> Handle(IServiceProvider services, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        services.GetRequiredService<IRequestHandler<TRequest, TResponse>>().Handle((TRequest)request, cancellationToken);
}

/// <summary>All ways.</summary>
/// <param name="routes">Those that were registered.</param>
internal sealed class Routes(IEnumerable<Route> routes)
{
    private readonly FrozenDictionary<Type, Route> _routes = routes.ToFrozenDictionary(route => route.Request);

    /// <summary>The way of a request.</summary>
    /// <exception cref="InvalidOperationException">It has no handler: an error of the program.</exception>
    public Route To(Type request) =>
        _routes.GetValueOrDefault(request) ?? throw new InvalidOperationException($"{request.Name} has no handler.");
}
