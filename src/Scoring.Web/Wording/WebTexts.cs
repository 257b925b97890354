using System.Resources;
using Scoring.Features.Texts;

namespace Scoring.Web.Wording;

/// <summary>The sentences that only the site says; those shared with the command line stand in Scoring.Features.</summary>
internal static class WebTexts
{
    /// <summary>All of them.</summary>
    public static TextSource All { get; } = new(new ResourceManager("Scoring.Web.Wording.WebTexts", typeof(WebTexts).Assembly));

    /// <summary>The sentence of a key ("id" for Indonesian, anything else for English) with its places filled.</summary>
    public static string Get(string key, string language, params object[] places) => All.Get(key, language, places);
}
