using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scoring.RuleBook;

/// <summary>
/// What the levels of indicators require, in English: rule files word them as their sources do, in Indonesian. It is for readers of pages
/// alone; what it has no row for stays as it is, and no hash depends on it.
/// </summary>
/// <param name="english">The English by the wording of the rule files.</param>
public sealed class LevelWordings(IReadOnlyDictionary<string, string> english)
{
    /// <summary>The file's name in the rules folder.</summary>
    public const string FileName = "wordings.csv";

    /// <summary>The wordings of a rules folder; none if it has no such file or it cannot be read as one.</summary>
    public static LevelWordings Read(string rulesFolder)
    {
        var path = Path.Combine(rulesFolder, FileName);
        var english = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return new LevelWordings(english);
        using var csv = new CsvReader(
            new StreamReader(path),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null }
        );
        if (!csv.Read() || !csv.ReadHeader())
            return new LevelWordings(english);
        while (csv.Read())
        {
            if (csv.GetField("wording") is { Length: > 0 } wording && csv.GetField("english") is { Length: > 0 } words)
                english[wording] = words;
        }
        return new LevelWordings(english);
    }

    /// <summary>A wording for a reader of a language, "id" or "en".</summary>
    public string In(string wording, string language) => language == "id" ? wording : english.GetValueOrDefault(wording, wording);
}
