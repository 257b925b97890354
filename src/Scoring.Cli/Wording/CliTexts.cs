using System.Resources;
using Scoring.Features.Texts;

namespace Scoring.Cli.Wording;

/// <summary>The sentences of the command line; those shared with the site stand in Scoring.Features.</summary>
internal static class CliTexts
{
    public static TextSource All { get; } = new(new ResourceManager("Scoring.Cli.Wording.CliTexts", typeof(CliTexts).Assembly));

    public static string Get(string key, string language, params object[] args) => All.Get(key, language, args);
}
