using Scoring.Features.Core;
using Scoring.Features.PublicVotes;

namespace Scoring.Features.Tests.PublicVotes;

/// <summary>Which spellings are one address, and which stay two.</summary>
public sealed class VoteAddressTests
{
    [TestCase("budi@kota.example", "BUDI@Kota.Example")]
    [TestCase("budi@kota.example", "  budi@kota.example ")]
    [TestCase("budi@kota.example", "budi+dua@kota.example")]
    [TestCase("budi@kota.example", "Budi+a+b@KOTA.example")]
    [TestCase("budisantoso@gmail.com", "Budi.Santoso+suara@GMail.com")]
    [TestCase("budisantoso@gmail.com", "b.u.d.i.santoso@googlemail.com")]
    [TestCase("budi@xn--bcher-kva.example", "budi@Bücher.example")]
    [TestCase("budi@proton.me", "budi@protonmail.com")]
    [TestCase("budi@icloud.com", "budi@me.com")]
    public void Check_38_these_are_one_address(string key, string typed) => VoteAddress.Of(typed).Key.ShouldBe(key);

    [TestCase("budi.santoso@kota.example", "budisantoso@kota.example")]
    [TestCase("budi@kota.example", "budi@kota2.example")]
    [TestCase("budi@outlook.com", "budi@hotmail.com")]
    [TestCase("budi-a@kota.example", "budi@kota.example")]
    public void What_may_be_two_mailboxes_stays_two(string one, string other) =>
        VoteAddress.Of(one).Key.ShouldNotBe(VoteAddress.Of(other).Key);

    [TestCase("")]
    [TestCase(null)]
    [TestCase("budi")]
    [TestCase("budi@")]
    [TestCase("@kota.example")]
    [TestCase("budi@localhost")]
    [TestCase("a@b@kota.example")]
    [TestCase("budi@kota..example")]
    [TestCase("....@gmail.com")]
    [TestCase("budi\r\nBcc: x@kota.example")]
    public void What_is_no_address_is_refused(string? typed) =>
        Should.Throw<RefusalException>(() => VoteAddress.Of(typed)).Code.ShouldBe("vote-address");
}
