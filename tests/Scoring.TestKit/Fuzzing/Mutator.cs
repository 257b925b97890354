using System.Text;

namespace Scoring.TestKit.Fuzzing;

/// <summary>Changes a right file at random places, always in the same way for a seed.</summary>
public sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            ",",
            ";",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "'",
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!!x ",
            "|",
            "<",
            ">",
            "</c>",
            "<c>",
            "<v>",
            "&amp;",
            "&#0;",
            "-",
            "-1",
            "0",
            "1e999",
            "NaN",
            "4294967296",
            "99999999999999999999999999999999",
            "0.1",
            "1,5",
            "2026-02-30",
            "null",
            "true",
            "=1+1",
            "../",
            "\\u0000",
            "\\ud83d",
            "_x0000_",
            "\0",
            "\uFEFF",
            "\uFFFD",
            "\u2028",
            "é",
            "字",
            "😀",
            "\u0301",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0x80, 0x81],
        [0xFE, 0xFF],
    ];

    /// <summary>The numbers at random.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>One to five changes.</summary>
    /// <param name="file">The file; it stays as it is.</param>
    /// <param name="other">Another file, of which parts are put in.</param>
    public byte[] Change(byte[] file, byte[] other)
    {
        var bytes = new List<byte>(file);
        for (var left = Random.Next(1, 6); left > 0; left--)
            ChangeOnce(bytes, other);
        return [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, byte[] other)
    {
        var at = Random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, Random.Next(4) == 0 ? Random.Next(200) : Random.Next(8));
        switch (Random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << Random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)Random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(Random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Tokens[Random.Next(Tokens.Length)]);
                break;
            case 5:
                bytes.InsertRange(at, Enumerable.Repeat((byte)"a9 \"[,"[Random.Next(6)], Random.Next(8) == 0 ? 5_000 : Random.Next(90)));
                break;
            case 6 when other.Length > 0:
                var from = Random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + Random.Next(200))]);
                break;
            case 7 when Random.Next(10) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Tokens[Random.Next(Tokens.Length)]);
                break;
        }
    }
}
