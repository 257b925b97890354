using Scoring.Domain.Numbers;

namespace Scoring.Domain.Rules;

/// <summary>A named part of the score's range (predikat).</summary>
/// <param name="Name">The predicate, for example Sangat Inovatif.</param>
/// <param name="From">The lowest score in it; null where it has no lower end.</param>
/// <param name="FromIncluded">True where <paramref name="From"/> itself belongs to it.</param>
/// <param name="To">The highest score in it; null where it has no upper end.</param>
/// <param name="ToIncluded">True where <paramref name="To"/> itself belongs to it.</param>
/// <param name="Ranked">False for Tidak Dapat Dinilai: a unit in it has no rank.</param>
/// <param name="Citation">Where the limits come from.</param>
public sealed record Band(Text Name, decimal? From, bool FromIncluded, decimal? To, bool ToIncluded, bool Ranked, Citation? Citation)
{
    /// <summary>True where the score lies in this band.</summary>
    public bool Holds(decimal score) =>
        (From is not { } from || (FromIncluded ? score >= from : score > from))
        && (To is not { } to || (ToIncluded ? score <= to : score < to));
}

/// <summary>The bands of an edition, and which value is put into them.</summary>
/// <param name="OfRounded">True where the published (rounded) score decides; false where the exact one does.</param>
/// <param name="Bands">From best to worst; they neither overlap nor leave a hole at the declared decimals.</param>
/// <param name="NotAssessable">The name of the state of a unit that cannot be assessed; null where the edition knows no such state.</param>
public sealed record BandTable(bool OfRounded, IReadOnlyList<Band> Bands, Text? NotAssessable)
{
    /// <summary>The band of a score, or null where it lies in none.</summary>
    /// <param name="exact">The settled, unrounded score.</param>
    /// <param name="rounded">The published score.</param>
    public Band? Of(decimal exact, decimal rounded)
    {
        var score = OfRounded ? rounded : Exact.Canonicalize(exact);
        return Bands.FirstOrDefault(band => band.Holds(score));
    }
}
