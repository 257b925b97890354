using Scoring.Domain.Numbers;

namespace Scoring.Domain.Rules;

/// <summary>A named part of the score's range (predikat).</summary>
/// <param name="Name">The predicate, for example Sangat Inovatif.</param>
/// <param name="From">The lowest score in it; null if it has no lower end.</param>
/// <param name="FromIncluded">True if <paramref name="From"/> is included.</param>
/// <param name="To">The highest score in it; null if it has no upper end.</param>
/// <param name="ToIncluded">True if <paramref name="To"/> is included.</param>
/// <param name="Ranked">False for Tidak Dapat Dinilai: a unit in it has no rank.</param>
/// <param name="Citation">The source of the limits.</param>
public sealed record Band(Text Name, decimal? From, bool FromIncluded, decimal? To, bool ToIncluded, bool Ranked, Citation? Citation)
{
    /// <summary>True if the score is in this band.</summary>
    public bool Holds(decimal score) =>
        (From is not { } from || (FromIncluded ? score >= from : score > from))
        && (To is not { } to || (ToIncluded ? score <= to : score < to));
}

/// <summary>The bands of an edition, and which value is put into them.</summary>
/// <param name="OfRounded">True if the published (rounded) score decides; false if the exact one does.</param>
/// <param name="Bands">From best to worst, with no overlap or gap at the declared decimals.</param>
/// <param name="NotAssessable">The name of the state of a unit that cannot be assessed; null if the edition has no such state.</param>
public sealed record BandTable(bool OfRounded, IReadOnlyList<Band> Bands, Text? NotAssessable)
{
    /// <summary>The band of a score, or null if it is in none.</summary>
    /// <param name="exact">The settled, unrounded score.</param>
    /// <param name="rounded">The published score.</param>
    public Band? Of(decimal exact, decimal rounded)
    {
        var score = OfRounded ? rounded : Exact.Canonicalize(exact);
        return Bands.FirstOrDefault(band => band.Holds(score));
    }
}
