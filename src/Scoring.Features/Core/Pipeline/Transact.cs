using System.Diagnostics;
using MediatR;
using Scoring.Features.Persistence;

namespace Scoring.Features.Core.Pipeline;

/// <summary>Wraps requests that write in a transaction; requests sent by a handler join it.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="caller">The sender, and the key of the form that was sent.</param>
/// <param name="ahead">Reads rules while the database is being opened.</param>
/// <param name="clock">The clock; null for the machine's.</param>
internal sealed class Transact<TRequest, TResponse>(UnitOfWork work, Caller caller, IRulesAhead ahead, TimeProvider? clock = null)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (request is IPrepares prepares)
            prepares.Prepare();
        if (!work.InTransaction)
        {
            if (request is INamesAnEdition { Edition: var edition })
                ahead.Begin(() => [edition]);
            else if (request is INamesEditions several)
                ahead.Begin(several.Editions);
        }
        if (request is not IWrites || work.InTransaction)
        {
            await work.OpenAsync();
            return await next();
        }
        var since = Stopwatch.GetTimestamp();
        await work.BeginAsync(new WriteScope((request as INamesAnEdition)?.Edition, request is IWritesBeside, request is IWritesAhead));
        Activities.Wait.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
        try
        {
            if (caller.FormKey is { } key)
                CommandsDone.Enter(work.Db, key, typeof(TRequest).Name, (clock ?? TimeProvider.System).GetUtcNow());
            var response = await next();
            await work.EndAsync();
            return response;
        }
        catch
        {
            work.Drop();
            throw;
        }
    }
}
