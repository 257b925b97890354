using System.Resources;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Localization;

/// <summary>The sentences of the command line; those shared with the site are in Scoring.Features.</summary>
internal static class CliTexts
{
    public static TextSource All { get; } = new(new ResourceManager("Scoring.Cli.Localization.CliTexts", typeof(CliTexts).Assembly));

    public static string Get(string key, string language, params object[] args) => All.Get(key, language, args);
}
