using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>Somebody asks what became different from one kept run of an edition to another, and what was changed.</summary>
/// <param name="From">The id of the run before.</param>
/// <param name="To">The id of the run after.</param>
[Allow(Access.Readers)]
public sealed record CompareRuns(long From, long To) : IRequest<RunComparison>;

/// <summary>Two kept runs of an edition, and what differs.</summary>
/// <param name="From">The run before.</param>
/// <param name="To">The run after.</param>
/// <param name="Inputs">The files and entries that only one of them used, by edition, kind and name.</param>
/// <param name="Changes">The lines that differ, by ranking and by the place after; those that are gone last.</param>
/// <param name="Lines">How many lines both have together, each unit of a ranking once.</param>
public sealed record RunComparison(RunHead From, RunHead To, IReadOnlyList<InputChange> Inputs, IReadOnlyList<LineChange> Changes, int Lines)
{
    /// <summary>True where the rule files differ.</summary>
    public bool RulesChanged => From.RuleHash != To.RuleHash;

    /// <summary>True where another version of this program ranked.</summary>
    public bool EngineChanged => From.EngineVersion != To.EngineVersion;

    /// <summary>True where what was used differs.</summary>
    public bool InputsChanged => From.InputHash != To.InputHash;

    /// <summary>True where the result is another.</summary>
    public bool ResultChanged => From.ResultHash != To.ResultHash;
}

/// <summary>What a kept run is known by.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Edition">The edition.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="InputHash">SHA-256 (hex) of what it used.</param>
/// <param name="EngineVersion">The version of the program.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="At">When it was kept first, UTC.</param>
/// <param name="By">Who had it ranked.</param>
public sealed record RunHead(long Id, string Edition, string RuleHash, string InputHash, string EngineVersion, string ResultHash, DateTime At, string By);

/// <summary>A file, or what was entered, that only one of two runs used.</summary>
/// <param name="IsAdded">True where the run after uses it, false where the run before did.</param>
/// <param name="Edition">The edition that it belongs to.</param>
/// <param name="Kind">What it brought; "marks" and "decisions" where it was entered.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Its hash (hex).</param>
public sealed record InputChange(bool IsAdded, string Edition, string Kind, string Name, string Sha256);

/// <summary>A line of a ranking as it was and as it is.</summary>
/// <param name="Ranking">The id of the ranking.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The line before; null where it took no part.</param>
/// <param name="To">The line after; null where it takes no part.</param>
public sealed record LineChange(string Ranking, string Unit, string Name, KeptLine? From, KeptLine? To);

/// <summary>A line of a kept ranking.</summary>
/// <param name="Rank">The rank; null without one.</param>
/// <param name="Score">The published score; null without one.</param>
/// <param name="ExactScore">The score before rounding; null without one.</param>
/// <param name="Band">The predicate, in Indonesian as it is kept; null without one.</param>
/// <param name="WithinCut">True where it goes on or is announced.</param>
public sealed record KeptLine(decimal? Rank, decimal? Score, decimal? ExactScore, string? Band, bool WithinCut);

/// <summary>Compares two kept runs.</summary>
internal sealed class CompareRunsHandler(RunComparer comparing) : IRequestHandler<CompareRuns, RunComparison>
{
    /// <inheritdoc/>
    public Task<RunComparison> Handle(CompareRuns request, CancellationToken cancellationToken) => Task.FromResult(comparing.Compare(request.From, request.To));
}
