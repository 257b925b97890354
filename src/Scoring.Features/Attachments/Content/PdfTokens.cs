using System.Text;

namespace Scoring.Features.Attachments.Content;

/// <summary>What a piece of a PDF is, as far as the check needs to know.</summary>
internal enum PdfToken
{
    /// <summary>A name, without its slash and with its escapes resolved.</summary>
    Name,

    /// <summary>A word such as obj or stream, or a number.</summary>
    Word,

    /// <summary>The beginning of a dictionary.</summary>
    Opening,

    /// <summary>The end of a dictionary.</summary>
    Closing,
}

/// <summary>
/// Reads a PDF piece by piece, forwards and in little memory; texts and comments are passed over, because names in them mean nothing.
/// </summary>
/// <param name="source">The bytes.</param>
internal sealed class PdfTokens(Stream source)
{
    // Longer than any name or word that is looked for.
    private const int Longest = 128;
    private const int LongestText = 1 << 16;

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly StringBuilder _text = new();
    private int _at;
    private int _end;
    private long _read;

    /// <summary>How far it is, in bytes.</summary>
    private long Place => _read - _end + _at;

    /// <summary>The next piece; null at the end.</summary>
    public (PdfToken Kind, string Text)? Next()
    {
        while (true)
        {
            var letter = Take();
            switch (letter)
            {
                case < 0:
                    return null;
                case '%':
                    while (Peek() is >= 0 and not ('\r' or '\n'))
                        Take();
                    break;
                case '(':
                    SkipText();
                    break;
                case '<' when Peek() == '<':
                    Take();
                    return (PdfToken.Opening, "");
                case '<':
                    while (Take() is >= 0 and not '>') { }
                    break;
                case '>' when Peek() == '>':
                    Take();
                    return (PdfToken.Closing, "");
                case '/':
                    return (PdfToken.Name, Rest(isName: true));
                case var _ when !IsBlank(letter) && !IsMark(letter):
                    _at--;
                    return (PdfToken.Word, Rest(isName: false));
            }
        }
    }

    /// <summary>Passes over the bytes of a stream, after its word.</summary>
    /// <returns>Where they begin and how many they are.</returns>
    public (long Start, long Length) SkipStream()
    {
        if (Peek() == '\r')
            Take();
        if (Peek() == '\n')
            Take();
        var start = Place;
        ReadOnlySpan<byte> word = "endstream"u8;
        while (true)
        {
            var found = _buffer.AsSpan(_at, _end - _at).IndexOf(word);
            if (found >= 0)
            {
                _at += found + word.Length;
                return (start, Place - word.Length - start);
            }
            // Its first letters may be the last that have been read.
            _at = Math.Max(_at, _end - word.Length + 1);
            if (!ReadOn())
            {
                _at = _end;
                return (start, Place - start);
            }
        }
    }

    private void SkipText()
    {
        var depth = 1;
        for (var length = 0; depth > 0 && length < LongestText; length++)
        {
            switch (Take())
            {
                case < 0:
                    return;
                case '\\':
                    Take();
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
            }
        }
    }

    private string Rest(bool isName)
    {
        _text.Clear();
        while (Peek() is >= 0 and var letter && !IsBlank(letter) && !IsMark(letter))
        {
            Take();
            if (isName && letter == '#' && Hex(Peek()) is { } high)
            {
                Take();
                letter = Hex(Peek()) is { } low ? (high << 4) + low : letter;
                if (Hex(Peek()) is not null)
                    Take();
            }
            if (_text.Length < Longest)
                _text.Append((char)letter);
        }
        return _text.ToString();
    }

    private static int? Hex(int letter) =>
        letter is >= 0 and < 128 && char.IsAsciiHexDigit((char)letter) ? Convert.ToInt32(((char)letter).ToString(), 16) : null;

    private static bool IsBlank(int letter) => letter is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsMark(int letter) => letter is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    private int Take() => Peek() is >= 0 and var letter ? Advance(letter) : -1;

    private int Advance(int letter)
    {
        _at++;
        return letter;
    }

    private int Peek()
    {
        if (_at < _end)
            return _buffer[_at];
        return ReadOn() ? _buffer[_at] : -1;
    }

    // Keeps what is left in front of what is read.
    private bool ReadOn()
    {
        var left = _end - _at;
        _buffer.AsSpan(_at, left).CopyTo(_buffer);
        var more = source.Read(_buffer.AsSpan(left));
        (_at, _end) = (0, left + more);
        _read += more;
        return more > 0;
    }
}
