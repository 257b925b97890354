using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Scoring.Features.Core.Pipeline;

/// <summary>Registers requests with their handlers and pipeline.</summary>
/// <remarks>
/// Everything is registered with closed types: nothing scans assemblies at run time, and the native program finds each handler and
/// behaviour compiled.
/// </remarks>
internal static class RequestRegistration
{
    /// <summary>Registers MediatR's mediator and the behaviours' dependencies.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services) =>
        services.AddScoped<Caller>().AddScoped<ServiceFactory>(scope => scope.GetService!).AddScoped<IMediator, Mediator>();

    /// <summary>
    /// Registers a request: its handler, wrapped from the outside in by trace, authorise, validate and transact. This is the only place
    /// that defines the order.
    /// </summary>
    public static IServiceCollection AddRequest<
        TRequest,
        TResponse,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler
    >(this IServiceCollection services)
        where TRequest : class, IRequest<TResponse>
        where TResponse : class?
        where THandler : class, IRequestHandler<TRequest, TResponse> =>
        services
            .AddTransient<IRequestHandler<TRequest, TResponse>, THandler>()
            .AddSingleton<IPipelineBehavior<TRequest, TResponse>, Trace<TRequest, TResponse>>()
            .AddScoped<IPipelineBehavior<TRequest, TResponse>, Authorise<TRequest, TResponse>>()
            .AddSingleton<IPipelineBehavior<TRequest, TResponse>, Validate<TRequest, TResponse>>()
            .AddScoped<IPipelineBehavior<TRequest, TResponse>, Transact<TRequest, TResponse>>();
}
