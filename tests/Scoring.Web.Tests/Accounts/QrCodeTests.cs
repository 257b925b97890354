using System.Security.Cryptography;
using System.Text;
using Scoring.Web.Accounts;

namespace Scoring.Web.Tests.Accounts;

/// <summary>
/// Codes of several sizes, as an independent reader read them when they were first drawn; a change of one module changes the hash.
/// </summary>
public class QrCodeTests
{
    private const string Link =
        "otpauth://totp/Scoring:person8%40example.org?secret=7AKMMT3GSOLWGPE4RFDMPDZUKHO5YGXZ&issuer=Scoring&digits=6";

    [TestCase("HELLO", 1, 21, "32fbc389880456d5")]
    [TestCase(Link, 1, 45, "0e043dd80ac35844")]
    [TestCase("a", 200, 57, "569e7def24d97785")]
    [TestCase("b", 330, 69, "39980f25bd64e95d")]
    public void A_text_is_drawn_as_it_was_read(string text, int times, int side, string hash)
    {
        var code = QrCode.Of(string.Concat(Enumerable.Repeat(text, times)))!;
        code.Side.ShouldBe(side);
        var modules = string.Concat(
            Enumerable.Range(0, side).SelectMany(y => Enumerable.Range(0, side).Select(x => code[x, y] ? '1' : '0'))
        );
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(modules)))[..16].ShouldBe(hash);
    }

    [TestCase(412, true)]
    [TestCase(413, false)]
    public void A_text_too_long_for_a_phone_has_no_code(int length, bool has) =>
        (QrCode.Of(new string('x', length)) is not null).ShouldBe(has);
}
