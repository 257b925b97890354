using System.Resources;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Localization;

/// <summary>
/// Texts used by the site only; those shared with the command line are in Scoring.Features. Each part of the site has a pair of
/// resource files of its own: a new part is one more name in <see cref="Parts"/>. No key is in two parts.
/// </summary>
internal static class WebTexts
{
    /// <summary>The parts, by the name of their resource files.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [
        "WebTexts", // the frame, the start, refusals
        "PublicTexts", // the public pages
        "AccountTexts", // sign-in and accounts
        "HelpTexts", // the guides
        "JuryTexts", // jurors
        "FileTexts", // files of entries, and jurors' reading
        "MailTexts", // mail, messages and their texts
        "StaffTexts", // those who run competitions
        "SeasonTexts", // seasons
        "RuleKeyTexts", // the keys and words of rule files
        "EntryTexts", // entries and the administration
        "VoteTexts", // votes of the public, winners, feedback letters
        "RegionTexts", // regions, the catalogue, pictures
        "IndexTexts", // composite indices: profiles, certainty
        "SiteTexts", // charts, tables on a phone, methods, what surrounds the pages
    ];

    private static readonly TextSource[] Sources =
    [
        .. Parts.Select(part => new TextSource(new ResourceManager("Scoring.Web.Localization." + part, typeof(WebTexts).Assembly))),
    ];

    /// <summary>True if a key has a text in a language.</summary>
    public static bool Has(string key, string language) => Sources.Any(source => source.Find(key, language) is not null);

    /// <summary>
    /// The sentence of a key ("id" for Indonesian, anything else for English) with its placeholders filled; the key itself if it has no
    /// text.
    /// </summary>
    public static string Get(string key, string language, params object[] places)
    {
        foreach (var source in Sources)
        {
            if (source.Find(key, language) is not null)
                return source.Get(key, language, places);
        }
        return key;
    }
}
