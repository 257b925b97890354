using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scoring.RuleBook;

/// <summary>
/// English for what the levels of indicators require, which rule files word as their sources do, in Indonesian. Only pages show it; a
/// wording without a row stays as it is, and no hash depends on it.
/// </summary>
/// <param name="english">The English texts, by the exact wording of the rule files.</param>
public sealed class LevelWordings(IReadOnlyDictionary<string, string> english)
{
    /// <summary>The file's name in the rules folder.</summary>
    public const string FileName = "wordings.csv";

    /// <summary>
    /// The wordings of a rules folder; none if it has no such file, or one without the columns <c>wording</c> and <c>english</c>. Of
    /// several rows for one wording the last counts.
    /// </summary>
    /// <param name="rulesFolder">The path of the rules folder.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
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

    /// <summary>A wording in the reader's language; unchanged where no English is known.</summary>
    /// <param name="wording">The wording of the rule files.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public string In(string wording, string language) => language == "id" ? wording : english.GetValueOrDefault(wording, wording);
}
