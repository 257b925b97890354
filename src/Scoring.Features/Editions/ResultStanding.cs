using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Editions;

/// <summary>
/// Shows those who run an edition whether what its facts, rules and decisions give today is what is final and what is published. Nothing is
/// written.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowResultStanding(string Edition) : IRequest<ResultStanding>, INamesAnEdition;

/// <summary>How today's result stands to the final and the published one.</summary>
/// <param name="State">Today's result beside the newest publication.</param>
/// <param name="Why">Why there is no result today; null if there is one.</param>
/// <param name="RunId">The stored run that is exactly today's; null if it is not stored.</param>
/// <param name="IsFinal">True if today's result is the final one.</param>
/// <param name="Final">The newest final run, or null.</param>
/// <param name="Published">The newest publication, or null.</param>
/// <param name="ChangedLines">How many lines of the rankings differ from the publication; 0 unless they do.</param>
/// <param name="First">The first of these lines, at most <see cref="Shown"/>.</param>
/// <param name="Since">What was done since the publication that can change a result, newest first; empty without one.</param>
/// <param name="OpenStages">The stages in which marks were entered here and that are not closed.</param>
public sealed record ResultStanding(
    ResultState State,
    RefusalException? Why,
    long? RunId,
    bool IsFinal,
    FinalRun? Final,
    Publication? Published,
    int ChangedLines,
    IReadOnlyList<LineChange> First,
    IReadOnlyList<DoneSince> Since,
    IReadOnlyList<string> OpenStages
)
{
    /// <summary>How many changed lines are shown at most.</summary>
    public const int Shown = 5;

    /// <summary>The names of the edition's rankings, by id; empty if there is no result.</summary>
    public IReadOnlyDictionary<string, Text> Rankings { get; init; } = new Dictionary<string, Text>();

    /// <summary>True if any file of today's result or of the publication declares its figures made up for a sample.</summary>
    public bool IsIllustrative { get; init; }

    /// <summary>True if what is published is no longer what the facts and decisions give: a correction is due.</summary>
    public bool NeedsCorrection => State == ResultState.Differs;

    /// <summary>True if what is published is what today's facts and decisions give.</summary>
    public bool IsPublished => State is ResultState.Published or ResultState.SameFigures;
}

/// <summary>Today's result beside the newest publication.</summary>
public enum ResultState
{
    /// <summary>There is no result today: facts are missing, or the rules leave open what a ranking needs.</summary>
    NoResult,

    /// <summary>Nothing is published.</summary>
    Unpublished,

    /// <summary>Exactly today's result is published.</summary>
    Published,

    /// <summary>The published figures are today's, from other files, rules or another version of the program.</summary>
    SameFigures,

    /// <summary>Today's figures are others than the published ones.</summary>
    Differs,
}

/// <summary>What was done since a publication, by kind.</summary>
/// <param name="What">The kind of audit event.</param>
/// <param name="Count">How often, at least 1.</param>
/// <param name="At">The last time, UTC.</param>
public sealed record DoneSince(string What, int Count, DateTime At);

/// <summary>Asks the standings.</summary>
internal sealed class ShowResultStandingHandler(ResultStandings standings) : IRequestHandler<ShowResultStanding, ResultStanding>
{
    /// <inheritdoc/>
    public Task<ResultStanding> Handle(ShowResultStanding request, CancellationToken cancellationToken) =>
        Task.FromResult(standings.Of(request.Edition));
}
