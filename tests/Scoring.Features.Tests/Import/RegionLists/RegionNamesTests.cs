using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.RegionLists;

namespace Scoring.Features.Tests.Import.RegionLists;

/// <summary>Names of regions as people write them.</summary>
public sealed class RegionNamesTests
{
    private static readonly UnitTable Regions = TableOf(ShippedRegions.Newest);
    private static readonly RegionNames Names = new(Regions, []);

    private static readonly (string Name, Func<string, string> Write)[] Forms =
    [
        ("as it is", name => name),
        ("capitals", name => name.ToUpperInvariant()),
        ("small letters", name => name.ToLowerInvariant()),
        ("abbreviated", name => name.Replace("Kabupaten ", "Kab. ", StringComparison.Ordinal)),
        ("abbreviated without a dot", name => name.Replace("Kabupaten ", "KAB ", StringComparison.Ordinal)),
        ("administrative shortened", name => name.Replace("Administrasi", "Adm.", StringComparison.Ordinal)),
        ("administrative left out", name => name.Replace("Administrasi ", "", StringComparison.Ordinal)),
        ("islands shortened", name => name.Replace("Kepulauan", "Kep.", StringComparison.Ordinal)),
        ("other spaces", name => " " + name.Replace(" ", "\u00a0 ", StringComparison.Ordinal) + " "),
        ("hyphens for spaces", name => name.Replace(' ', '-')),
        ("after the government", name => "Pemerintah " + name),
    ];

    [TestCaseSource(nameof(FormNames))]
    public void Every_region_is_found_by_its_full_name_in_each_form(string form)
    {
        var write = Forms.Single(one => one.Name == form).Write;
        foreach (var list in new[] { ShippedRegions.Newest, ShippedRegions.Earlier })
        {
            var regions = TableOf(list);
            var names = new RegionNames(regions, []);
            for (var region = 0; region < regions.Count; region++)
            {
                // "Gorontalo" or "Papua" alone: a province shares its bare name with a kabupaten or kota.
                var prefix = regions.Attribute(region, "type") == "provinsi" ? "Provinsi " : "";
                names.Find(prefix + write(regions.Name(region))).ShouldBe([region], write(regions.Name(region)));
            }
        }
    }

    [Test]
    public void A_name_without_its_type_finds_the_region_where_no_other_has_it_and_all_of_them_otherwise()
    {
        var alone = 0;
        for (var region = 0; region < Regions.Count; region++)
        {
            var bare = WrittenName.KeysOf(Regions.Name(region)).Key;
            var found = Names.Find(bare);
            found.ShouldContain(region);
            found.ShouldAllBe(other => WrittenName.KeysOf(Regions.Name(other)).Key == bare);
            alone += found.Count == 1 ? 1 : 0;
        }
        alone.ShouldBeGreaterThan(400);
    }

    [Test]
    public void A_name_with_its_province_finds_a_region_of_that_province()
    {
        for (var region = 0; region < Regions.Count; region++)
        {
            if (Regions.Attribute(region, "type") == "provinsi")
                continue;
            var province = Regions.Name(Regions.Find(Regions.Attribute(region, "province_code")!));
            Names.Find($"{Regions.Name(region)}, {province}").ShouldBe([region]);
            Names.Find($"{Regions.Name(region)} Prov. {province}").ShouldBe([region]);
        }
    }

    [TestCase("Kab. Garut", "32.05")]
    [TestCase("Garut", "32.05")]
    [TestCase("Garut, Kab.", "32.05")]
    [TestCase("Pemkab Garut", "32.05")]
    [TestCase("Kota Adm. Jakarta Selatan", "31.74")]
    [TestCase("Jakarta Selatan", "31.74")]
    [TestCase("Provinsi D.I. Yogyakarta", "34")]
    [TestCase("DI Yogyakarta", "34")]
    [TestCase("Daerah Istimewa Yogyakarta", "34")]
    [TestCase("Provinsi Daerah Khusus Ibu Kota Jakarta", "31")]
    [TestCase("DKI Jakarta", "31")]
    [TestCase("Daerah Khusus Jakarta", "31")]
    [TestCase("Kab. Kep. Anambas", "21.05")]
    [TestCase("Kab. Anambas", "21.05")]
    [TestCase("Kota Pangkal Pinang", "19.71")]
    [TestCase("Kab. Kota Baru", "63.02")]
    [TestCase("Lima Puluh Kota", "13.07")]
    [TestCase("Kab. Pangkajene Kepulauan", "73.10")]
    [TestCase("S I A K", "14.08")]
    [TestCase("Prov. Sumatra Barat", "13")]
    [TestCase("Riau", "14")]
    [TestCase("Kab. Banggai", "72.01")]
    public void Usual_ways_to_write_a_name_are_read(string text, string code) => Names.Find(text).Select(Regions.Id).ShouldBe([code]);

    [TestCase("Bandung", "32.04 32.73")]
    [TestCase("Banjar", "32.79 63.03")]
    [TestCase("Jambi", "15 15.71")]
    [TestCase("Gorontalo", "75 75.01 75.71")]
    public void A_name_of_several_regions_names_them_all(string text, string codes) =>
        string.Join(' ', Names.Find(text).Select(Regions.Id).Order(StringComparer.Ordinal)).ShouldBe(codes);

    [TestCase("Kota Garut")]
    [TestCase("Kab. Surabaya")]
    [TestCase("Dinas Kesehatan Kabupaten Garut")]
    [TestCase("Kabupaten")]
    [TestCase("-")]
    [TestCase("")]
    [TestCase("Kota Bandung, Jawa Timur")]
    public void What_names_no_region_finds_none(string text) => Names.Find(text).ShouldBeEmpty();

    [TestCase("Kab. Garutt", "32.05")]
    [TestCase("Kota Surabya", "35.78")]
    [TestCase("Kab. Surabaya", null)]
    public void The_nearest_name_is_that_of_a_region_of_the_same_type(string text, string? code)
    {
        var nearest = Names.Nearest(text);
        if (code is null)
            (nearest < 0 || Regions.Attribute(nearest, "type") == "kabupaten").ShouldBeTrue();
        else
            Regions.Id(nearest).ShouldBe(code);
    }

    private static IEnumerable<string> FormNames => Forms.Select(form => form.Name);

    private static UnitTable TableOf(ShippedRegions list) =>
        new(
            Level.Region,
            list.Regions.Codes.Ids.ToStrings(),
            list.Regions.Names.ToStrings(),
            new Dictionary<string, string?[]>
            {
                ["type"] = list.Regions.Types.ToStrings(),
                ["province_code"] = list.Regions.Provinces.ToStrings(),
            },
            _ => default
        );
}
