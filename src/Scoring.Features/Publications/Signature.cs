using System.Security.Cryptography;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>
/// The signature of a publication: ECDSA on the curve P-256 with SHA-256 over the bytes of publication.json, in DER, as
/// <c>openssl dgst -sha256 -verify</c> reads it. It stands in a file beside publication.json, which cannot name it.
/// </summary>
internal static class Signature
{
    private const string Curve = "1.2.840.10045.3.1.7";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>A private key from a file.</summary>
    /// <param name="file">The file, in PEM.</param>
    /// <param name="database">The live database, in whose folder the key must not lie.</param>
    /// <exception cref="RefusalException">It lies beside the database, others can read it, or it is not such a key.</exception>
    public static ECDsa PrivateKey(string file, string database)
    {
        if (!File.Exists(file))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", file);
        var folder = Real(Path.GetDirectoryName(Path.GetFullPath(database))!) + Path.DirectorySeparatorChar;
        if (Real(Path.GetFullPath(file)).StartsWith(folder, StringComparison.Ordinal))
            throw new RefusalException(RefusalKind.Usage, "key-beside-database", file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            throw new RefusalException(RefusalKind.Usage, "key-readable", file);
        var key = Read(file);
        try
        {
            key.ExportParameters(includePrivateParameters: true);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw new RefusalException(RefusalKind.Usage, "key-unreadable", file);
        }
    }

    /// <summary>Signs publication.json of a folder.</summary>
    public static void Write(ECDsa key, string folder)
    {
        var manifest = File.ReadAllBytes(Path.Combine(folder, PublicationFolder.Manifest));
        File.WriteAllBytes(
            Path.Combine(folder, PublicationFolder.Signature),
            key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
        File.WriteAllText(Path.Combine(folder, PublicationFolder.PublicKey), key.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    /// <summary>The fault of the signature in a folder under a public key, or null.</summary>
    /// <param name="folder">The publication's folder.</param>
    /// <param name="file">The public key, in PEM.</param>
    /// <exception cref="RefusalException">There is no such file, or it is no such key.</exception>
    public static PublicationFault? Fault(string folder, string file)
    {
        if (!File.Exists(file))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", file);
        using var key = Read(file);
        return Fault(folder, key);
    }

    /// <summary>The fault of the signature in a folder under the public key that lies beside it; null if there is neither.</summary>
    /// <remarks>It shows that nothing was changed by accident; whose key it is, it does not show.</remarks>
    public static PublicationFault? OwnFault(string folder)
    {
        var file = Path.Combine(folder, PublicationFolder.PublicKey);
        var signature = Path.Combine(folder, PublicationFolder.Signature);
        if (!File.Exists(file) && !File.Exists(signature))
            return null;
        try
        {
            return File.Exists(file) ? Fault(folder, file) : new PublicationFault("file-missing", PublicationFolder.PublicKey);
        }
        catch (RefusalException)
        {
            return new PublicationFault("file-changed", PublicationFolder.PublicKey);
        }
    }

    private static PublicationFault? Fault(string folder, ECDsa key)
    {
        var path = Path.Combine(folder, PublicationFolder.Signature);
        if (!File.Exists(path))
            return new PublicationFault("not-signed", PublicationFolder.Signature);
        var (manifest, signature) = (File.ReadAllBytes(Path.Combine(folder, PublicationFolder.Manifest)), File.ReadAllBytes(path));
        return key.VerifyData(manifest, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ? null
            : new PublicationFault("other-signature", PublicationFolder.Signature);
    }

    private static ECDsa Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve)
                return key;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            // Refused below, in a sentence that says what a key is.
        }
        key.Dispose();
        throw new RefusalException(RefusalKind.Usage, "key-unreadable", file);
    }

    // A link to the folder or to the key is no other place.
    private static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        var here = parent is null ? path : Path.Combine(Real(parent), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is null ? here : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
    }
}
