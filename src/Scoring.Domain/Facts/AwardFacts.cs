using Scoring.Domain.Rules;

namespace Scoring.Domain.Facts;

/// <summary>A place in a ranking of another edition.</summary>
/// <param name="Ranking">The ranking's id.</param>
/// <param name="Rank">The rank in it.</param>
public sealed record ResultElsewhere(string Ranking, decimal Rank);

/// <summary>An award of an earlier year (riwayat penghargaan).</summary>
/// <param name="Award">The list, for example "Top 45"; compared by its letters and digits alone, as titles are.</param>
/// <param name="Edition">The edition or year that gave it, for example "2019" or "kipp/2019".</param>
/// <param name="Region">The code of the region that got it; null if it went to a body without a region.</param>
/// <param name="Title">The innovation's title then.</param>
/// <param name="InnovationId">The innovation's id; null if the list has none.</param>
/// <param name="Origin">Where it was read.</param>
public sealed record AwardRecord(string Award, string Edition, string? Region, string Title, string? InnovationId, Origin Origin)
{
    /// <summary>The result of another edition that it is; null if a file brought it.</summary>
    public ResultElsewhere? Result { get; init; }

    /// <summary>The year of the edition: the last four consecutive digits of its name, or null.</summary>
    public int? Year
    {
        get
        {
            for (var from = Edition.Length - 4; from >= 0; from--)
            {
                if (
                    int.TryParse(
                        Edition.AsSpan(from, 4),
                        System.Globalization.NumberStyles.None,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out var year
                    )
                )
                    return year;
            }
            return null;
        }
    }
}

/// <summary>
/// Matches awards of earlier years to submissions. A record whose innovation id is that of a submission belongs to that submission alone.
/// Every other record belongs to the submissions of its region (or, without a region, those without one) with the same title by
/// <see cref="Titles.Key"/>.
/// </summary>
public sealed class AwardFacts
{
    private readonly EditionFacts _facts;
    private readonly ILookup<int, AwardRecord> _byUnit;
    private readonly ILookup<(string? Region, string Title), AwardRecord> _byTitle;

    internal AwardFacts(EditionFacts facts, IReadOnlyList<AwardRecord> records)
    {
        _facts = facts;
        int Named(AwardRecord record) => record.InnovationId is { } id ? facts.Innovations.Find(id) : -1;
        var named = records.Select(record => (Record: record, Unit: Named(record))).ToList();
        _byUnit = named.Where(pair => pair.Unit >= 0).ToLookup(pair => pair.Unit, pair => pair.Record);
        _byTitle = named
            .Where(pair => pair.Unit < 0)
            .ToLookup(pair => (pair.Record.Region, Titles.Key(pair.Record.Title)), pair => pair.Record);
    }

    /// <summary>The awards of a submission; none if nothing is known.</summary>
    public IEnumerable<AwardRecord> Of(int innovation)
    {
        if (_byTitle.Count == 0)
            return _byUnit[innovation];
        var region = _facts.RegionOfInnovation[innovation] is >= 0 and var index ? _facts.Regions.Id(index) : null;
        return _byUnit[innovation].Concat(_byTitle[(region, Titles.Key(_facts.Innovations.Name(innovation)))]);
    }
}
