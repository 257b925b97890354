using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Innovations;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>catalogue EDITION: its innovations, by words of the title, region, agency and category.</summary>
internal static class CatalogueVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var find = VerbParts.Option("find", "TEXT", options, "option.catalogue-find");
        var region = VerbParts.Option("region", "CODE", options, "option.catalogue-region");
        var agency = VerbParts.Option("agency", "TEXT", options, "option.catalogue-agency");
        var category = VerbParts.Option("category", "TEXT", options, "option.catalogue-category");
        var digital = VerbParts.Option("digital", "0|1", options, "option.catalogue-digital");
        var step = VerbParts.Option("step", "TEXT", options, "option.catalogue-step");
        var top = VerbParts.Option("top", "N", options);
        var verb = VerbParts.Verb("catalogue", options);
        verb.Add(edition);
        foreach (var option in new[] { find, region, agency, category, digital, step, top })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new InnovationFilter(parsed.GetValue(find), parsed.GetValue(region), parsed.GetValue(agency), parsed.GetValue(category), parsed.GetValue(digital), parsed.GetValue(step));
            var found = await session.Send(new FindInnovations(parsed.Needs(edition), wanted, 0, parsed.Number(top) ?? int.MaxValue), cancellation).ConfigureAwait(false);
            Grid.Write(session, Lines(found));
            session.Say(CliTexts.Get("catalogue.matching", session.Language, found.Matching, found.Whole));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Grid Lines(FoundInnovations found) => new("innovations", "",
        [
            new("innovation_id", "label.id"), new("title", "label.title"), new("region_code", "label.region-code"), new("region", "label.region"), new("agency", "label.agency"),
            new("category", "label.category"), new("digital", "label.digital"), new("step", "label.innovation-step"),
        ],
        [.. found.Lines.Select(line => (IReadOnlyList<object?>)[line.Id, line.Title, line.RegionCode, line.RegionName, line.Agency, line.Category, line.Digital, line.Step])]);
}
