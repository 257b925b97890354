using System.Security.Cryptography;
using System.Text;

namespace Scoring.Domain.Rules;

/// <summary>
/// A draw of lots that a stranger can repeat. A unit's lot is the SHA-256 of the UTF-8 bytes of seed, "|" and the unit's id, written in
/// lower-case hexadecimal; equal units are ordered by their lots, ascending. On a command line: <c>printf '%s|%s' SEED ID | sha256sum</c>.
/// </summary>
/// <param name="Seed">
/// A public value that nobody could choose alone, published before the draw: for example the digits of a public lottery of a named day.
/// </param>
/// <param name="Citation">Where the seed was published.</param>
public sealed record Draw(string Seed, Citation? Citation)
{
    /// <summary>The lot of a unit: 64 hexadecimal digits.</summary>
    public string LotOf(string unitId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + "|" + unitId)));
}
