using Scoring.Domain.Jury;

namespace Scoring.Domain.Tests.Jury;

/// <summary>One person under several spellings, and institutions that may be one.</summary>
public class PersonNamesTests
{
    [TestCase("Dr. Budi")]
    [TestCase("budi ")]
    [TestCase("Budi\u00a0")]
    [TestCase("BUDI, S.T., M.Si")]
    [TestCase("Prof. Dr. Ir. H. Budi, M.Sc., Ph.D.")]
    [TestCase("Hj. Budi ST")]
    public void Titles_case_spaces_and_signs_do_not_make_another_person(string name) => PersonNames.Key(name).ShouldBe("budi");

    [TestCase("Budi Santoso")]
    [TestCase("Budiman")]
    [TestCase("Budi S.")]
    public void Another_name_is_another_person(string name) => PersonNames.Key(name).ShouldNotBe("budi");

    [TestCase("Dr.", "dr")]
    [TestCase("LAN-1", "lan1")]
    [TestCase("J1", "j1")]
    [TestCase("M. Ali", "mali")]
    public void What_is_only_a_title_or_a_number_keeps_its_letters(string name, string key) => PersonNames.Key(name).ShouldBe(key);

    private static IEnumerable<string> KeysIn(string names) => PersonNames.NamesIn(names).Select(PersonNames.Key).Distinct();

    [TestCase("Budi Santoso dan Ani")]
    [TestCase("1. Budi Santoso 2. Ani")]
    [TestCase("Ketua: Budi Santoso, Anggota: Ani")]
    [TestCase("Budi Santoso (ketua)\nAni (anggota)")]
    [TestCase("Dr. Budi Santoso; Ani")]
    [TestCase("Ani, Budi Santoso, S.T.")]
    [TestCase("Budi Santoso, Ani")]
    public void The_people_of_a_team_are_told_apart_from_their_degrees(string team) =>
        KeysIn(team).Order().ShouldBe(["ani", "budisantoso"]);

    [Test]
    public void The_family_name_may_stand_first() => KeysIn("Wijaya, Andi").Order().ShouldBe(["andi", "andiwijaya", "wijaya"]);

    [TestCase("B. Santoso", "Budi Santoso", true)]
    [TestCase("Budi S.", "Budi Santoso", true)]
    [TestCase("Moh. Ali", "Mohammad Ali", true)]
    [TestCase("Aminah Siti", "Siti Aminah", true)]
    [TestCase("Budi Santosa", "Dr. Budi Santoso, M.Si", true)]
    [TestCase("Budi Santoso", "Budi Agus Santoso", true)]
    [TestCase("B. S.", "Budi Santoso", false)]
    [TestCase("Dewi Santoso", "Budi Santoso", false)]
    [TestCase("Muhammad Budi", "Budi Santoso", false)]
    [TestCase("Budi", "Budi Santoso", false)]
    [TestCase("Juri ilustrasi 1", "Juri ilustrasi 2", false)]
    [TestCase("Juri Satu", "Juri Dua", false)]
    public void Two_names_may_be_one_persons(string one, string other, bool mayBe)
    {
        PersonNames.MayBeOnePerson(one, other).ShouldBe(mayBe);
        PersonNames.MayBeOnePerson(other, one).ShouldBe(mayBe);
    }

    [TestCase("umum", "umun", true)]
    [TestCase("umum", "umumm", true)]
    [TestCase("umum", "mumu", false)]
    [TestCase("umum", "umum", false)]
    [TestCase("baru", "abru", true)]
    [TestCase("abc", "abd", false)]
    [TestCase("kelas1", "kelas2", false)]
    public void One_letter_of_a_longer_word_may_be_typed_wrong(string one, string other, bool apart) =>
        (PersonNames.IsOneLetterApart(one, other), PersonNames.IsOneLetterApart(other, one)).ShouldBe((apart, apart));

    [TestCase("DPMPTSP", "Dinas Penanaman Modal dan PTSP", true)]
    [TestCase("BPS", "Badan Pusat Statistik", true)]
    [TestCase("Dinkes", "Dinas Kesehatan", true)]
    [TestCase("Dinas Kesehatan Kota Solok", "Dinas Kesehatan", true)]
    [TestCase("DPMPTSP Kab. Garut", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", true)]
    [TestCase("Dinas Kesehatan", "Dinas Pendidikan", false)]
    [TestCase("Universitas Andalas", "Univ. Negeri Padang", false)]
    [TestCase("LAN", "LAN", true)]
    [TestCase("LAN", "LAN Makassar", false)]
    [TestCase("", "Dinas", false)]
    public void Institutions_may_be_one_under_an_abbreviation_or_a_longer_name(string one, string other, bool mayBe) =>
        PersonNames.MayBeOneInstitution(one, other).ShouldBe(mayBe);
}
