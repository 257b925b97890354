using Scoring.Web.Accounts;
using ZXing.QrCode.Internal;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Codes of several sizes, read back by a library that is not the one that draws them.</summary>
public class QrCodeTests
{
    private const string Link =
        "otpauth://totp/Scoring:person8%40example.org?secret=7AKMMT3GSOLWGPE4RFDMPDZUKHO5YGXZ&issuer=Scoring&digits=6";

    [TestCase("HELLO", 1, 21)]
    [TestCase(Link, 1, 45)]
    [TestCase("Penilaian – “Kota Solok” · é", 1, 29)]
    [TestCase("a", 200, 57)]
    [TestCase("b", 330, 69)]
    [TestCase("x", 412, 77)]
    public void A_code_reads_back_as_its_text_without_one_wrong_module(string part, int times, int side)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        var code = QrCode.Of(text)!;
        code.Side.ShouldBe(side);
        var rows = Enumerable.Range(0, side).Select(y => Enumerable.Range(0, side).Select(x => code[x, y]).ToArray()).ToArray();
        var read = new Decoder().decode(rows, null);
        read.ShouldNotBeNull();
        (read.Text, read.ErrorsCorrected, read.ECLevel).ShouldBe((text, 0, "M"));
    }

    [TestCase(412, true)]
    [TestCase(413, false)]
    [TestCase(5000, false)]
    public void A_text_too_long_for_a_phone_has_no_code(int length, bool has) =>
        (QrCode.Of(new string('x', length)) is not null).ShouldBe(has);
}
