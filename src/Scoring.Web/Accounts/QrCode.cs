using System.Text;

namespace Scoring.Web.Accounts;

/// <summary>A text as a QR code (ISO/IEC 18004, bytes, error correction M), for a phone that reads a key off the screen.</summary>
internal sealed class QrCode
{
    private const int LargestVersion = 15;
    private const int CountOfWideTexts = 10; // from this version on the length has sixteen bits
    private const int FormatOfM = 0;

    // By version: bytes of error correction in each block, and the number of blocks.
    private static readonly int[] CorrectionBytes = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
    private static readonly int[] Blocks = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;
    private readonly int _version;

    private QrCode(int version)
    {
        (_version, Side) = (version, 17 + (4 * version));
        (_dark, _fixed) = (new bool[Side, Side], new bool[Side, Side]);
    }

    /// <summary>How many modules it is wide and high, without the quiet zone around it.</summary>
    public int Side { get; }

    /// <summary>True for a dark module.</summary>
    public bool this[int x, int y] => _dark[x, y];

    /// <summary>The code of a text; null if it is too long for a code that a phone reads easily.</summary>
    public static QrCode? Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Enumerable
            .Range(1, LargestVersion)
            .FirstOrDefault(one => 4 + LengthBits(one) + (8 * bytes.Length) <= 8 * DataBytes(one));
        if (version == 0)
            return null;
        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawBytes(QrCorrection.Interleaved(Padded(bytes, version), Blocks[version], CorrectionBytes[version], AllBytes(version)));
        code.ApplyBestMask();
        return code;
    }

    private static int LengthBits(int version) => version < CountOfWideTexts ? 8 : 16;

    private static int DataBytes(int version) => AllBytes(version) - (CorrectionBytes[version] * Blocks[version]);

    private static int AllBytes(int version)
    {
        var modules = (((16 * version) + 128) * version) + 64;
        if (version >= 2)
        {
            var aligned = (version / 7) + 2;
            modules -= (((25 * aligned) - 10) * aligned) - 55;
            modules -= version >= 7 ? 36 : 0;
        }
        return modules / 8;
    }

    // Mode, length, bytes, and padding to the full size.
    private static byte[] Padded(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        void Add(int value, int count) => bits.AddRange(Enumerable.Range(1, count).Select(at => ((value >> (count - at)) & 1) == 1));
        Add(4, 4);
        Add(bytes.Length, LengthBits(version));
        foreach (var one in bytes)
            Add(one, 8);
        var capacity = 8 * DataBytes(version);
        Add(0, Math.Min(4, capacity - bits.Count));
        Add(0, (8 - (bits.Count % 8)) % 8);
        for (var pad = 0xEC; bits.Count < capacity; pad ^= 0xEC ^ 0x11)
            Add(pad, 8);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    private void Fix(int x, int y, bool isDark) => (_dark[x, y], _fixed[x, y]) = (isDark, true);

    private void DrawPatterns()
    {
        for (var i = 0; i < Side; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        foreach (var (x, y) in new[] { (3, 3), (Side - 4, 3), (3, Side - 4) })
            DrawRings(x, y, 4, distance => distance is not (2 or 4));
        var places = AlignmentPlaces();
        foreach (var (x, y) in from x in places from y in places where !IsCorner(x, y, places) select (x, y))
            DrawRings(x, y, 2, distance => distance != 1);
        DrawFormat(0);
        DrawVersion();
    }

    private static bool IsCorner(int x, int y, int[] places) =>
        (x == places[0] && y == places[0]) || (x == places[0] && y == places[^1]) || (x == places[^1] && y == places[0]);

    private void DrawRings(int centreX, int centreY, int reach, Func<int, bool> isDark)
    {
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                if (centreX + dx >= 0 && centreX + dx < Side && centreY + dy >= 0 && centreY + dy < Side)
                    Fix(centreX + dx, centreY + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
            }
        }
    }

    private int[] AlignmentPlaces()
    {
        if (_version == 1)
            return [];
        var count = (_version / 7) + 2;
        var step = ((((_version * 4) + (count * 2) + 1) / ((count * 2) - 2))) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Side - 7 - (i * step)).Reverse()];
    }

    private void DrawFormat(int mask)
    {
        var data = (FormatOfM << 3) | mask;
        var bits = ((data << 10) | Remainder(data, 10, 0x537)) ^ 0x5412;
        bool Bit(int at) => ((bits >> at) & 1) == 1;
        for (var i = 0; i <= 5; i++)
            Fix(8, i, Bit(i));
        Fix(8, 7, Bit(6));
        Fix(8, 8, Bit(7));
        Fix(7, 8, Bit(8));
        for (var i = 9; i < 15; i++)
            Fix(14 - i, 8, Bit(i));
        for (var i = 0; i < 8; i++)
            Fix(Side - 1 - i, 8, Bit(i));
        for (var i = 8; i < 15; i++)
            Fix(8, Side - 15 + i, Bit(i));
        Fix(8, Side - 8, true);
    }

    private void DrawVersion()
    {
        if (_version < 7)
            return;
        var bits = (_version << 12) | Remainder(_version, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            Fix(Side - 11 + (i % 3), i / 3, ((bits >> i) & 1) == 1);
            Fix(i / 3, Side - 11 + (i % 3), ((bits >> i) & 1) == 1);
        }
    }

    private static int Remainder(int data, int bits, int divisor)
    {
        var left = data;
        for (var i = 0; i < bits; i++)
            left = (left << 1) ^ ((left >> (bits - 1)) * divisor);
        return left;
    }

    private void DrawBytes(byte[] bytes)
    {
        var at = 0;
        for (var right = Side - 1; right >= 1; right -= right == 8 ? 3 : 2)
        {
            for (var step = 0; step < Side; step++)
            {
                var y = ((right + 1) & 2) == 0 ? Side - 1 - step : step;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (_fixed[x, y] || at >= 8 * bytes.Length)
                        continue;
                    _dark[x, y] = ((bytes[at >> 3] >> (7 - (at & 7))) & 1) == 1;
                    at++;
                }
            }
        }
    }

    private void ApplyBestMask()
    {
        var best = Enumerable
            .Range(0, 8)
            .MinBy(mask =>
            {
                Mask(mask);
                DrawFormat(mask);
                var penalty = QrPenalty.Of(_dark);
                Mask(mask); // masking twice restores it
                return penalty;
            });
        Mask(best);
        DrawFormat(best);
    }

    private void Mask(int mask)
    {
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                _dark[x, y] ^= !_fixed[x, y] && IsInverted(mask, x, y);
        }
    }

    private static bool IsInverted(int mask, int x, int y) =>
        mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => ((x / 3) + (y / 2)) % 2 == 0,
            5 => (x * y % 2) + (x * y % 3) == 0,
            6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
            _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
        };
}
