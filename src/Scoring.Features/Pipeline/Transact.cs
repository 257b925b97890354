using MediatR;
using Scoring.Features.Persistence;

namespace Scoring.Features.Pipeline;

/// <summary>A request that writes: it runs in one transaction, kept whole or not at all.</summary>
public interface IWrites;

/// <summary>Holds the transaction around requests that write; requests sent from within join it.</summary>
/// <param name="session">The command's connection.</param>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class Transact<TRequest, TResponse>(Session session) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IWrites || session.InTransaction)
            return await next();
        session.Begin();
        try
        {
            var response = await next();
            session.End();
            return response;
        }
        catch
        {
            session.Drop();
            throw;
        }
    }
}
