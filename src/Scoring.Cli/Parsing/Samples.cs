using System.Text.RegularExpressions;
using Scoring.Features.Core;

namespace Scoring.Cli.Parsing;

/// <summary>The sample data that can be run; <c>messy</c> is made to be refused.</summary>
internal static class Samples
{
    /// <summary>The folders that the demo runs, in its order.</summary>
    public static readonly string[] OfDemo = ["solok-2018", "kipp-2023", "iga-2018-2019", "iid-2026", "medan-2021"];

    /// <summary>The nearest folder <c>sample-data</c>, here or above, else the one beside the program; null if there is none.</summary>
    public static string? Folder() => Folders.Nearest("sample-data", Directory.GetCurrentDirectory());

    /// <summary>
    /// The folder that has files for an edition, as it would be typed here: its full path if it is not below this folder; null if there is
    /// none.
    /// </summary>
    public static string? With(string edition)
    {
        if (Folder() is not { } samples)
            return null;
        var line = new Regex($@"^\s*-\s*edition:\s*{Regex.Escape(edition)}\s*$", RegexOptions.Multiline);
        return OfDemo
            .Select(name => Path.Combine(samples, name))
            .Where(folder =>
                Path.Combine(folder, "inputs.yaml") is var inputs && File.Exists(inputs) && line.IsMatch(File.ReadAllText(inputs))
            )
            .Select(Typed)
            .FirstOrDefault();
    }

    private static string Typed(string folder) =>
        Path.GetRelativePath(Directory.GetCurrentDirectory(), folder) is var path && path.StartsWith("..", StringComparison.Ordinal)
            ? folder
            : path;
}
