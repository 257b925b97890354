using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Objections;

/// <summary>Somebody asks until when objections are accepted: the last moment of each edition that has one, UTC, past or not.</summary>
[Allow(Access.Everybody)]
public sealed record ListObjectionWindows : IRequest<IReadOnlyDictionary<string, DateTime>>;

/// <summary>Reads the windows.</summary>
internal sealed class ListObjectionWindowsHandler(ObjectionStore objections)
    : IRequestHandler<ListObjectionWindows, IReadOnlyDictionary<string, DateTime>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, DateTime>> Handle(ListObjectionWindows request, CancellationToken cancellationToken) =>
        Task.FromResult(objections.Windows());
}
