using System.Globalization;
using System.Security.Cryptography;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>The folders of publications: one each in <c>DATABASE.publications</c>, next to the live database.</summary>
public static class PublicationFolder
{
    /// <summary>The file that names all others.</summary>
    public const string Manifest = "publication.json";

    /// <summary>The signature over publication.json, if there is one.</summary>
    public const string Signature = "publication.sig";

    /// <summary>The public key of the signature, in PEM.</summary>
    public const string PublicKey = "publication.pub";

    /// <summary>The facts, as a database of this program.</summary>
    public const string Facts = "facts.db";

    /// <summary>The rule files as they were used.</summary>
    public const string Rules = "rules";

    /// <summary>The rules as they were read, for programs that read no YAML.</summary>
    public const string RulesAsRead = "rules.json";

    /// <summary>Rankings and prizes as files.</summary>
    public const string Results = "results";

    /// <summary>Why each unit is ranked where it is.</summary>
    public const string Explanations = "explanations";

    /// <summary>The folder of all publications of a database.</summary>
    public static string Root(string database) => database + ".publications";

    /// <summary>The folder of a publication.</summary>
    public static string Of(ScoringOptions options, Publication publication)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(publication);
        return Path.Combine(Root(options.FilesPath), publication.Folder);
    }

    /// <summary>The name of a publication's folder.</summary>
    internal static string NameOf(string edition, int number) =>
        $"{edition.Replace('/', '-')}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>True for publication.json and the signature over it, which its list cannot name.</summary>
    internal static bool IsOutsideList(string name) => name is Manifest or Signature or PublicKey;

    /// <summary>The files of a folder with their hashes, by path; without publication.json and its signature.</summary>
    internal static IReadOnlyList<PublishedFile> FilesIn(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(file => !IsOutsideList(file.Name))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new PublishedFile(file.Name, new FileInfo(file.Path).Length, Sha256(file.Path))),
        ];

    /// <summary>SHA-256 (hex) of a file.</summary>
    internal static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
