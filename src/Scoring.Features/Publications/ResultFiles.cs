using System.Text;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Publications;

/// <summary>The rankings of a publication as files: one CSV each, and all of them with the prizes as JSON, in Indonesian.</summary>
internal static class ResultFiles
{
    /// <summary>The file with all rankings and the prizes.</summary>
    public const string All = "rankings.json";

    private const string Language = "id";

    /// <summary>Writes them into a new folder.</summary>
    public static void Write(RankingRun run, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var ranking in run.Rankings)
        {
            using var writer = new StreamWriter(
                Path.Combine(folder, ranking.Rule.Id + ".csv"),
                append: false,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );
            RankingCsv.Write(writer, [ranking], Language);
        }
        using var json = File.Create(Path.Combine(folder, All));
        RankingJson.Write(json, run, Language);
    }
}
