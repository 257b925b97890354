using System.Globalization;
using System.Resources;

namespace Scoring.Web.Wording;

/// <summary>The sentences that only the site says, in Indonesian ("id") and English (anything else); those shared with the command line stand in Scoring.Features.</summary>
internal static class WebTexts
{
    private static readonly CultureInfo Indonesian = new("id");

    /// <summary>All sentences, English as the neutral language.</summary>
    internal static ResourceManager Resources { get; } = new("Scoring.Web.Wording.WebTexts", typeof(WebTexts).Assembly);

    /// <summary>The sentence of a key with its places filled by texts that are ready to be read; the key itself where there is none.</summary>
    public static string Get(string key, string language, params string[] places) =>
        Resources.GetString(key, language == "id" ? Indonesian : CultureInfo.InvariantCulture) is { } sentence
            ? places.Length == 0 ? sentence : string.Format(CultureInfo.InvariantCulture, sentence, places)
            : key;
}
