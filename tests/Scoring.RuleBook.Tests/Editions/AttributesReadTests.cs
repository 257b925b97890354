using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests.Editions;

public class AttributesReadTests
{
    private static readonly RuleFolder Shipped = new(TestFolders.Shipped);

    [TestCase("iga/2026", "start_date")]
    [TestCase("kipp/2017", "start_date")]
    public void A_column_that_a_rule_reads_as_a_day_or_time_is_a_date(string edition, string column) =>
        Of(edition).Dates.ShouldContain(column);

    [Test]
    public void A_column_whose_words_are_counted_for_a_gate_lists_them() =>
        Of("iga/2026")["affair"]!.Words.ShouldBe(["pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketertiban", "sosial"]);

    [TestCase("solok-convention/2018", "category")]
    [TestCase("solok-convention/2018", "agency")]
    [TestCase("kovablik/2020", "group")]
    public void A_column_whose_values_are_clusters_or_senders_groups(string edition, string column) =>
        Of(edition)[column]!.Groups.ShouldBeTrue();

    [Test]
    public void Names_compare_without_case_and_what_no_rule_reads_is_not_listed()
    {
        Of("iga/2026")["Affair"].ShouldNotBeNull();
        Of("iga/2026")["agency"].ShouldBeNull();
        Of("iga/2026").Numbers.ShouldBeEmpty();
    }

    [Test]
    public void A_column_that_a_condition_compares_with_numbers_is_a_number_however_deep_the_condition_lies() =>
        new RuleFolder(TestFolders.Good)
            .Read("eligibility/2026")
            .Edition!.AttributesOf(Level.Innovation)
            .Numbers.Contains("Users")
            .ShouldBeTrue();

    [Test]
    public void Types_of_regions_are_read_by_rankings_of_regions()
    {
        Edition("iga/2026").AttributesOf(Level.Region)["type"]!.Words.ShouldBe(["provinsi", "kabupaten", "kota"], ignoreOrder: true);
        Of("iga/2026")["type"].ShouldBeNull();
    }

    private static AttributesRead Of(string edition) => Edition(edition).AttributesOf(Level.Innovation);

    private static Edition Edition(string id) => Shipped.Read(id).Edition!;
}
