using Scoring.Features.Pipeline;

namespace Scoring.Features.Objections.ListWindows;

/// <summary>Somebody asks until when objections are taken: the last moment of each edition that has one, UTC, whether it is past or not.</summary>
public sealed record ListWindows : IRequest<IReadOnlyDictionary<string, DateTime>>;

/// <summary>Reads them.</summary>
internal sealed class ListWindowsHandler(ObjectionStore objections) : IRequestHandler<ListWindows, IReadOnlyDictionary<string, DateTime>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, DateTime>> Handle(ListWindows request, CancellationToken cancellationToken) => Task.FromResult(objections.Windows());
}
