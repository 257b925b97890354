using System.Security.Cryptography;

namespace Scoring.Features.Persistence.Binding;

/// <summary>
/// A random value stored with a row whose other columns can be guessed. Without it, who may read the trail but not yet the marks could try
/// all marks until one gives the hash in the event.
/// </summary>
internal static class Salt
{
    private const int Bytes = 16;

    /// <summary>A new salt in hexadecimal.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
