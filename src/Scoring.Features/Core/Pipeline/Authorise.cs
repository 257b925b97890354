using System.Reflection;
using MediatR;

namespace Scoring.Features.Core.Pipeline;

/// <summary>Refuses a request that the person may not send. Requests sent by a handler are not checked again.</summary>
/// <param name="caller">The sender.</param>
internal sealed class Authorise<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    // Read once per request type.
    private static readonly AllowAttribute? Allowed = typeof(TRequest).GetCustomAttribute<AllowAttribute>();

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (NestedRequests.IsInside)
            return await next();
        var roles = (Allowed ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say who may send it.")).Roles;
        if (!roles.Allows(caller.Person))
        {
            throw new RefusalException(
                RefusalKind.State,
                caller.Person.Roles == Roles.None ? "sign-in-needed" : "not-allowed",
                typeof(TRequest).Name,
                roles
            );
        }
        NestedRequests.IsInside = true;
        return await next();
    }
}

/// <summary>Tracks whether a request is sent from within another request's handler.</summary>
internal static class NestedRequests
{
    // Flows into the requests that a handler sends, not into requests sent in parallel.
    private static readonly AsyncLocal<bool> Inside = new();

    /// <summary>True inside an authorised request.</summary>
    public static bool IsInside
    {
        get => Inside.Value;
        set => Inside.Value = value;
    }
}
