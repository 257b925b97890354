namespace Scoring.Web.Accounts;

/// <summary>Reed–Solomon error correction of QR codes, over the field of 256 elements.</summary>
internal static class QrCorrection
{
    private const int Field = 0x11D;

    /// <summary>The data in blocks with the correction of each, woven into each other as the code is drawn.</summary>
    public static byte[] Interleaved(byte[] data, int blocks, int correction, int all)
    {
        var divisor = Divisor(correction);
        var shortBlocks = blocks - (all % blocks);
        var shortData = (all / blocks) - correction;
        var parts = new List<(byte[] Data, byte[] Correction)>();
        for (var (block, at) = (0, 0); block < blocks; block++)
        {
            var part = data[at..(at + shortData + (block < shortBlocks ? 0 : 1))];
            at += part.Length;
            parts.Add((part, Remainder(part, divisor)));
        }
        return
        [
            .. Enumerable.Range(0, shortData + 1).SelectMany(i => parts.Where(part => i < part.Data.Length).Select(part => part.Data[i])),
            .. Enumerable.Range(0, correction).SelectMany(i => parts.Select(part => part.Correction[i])),
        ];
    }

    private static byte[] Divisor(int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
                divisor[j] = (byte)(Times(divisor[j], root) ^ (j + 1 < degree ? divisor[j + 1] : 0));
            root = Times(root, 2);
        }
        return divisor;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var left = new byte[divisor.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ left[0]);
            for (var i = 0; i < left.Length; i++)
                left[i] = (byte)((i + 1 < left.Length ? left[i + 1] : 0) ^ Times(divisor[i], factor));
        }
        return left;
    }

    private static byte Times(byte one, byte other)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * Field);
            product ^= ((other >> i) & 1) * one;
        }
        return (byte)product;
    }
}
