using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Users;

/// <summary>Which passwords are refused.</summary>
public sealed class PasswordsTests
{
    private const string Name = "Sari Dewi";
    private const string Email = "sari.dewi@bappeda.example.go.id";

    [TestCase("password1234")]
    [TestCase("123456789012")]
    [TestCase("qwertyuiop12")]
    [TestCase("passwordpassword")]
    [TestCase("indonesia2026")]
    [TestCase("scoringscoring")]
    [TestCase("Sari Dewi 12345")]
    [TestCase("sari.dewi.2026")]
    [TestCase("DewiSari2026!")]
    [TestCase("sari.dewi@bappeda.example.go.id")]
    [TestCase("p4ssw0rd-2026")]
    [TestCase("P@$$w0rd12345!")]
    [TestCase("abcdefghijkl")]
    [TestCase("asdfghjkl;12")]
    [TestCase("rahasia12345")]
    [TestCase("Jakarta#Merdeka#17")]
    [TestCase("inovasidaerah2026")]
    [TestCase("admin-admin-admin")]
    [TestCase("ｐａｓｓｗｏｒｄ１２３４")]
    public void What_a_stranger_would_try_first_is_refused(string password) =>
        Passwords.WhyNot(password, Name, Email).ShouldBe("password-easy");

    [TestCase("seribu bukit hijau")]
    [TestCase("kalimat baru sekali")]
    [TestCase("hujan pagi di teras")]
    [TestCase("correct horse battery")]
    [TestCase("x7kqm-vwtzr-b3hnp")]
    [TestCase("Kata sandi contoh 2026")]
    [TestCase("sari makan soto betawi")]
    public void A_sentence_of_one_s_own_is_taken(string password) => Passwords.WhyNot(password, Name, Email).ShouldBeNull();

    [TestCase("password horse battery", null)]
    [TestCase("password horse 12345", "password-easy")]
    [TestCase("password 2026 gvnz", null)]
    [TestCase("password 2026 gvn", "password-easy")]
    public void Three_common_words_or_one_and_four_letters_are_the_least(string password, string? refusal) =>
        Passwords.WhyNot(password, Name, Email).ShouldBe(refusal);

    [Test]
    public void Random_passwords_like_those_of_the_demo_are_always_taken()
    {
        for (var i = 0; i < 200; i++)
        {
            var password = string.Join(
                '-',
                System
                    .Security.Cryptography.RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 15)
                    .Chunk(5)
                    .Select(part => new string(part))
            );
            Passwords.WhyNot(password, Name, Email).ShouldBeNull(password);
        }
    }

    // A hash takes a tenth of a second by intent: within the transaction every juror's mark would wait for it.
    [Test]
    public void Every_command_that_sets_a_password_hashes_it_before_its_transaction_begins() =>
        typeof(AddUser)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IWrites)) && type.GetProperty("Password") is not null)
            .ShouldAllBe(type => type.IsAssignableTo(typeof(IPrepares)));

    [Test]
    public async Task The_password_of_a_new_account_is_hashed_while_others_write()
    {
        using var place = Workplace.WithShippedRules();
        var added = new AddUser("Sari", "sari@example.org", Roles.Secretariat, Password: "kuda-biru-makan-rumput");
        added.Prepare();
        var hash = added.Hash.Of("kuda-biru-makan-rumput");
        added.Hash.Of("kuda-biru-makan-rumput").ShouldBe(hash);
        (await place.Send(added)).Email.ShouldBe("sari@example.org");
    }
}
