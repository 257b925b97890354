using Scoring.Domain.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Regions;

/// <summary>The provinces of regions.</summary>
internal static class Places
{
    /// <summary>The attribute with the code of the province.</summary>
    public const string ProvinceCode = "province_code";

    /// <summary>The province of a region; null if no file says, and for a province itself.</summary>
    public static Province? ProvinceOf(UnitTable regions, int region) =>
        regions.Attribute(region, ProvinceCode) is { Length: > 0 } code && code != regions.Id(region)
            ? new Province(code, regions.Find(code) is >= 0 and var unit ? regions.Name(unit) : code)
            : null;
}
