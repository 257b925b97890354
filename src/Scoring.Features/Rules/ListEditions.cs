using MediatR;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>Somebody lists the editions, also those whose rules have faults; in ordinal order of their ids.</summary>
[Allow(Access.Everybody)]
public sealed record ListEditions : IRequest<IReadOnlyList<EditionReading>>;

/// <summary>Reads every edition of the rules folder, valid or not, in order of id.</summary>
/// <param name="folder">The rules folder.</param>
internal sealed class ListEditionsHandler(RuleFolder folder) : IRequestHandler<ListEditions, IReadOnlyList<EditionReading>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<EditionReading>> Handle(ListEditions request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EditionReading>>([.. folder.EditionIds.Select(folder.Read)]);
}
