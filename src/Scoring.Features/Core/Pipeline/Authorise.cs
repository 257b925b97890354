using System.Reflection;
using MediatR;

namespace Scoring.Features.Core.Pipeline;

/// <summary>Refuses a request that the person may not send. What a handler sends on in its turn is not checked again.</summary>
/// <param name="caller">Who sends.</param>
internal sealed class Authorise<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    // Read once per type of request.
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
            throw new RefusalException(RefusalKind.State, caller.Person.Roles == Roles.None ? "sign-in-needed" : "not-allowed", typeof(TRequest).Name, roles);
        }
        NestedRequests.IsInside = true;
        return await next();
    }
}

/// <summary>Whether a request is sent from within another one's handler.</summary>
internal static class NestedRequests
{
    // Flows into what a handler sends on, not into requests that are sent beside it.
    private static readonly AsyncLocal<bool> Inside = new();

    /// <summary>True inside a request that was authorised.</summary>
    public static bool IsInside
    {
        get => Inside.Value;
        set => Inside.Value = value;
    }
}
