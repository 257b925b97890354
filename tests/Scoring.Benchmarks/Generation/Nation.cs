namespace Scoring.Benchmarks.Generation;

/// <param name="Code">Kemendagri-like code; made up.</param>
/// <param name="Type">provinsi, kota or kabupaten.</param>
internal sealed record NationRegion(string Code, string Name, string Type, string ProvinceCode);

/// <param name="RegionOf">The index of the region of each innovation.</param>
/// <param name="Levels">20 levels of 0 to 3 for each innovation, side by side.</param>
/// <param name="RegionLevels">15 levels of 0 to 3 for each region; null for the one that was never assessed.</param>
internal sealed record NationYear(int Year, int[] RegionOf, byte[] Levels, byte[]?[] RegionLevels)
{
    public int Innovations => RegionOf.Length;
}

/// <summary>
/// A nation of made-up regions and innovations, the same for the same numbers. It has the edges of a real one: a region without any
/// innovation that was never assessed, one without any that was, one with hardly any, many with fewer than ten, some with hundreds.
/// </summary>
internal sealed class Nation
{
    public const int LastYear = 2025;

    private readonly int _innovations;
    private readonly int _years;
    private readonly Chance _chance;
    private readonly double[] _quality;
    private readonly double[] _upTo;

    /// <param name="regions">How many regions; 552 for the real number: 38 provinces, 98 cities, 416 kabupaten.</param>
    /// <param name="innovations">How many innovations a year.</param>
    public Nation(int regions, int innovations, int years, ulong seed)
    {
        (_innovations, _years, _chance) = (innovations, years, new Chance(seed));
        Regions = MakeRegions(regions);
        _quality = [.. Regions.Select(_ => 0.25 + 0.6 * _chance.Next())];
        _upTo = Sizes(regions);
    }

    public IReadOnlyList<NationRegion> Regions { get; }

    /// <summary>One year after another; may be asked for once.</summary>
    public IEnumerable<NationYear> Years()
    {
        for (var year = LastYear - _years + 1; year <= LastYear; year++)
            yield return MakeYear(year);
    }

    private static NationRegion[] MakeRegions(int count)
    {
        var provinces = Math.Max(1, (int)Math.Round(count * 38 / 552.0));
        var cities = Math.Max(1, (int)Math.Round(count * 98 / 552.0));
        var regions = new NationRegion[count];
        for (var i = 0; i < count; i++)
        {
            var province = $"{11 + i % provinces}";
            regions[i] =
                i < provinces ? new NationRegion(province, $"Provinsi {i:000}", "provinsi", province)
                : i < provinces + cities ? new NationRegion($"{province}.71{i / provinces:00}", $"Kota {i:000}", "kota", province)
                : new NationRegion($"{province}.01{i / provinces:00}", $"Kabupaten {i:000}", "kabupaten", province);
        }
        return regions;
    }

    private double[] Sizes(int regions)
    {
        var upTo = new double[regions];
        var sum = 0.0;
        for (var i = 0; i < regions; i++)
        {
            var size = Math.Exp(0.8 * _chance.Normal());
            if (regions > 8 && i >= regions - 3)
                size = i == regions - 3 ? 1e-9 : 0.0;
            upTo[i] = sum += size;
        }
        return upTo;
    }

    private NationYear MakeYear(int year)
    {
        var regionOf = new int[_innovations];
        for (var i = 0; i < regionOf.Length; i++)
            regionOf[i] = Home();
        var levels = new byte[_innovations * BenchWeights.Sid.Length];
        for (var i = 0; i < regionOf.Length; i++)
            Fill(
                levels.AsSpan(i * BenchWeights.Sid.Length, BenchWeights.Sid.Length),
                Math.Clamp(_quality[regionOf[i]] + 0.3 * (_chance.Next() - 0.5), 0.03, 0.97)
            );
        var regionLevels = new byte[]?[Regions.Count];
        for (var i = 0; i < regionLevels.Length; i++)
        {
            if (Regions.Count > 8 && i == Regions.Count - 1)
                continue;
            Fill(regionLevels[i] = new byte[BenchWeights.Spd.Length], _quality[i]);
        }
        return new NationYear(year, regionOf, levels, regionLevels);
    }

    private int Home()
    {
        var at = Array.BinarySearch(_upTo, _chance.Next() * _upTo[^1]);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>Each level is how many of three tries succeed.</summary>
    private void Fill(Span<byte> levels, double quality)
    {
        var none = Math.Pow(1 - quality, 3);
        var one = none + 3 * quality * Math.Pow(1 - quality, 2);
        var two = one + 3 * quality * quality * (1 - quality);
        for (var i = 0; i < levels.Length; i++)
        {
            var r = _chance.Next();
            levels[i] = (byte)(
                r < none ? 0
                : r < one ? 1
                : r < two ? 2
                : 3
            );
        }
    }
}
