using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// The lots of an entry and a juror together, as <see cref="Draw.LotOf"/> of "ENTRY|JUROR" gives them. A national draw needs hundreds of
/// thousands, so only the first 16 hexadecimal digits are stored, as a number; the order is the same.
/// </summary>
internal sealed class PairLots(Panel panel, Draw draw)
{
    private readonly byte[][] _jurors = [.. panel.Jurors.Select(juror => Encoding.UTF8.GetBytes(juror.Id))];
    private byte[] _text = [];
    private int _entry = -1;
    private int _length;

    /// <summary>The lot, as the number formed by its first 16 digits.</summary>
    public ulong Of(int entry, int juror)
    {
        if (_entry != entry)
        {
            var before = Encoding.UTF8.GetBytes($"{draw.Seed}|{panel.Entries[entry].Id}|");
            (_entry, _length) = (entry, before.Length);
            Array.Resize(ref _text, before.Length + _jurors.Max(id => id.Length));
            before.CopyTo(_text, 0);
        }
        _jurors[juror].CopyTo(_text, _length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, _length + _jurors[juror].Length), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
