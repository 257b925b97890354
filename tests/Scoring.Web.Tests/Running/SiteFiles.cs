using System.Text.RegularExpressions;

namespace Scoring.Web.Tests.Running;

/// <summary>What every page takes from the site itself.</summary>
internal static partial class SiteFiles
{
    [GeneratedRegex("<script type=\"module\" src=\"/assets/site\\.js\\?v=[0-9a-f]{12}\"></script>")]
    private static partial Regex Script { get; }

    /// <summary>A page without the one script that all pages have.</summary>
    public static string WithoutScript(string page) => Script.Replace(page, "", 1);
}
