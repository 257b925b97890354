using QRCoder;
using QRCoder.Exceptions;

namespace Scoring.Web.Accounts;

/// <summary>A text as a QR code (ISO/IEC 18004, bytes, error correction M), for a phone that reads a key off the screen.</summary>
internal sealed class QrCode
{
    private const int LargestVersion = 15; // larger codes have modules too small for a phone at the size of the page's picture
    private const int PixelsOfAModule = 10;
    private const int QuietZone = 4; // QRCoder draws it; the view leaves its own

    /// <summary>How many light modules a picture needs on each side.</summary>
    public const int Margin = QuietZone;

    private readonly QRCodeData _data;

    private QrCode(QRCodeData data) => _data = data;

    /// <summary>How many modules it is wide and high, without the quiet zone around it.</summary>
    public int Side => _data.ModuleMatrix.Count - (2 * QuietZone);

    /// <summary>True for a dark module; x from the left and y from the top, each from 0 and less than <see cref="Side"/>.</summary>
    public bool this[int x, int y] => _data.ModuleMatrix[y + QuietZone][x + QuietZone];

    /// <summary>The dark modules as a path of SVG, within <see cref="Margin"/>.</summary>
    public string Squares =>
        string.Concat(
            Enumerable
                .Range(0, Side)
                .SelectMany(y => Enumerable.Range(0, Side).Where(x => this[x, y]).Select(x => $"M{x + Margin} {y + Margin}h1v1h-1z"))
        );

    /// <summary>The code as a PNG with its quiet zone, large enough to be printed.</summary>
    public byte[] Png()
    {
        using var picture = new PngByteQRCode(_data);
        return picture.GetGraphic(PixelsOfAModule);
    }

    /// <summary>The code of a text; null if it is too long for a code that a phone reads easily.</summary>
    public static QrCode? Of(string text)
    {
        try
        {
            var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
            return data.Version <= LargestVersion ? new QrCode(data) : null;
        }
        catch (DataTooLongException)
        {
            return null;
        }
    }
}
