using MediatR;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>Somebody wants to know which editions there are.</summary>
[Allow(Access.Everybody)]
public sealed record ListEditions : IRequest<IReadOnlyList<EditionReading>>;

/// <summary>Reads every edition of the rules folder, good or faulty, in the order of their ids.</summary>
/// <param name="folder">The rules folder.</param>
internal sealed class ListEditionsHandler(RuleFolder folder) : IRequestHandler<ListEditions, IReadOnlyList<EditionReading>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<EditionReading>> Handle(ListEditions request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EditionReading>>([.. folder.EditionIds.Select(folder.Read)]);
}
