using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features;
using Scoring.Features.Core;

namespace Scoring.Web.Tests.Running;

/// <summary>The commands on a live database as its owner sends them, from another process as it were.</summary>
internal sealed class LiveDatabase(string database, string rules) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddScoringFeatures(new ScoringOptions(database, rules, "test")).BuildServiceProvider();

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
