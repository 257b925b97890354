using System.Globalization;
using System.Text;
using Scoring.Features.Core;

namespace Scoring.Features.Attachments;

/// <summary>Names of files as people send them.</summary>
internal static class FileNames
{
    /// <summary>
    /// A name without folders, controls and signs that turn the direction of reading, which could show another ending; no longer than
    /// <see cref="FileLimits.Name"/>, with its ending.
    /// </summary>
    public static string Of(string given)
    {
        var name = StorableText.Of(given).Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (
                kind
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                )
            )
                clean.Append(rune.Value is '"' or '<' or '>' or '|' or '*' or '?' or ':' ? "_" : rune.ToString());
        }
        name = clean.ToString().Trim(' ', '.');
        if (name.Length <= FileLimits.Name)
            return name;
        var ending = Path.GetExtension(name);
        if (ending.Length > 10)
            ending = "";
        var stem = name[..(FileLimits.Name - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + ending;
    }

    /// <summary>A name that says nothing but which file of which field it is.</summary>
    public static string Neutral(string field, int number, FileType type) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Replace('/', '-')}-{number}{type.Ending()}");
}
