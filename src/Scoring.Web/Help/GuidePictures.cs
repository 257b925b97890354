using Scoring.Web.Assets;

namespace Scoring.Web.Help;

/// <summary>The screenshots that the guides show, taken by a test and embedded in the program.</summary>
internal static class GuidePictures
{
    private const string Prefix = "Scoring.Web.Help.Pictures.";

    private static readonly Dictionary<string, OwnFile> Files = typeof(GuidePictures)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(
            name => name[Prefix.Length..^".png".Length],
            name => OwnFile.Resource(name, "/help-pictures/" + name[Prefix.Length..], "image/png"),
            StringComparer.Ordinal
        );

    /// <summary>The screenshot of a name, or null if it was not taken.</summary>
    public static OwnFile? Find(string name) => Files.GetValueOrDefault(name);
}
