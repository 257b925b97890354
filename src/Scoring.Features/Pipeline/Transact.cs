using Scoring.Features.Persistence;

namespace Scoring.Features.Pipeline;

/// <summary>A request that writes: it runs in one transaction, kept whole or not at all.</summary>
public interface IWrites;

/// <summary>Holds the transaction around requests that write; requests sent from within join it.</summary>
/// <param name="session">The command's connection.</param>
internal sealed class Transact(Session session) : IBehavior
{
    /// <inheritdoc/>
    public async Task<TResponse> Around<TResponse>(IRequest<TResponse> request, Func<Task<TResponse>> next)
    {
        if (request is not IWrites || session.InTransaction)
            return await next();
        await session.BeginAsync();
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
