using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Editions.ListEditionsWithFacts;

/// <summary>Somebody wants to know of which editions there is anything to see. Nothing is scored and nothing is written.</summary>
public sealed record ListEditionsWithFacts : IRequest<IReadOnlyList<EditionWithFacts>>;

/// <summary>An edition that facts were brought in for.</summary>
/// <param name="Id">"programme/edition".</param>
/// <param name="Rules">Its rules; null where the rules folder does not hold them, or holds them with faults.</param>
/// <param name="State">How far it is.</param>
/// <param name="LastImportAt">When the newest file in force was brought in.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample.</param>
public sealed record EditionWithFacts(string Id, Edition? Rules, EditionState State, DateTimeOffset LastImportAt, bool IsIllustrative);

/// <summary>How far an edition is, as far as its rules, its facts and its runs tell.</summary>
public enum EditionState
{
    /// <summary>Its rules and facts suffice for its rankings; no run on just these is kept yet.</summary>
    Open,

    /// <summary>A run on just these rules and facts is kept.</summary>
    Ranked,

    /// <summary>Its rules leave open what a ranking needs.</summary>
    PointsOpen,

    /// <summary>It carries values over from an edition that has no facts.</summary>
    CarriedFactsMissing,

    /// <summary>Its rule files have faults.</summary>
    RulesFaulty,

    /// <summary>The rules folder does not hold it.</summary>
    RulesMissing,
}
