using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury;

/// <summary>
/// Somebody who runs a competition asks what its jurors are called. The public is never shown their names: a publication holds no list of
/// jurors.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowJurorNames(string Edition) : IRequest<JurorNames>, INamesAnEdition;

/// <summary>Reads the names from the current lists of jurors; none if no list was imported.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
internal sealed class ShowJurorNamesHandler(UnitOfWork work, PayloadCache cache) : IRequestHandler<ShowJurorNames, JurorNames>
{
    /// <inheritdoc/>
    public Task<JurorNames> Handle(ShowJurorNames request, CancellationToken cancellationToken) =>
        Task.FromResult(new JurorNames(PanelPeople.Names(new CurrentFacts(work, cache, request.Edition))));
}
