using Scoring.Features.Regions;

namespace Scoring.Features.Tests.Regions;

/// <summary>Regions are found by what people type.</summary>
public sealed class RegionSearchTests
{
    private static readonly (string Code, string Name)[] Regions =
    [
        ("11", "Aceh"),
        ("13", "Sumatera Barat"),
        ("13.02", "Kabupaten Solok"),
        ("13.11", "Kabupaten Solok Selatan"),
        ("13.72", "Kota Solok"),
        ("31", "DKI Jakarta"),
        ("35.78", "Kota Surabaya"),
        ("72.01", "Kabupaten Banggai"),
        ("72.07", "Kabupaten Banggai Kepulauan"),
        ("72.11", "Kabupaten Banggai Laut"),
    ];

    [TestCase("72.01", "72.01")]
    [TestCase("kabupaten banggai", "72.01")]
    [TestCase("kab banggai", "72.01")]
    [TestCase("Kab. Banggai", "72.01")]
    [TestCase("banggai kabupaten", "72.01")]
    [TestCase("surabaya kota", "35.78")]
    [TestCase("kota solok", "13.72")]
    [TestCase("selatan solok", "13.11")]
    [TestCase("sumbar", "13")]
    [TestCase("NAD", "11")]
    [TestCase("nanggroe aceh darussalam", "11")]
    [TestCase("jakarta", "31")]
    [TestCase("banggai kep", "72.07")]
    [TestCase("Banggay", "72.01")]
    [TestCase("surabya", "35.78")]
    public void What_people_type_finds_the_region_first(string text, string code) => Found(text)[0].ShouldBe(code);

    [TestCase("solok", "13.02", "13.72", "13.11")]
    [TestCase("13.", "13.02", "13.11", "13.72")]
    public void All_that_fit_are_found_the_closest_first(string text, params string[] codes) => Found(text).ShouldBe(codes);

    [TestCase("zzz")]
    [TestCase("kota banggai")]
    [TestCase("...")]
    public void What_fits_nothing_finds_nothing(string text) => Found(text).ShouldBeEmpty();

    [Test]
    public void A_wrong_letter_counts_only_where_nothing_fits_as_written() => Found("banggai").Count.ShouldBe(3);

    [TestCase("bangai", true)]
    [TestCase("bangi", false)]
    public void One_wrong_letter_is_forgiven_two_are_not(string text, bool isFound) => (Found(text).Count > 0).ShouldBe(isFound);

    [Test]
    public void An_empty_text_finds_all_and_an_endless_one_none()
    {
        Found(" ").Count.ShouldBe(Regions.Length);
        Found(new string('a', 101)).ShouldBeEmpty();
    }

    private static List<string> Found(string text) => [.. RegionSearch.Find(text, Regions, one => one).Select(one => one.Code)];
}
