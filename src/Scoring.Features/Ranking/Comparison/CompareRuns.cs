using MediatR;
using Scoring.Domain.Numbers;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>Somebody asks what changed from one stored run of an edition to another, and why.</summary>
/// <param name="From">The id of the earlier run.</param>
/// <param name="To">The id of the later run.</param>
[Allow(Access.Readers)]
public sealed record CompareRuns(long From, long To) : IRequest<RunComparison>;

/// <summary>Two stored runs of an edition, and their differences.</summary>
/// <param name="From">The earlier run.</param>
/// <param name="To">The later run.</param>
/// <param name="Inputs">The files and entries only one of them used, by edition, kind and name.</param>
/// <param name="Changes">The lines that differ, by ranking and by the later place; lines that disappeared last.</param>
/// <param name="Lines">How many lines both have together, each unit of a ranking counted once.</param>
public sealed record RunComparison(
    RunHead From,
    RunHead To,
    IReadOnlyList<InputChange> Inputs,
    IReadOnlyList<LineChange> Changes,
    int Lines
)
{
    /// <summary>Every line of the later run with the one of the same unit in the earlier run, by ranking; equal ones as well.</summary>
    public IReadOnlyList<LineChange> All { get; init; } = [];

    /// <summary>The scores of both runs in a ranking against each other.</summary>
    /// <param name="ranking">The id of the ranking.</param>
    /// <param name="from">What the earlier run is called.</param>
    /// <param name="to">What the later run is called.</param>
    /// <param name="language">"id" or "en".</param>
    public BesideChart ChartOf(string ranking, string from, string to, string language)
    {
        var lines = All.Where(line => line.Ranking == ranking && (line.From?.Score ?? line.To?.Score) is not null).ToList();
        var twice = lines
            .Where(line => line is { From.Score: not null, To.Score: not null })
            .Select(line => new ScoredTwice(line.Unit, line.Name, line.From!.Score!.Value, line.To!.Score!.Value))
            .ToList();
        return new BesideChart(from, to, twice, lines.Count - twice.Count, language)
        {
            Places = LineChange.PlacesOf(lines).GetValueOrDefault(ranking),
        };
    }

    /// <summary>The rankings in which a score differs, of those that both runs have.</summary>
    public IReadOnlyList<string> Rescored =>
        [
            .. Changes
                .Where(change => change is { From.Score: { } was, To.Score: { } now } && was != now)
                .Select(change => change.Ranking)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>True if the rule files differ.</summary>
    public bool RulesChanged => From.RuleHash != To.RuleHash;

    /// <summary>True if another version of this program ranked.</summary>
    public bool EngineChanged => From.EngineVersion != To.EngineVersion;

    /// <summary>True if the inputs differ.</summary>
    public bool InputsChanged => From.InputHash != To.InputHash;

    /// <summary>True if the results differ.</summary>
    public bool ResultChanged => From.ResultHash != To.ResultHash;

    /// <summary>True if figures of either run are made up for a sample: shown with every figure.</summary>
    public bool IsIllustrative => From.IsIllustrative || To.IsIllustrative;
}

/// <summary>The identity of a stored run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Edition">The edition.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="InputHash">SHA-256 (hex) of its inputs.</param>
/// <param name="EngineVersion">The version of the computation.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="At">When it was first stored, UTC.</param>
/// <param name="By">Who ran it.</param>
/// <param name="IsIllustrative">True if any file that it used declares its figures made up for a sample.</param>
public sealed record RunHead(
    long Id,
    string Edition,
    string RuleHash,
    string InputHash,
    string EngineVersion,
    string ResultHash,
    DateTime At,
    string By,
    bool IsIllustrative
);

/// <summary>A file, or manual entries, that only one of two runs used.</summary>
/// <param name="IsAdded">True if the later run uses it, false if the earlier run did.</param>
/// <param name="Edition">The edition it belongs to.</param>
/// <param name="Kind">The kind imported; "marks" and "decisions" if it was entered.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Its hash (hex).</param>
public sealed record InputChange(bool IsAdded, string Edition, string Kind, string Name, string Sha256)
{
    /// <summary>True for marks and decisions entered here, which are not files.</summary>
    public bool IsEntered => Name is ManualEntries.MarksName or ManualEntries.DecisionsName;
}

/// <summary>A line of a ranking before and after.</summary>
/// <param name="Ranking">The id of the ranking.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The line before; null if the unit took no part.</param>
/// <param name="To">The line after; null if the unit takes no part.</param>
public sealed record LineChange(string Ranking, string Unit, string Name, KeptLine? From, KeptLine? To)
{
    /// <summary>
    /// The decimal places to show scores with, by ranking, where its rules are not at hand: those of the longest, so that 84.90 stands
    /// beside 85.25. Stored numbers have lost their trailing zeros.
    /// </summary>
    public static IReadOnlyDictionary<string, int> PlacesOf(IEnumerable<LineChange> changes) =>
        changes
            .GroupBy(change => change.Ranking)
            .ToDictionary(
                lines => lines.Key,
                lines => lines.SelectMany(line => new[] { line.From?.Score, line.To?.Score }).Max(score => Exact.PlacesOf(score ?? 0m))
            );
}

/// <summary>A line of a stored ranking.</summary>
/// <param name="Rank">The rank, or null.</param>
/// <param name="Score">The published score, or null.</param>
/// <param name="ExactScore">The score before rounding, or null.</param>
/// <param name="Band">The predicate, in Indonesian as stored, or null.</param>
/// <param name="WithinCut">True if the unit advances or is announced.</param>
public sealed record KeptLine(decimal? Rank, decimal? Score, decimal? ExactScore, string? Band, bool WithinCut);

/// <summary>Compares two stored runs.</summary>
internal sealed class CompareRunsHandler(RunComparer comparing) : IRequestHandler<CompareRuns, RunComparison>
{
    /// <inheritdoc/>
    public Task<RunComparison> Handle(CompareRuns request, CancellationToken cancellationToken) =>
        Task.FromResult(comparing.Compare(request.From, request.To));
}
