using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Innovations;
using Scoring.Features.Output.Localization;

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
        var attribute = VerbParts.Repeated("attribute", "NAME=VALUE", options);
        var count = VerbParts.Option("count", "NAME", options, "option.catalogue-count");
        var top = VerbParts.Option("top", "N", options);
        var verb = VerbParts
            .Verb("catalogue", options)
            .WithExamples("catalogue iga/2026 --find sehat", "catalogue iga/2026 --count affair");
        verb.Add(edition);
        foreach (var option in new[] { find, region, agency, category, digital, step, count, top })
            verb.Add(option);
        verb.Add(attribute);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(digital) is { } isDigital and not ("0" or "1" or ""))
                throw new UsageException("usage.value", "--digital", isDigital, "0, 1");
            var wanted = new InnovationFilter(
                parsed.GetValue(find),
                parsed.GetValue(region),
                parsed.GetValue(agency),
                parsed.GetValue(category),
                parsed.GetValue(digital),
                parsed.GetValue(step)
            )
            {
                Attributes = [.. (parsed.GetValue(attribute) ?? []).Select(Named), .. Counted(parsed.GetValue(count))],
            };
            var found = await session
                .Send(new FindInnovations(parsed.Needs(edition), wanted, 0, parsed.Number(top) ?? int.MaxValue), cancellation)
                .ConfigureAwait(false);
            foreach (var name in wanted.Attributes.Select(one => one.Key).Where(name => !Knows(found, name)))
                throw new UsageException("usage.attribute-unknown", name, string.Join(", ", found.Attributes));
            Grid.Write(session, parsed.GetValue(count) is { Length: > 0 } counted ? Counts(found, counted) : Lines(found));
            session.Say(CliTexts.Get("catalogue.matching", session.Spoken, found.Matching, found.Whole));
            if (found.IsIllustrative)
                session.Say(Texts.Get("note.IllustrativeFigures", session.Spoken));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static KeyValuePair<string, string> Named(string written)
    {
        var sign = written.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? KeyValuePair.Create(written[..sign].Trim(), written[(sign + 1)..].Trim())
            : throw new UsageException("usage.attribute", written);
    }

    // An attribute that is only counted asks for no value.
    private static IEnumerable<KeyValuePair<string, string>> Counted(string? name) =>
        string.IsNullOrEmpty(name) || Facet(name) is not null ? [] : [KeyValuePair.Create(name, "")];

    private static string? Facet(string name) =>
        name switch
        {
            "region" or "region_code" => "region",
            "agency" or "category" or "digital" or "step" => name,
            _ => null,
        };

    private static bool Knows(FoundInnovations found, string name) => found.Attributes.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static Grid Counts(FoundInnovations found, string name)
    {
        var values = Facet(name) is { } facet
            ? found.Facets[facet]
            : found.Further.First(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return new Grid(
            "counts",
            "",
            [new("value", "label.value"), new("count", "label.count")],
            [.. values.Select(value => (IReadOnlyList<object?>)[value.Name, value.Count])]
        );
    }

    private static Grid Lines(FoundInnovations found) =>
        new(
            "innovations",
            "",
            [
                new("innovation_id", "label.id"),
                new("title", "label.title"),
                new("region_code", "label.region-code"),
                new("region", "label.region"),
                new("agency", "label.agency"),
                new("category", "label.category"),
                new("digital", "label.digital"),
                new("step", "label.innovation-step"),
            ],
            [
                .. found.Lines.Select(line =>
                    (IReadOnlyList<object?>)
                        [line.Id, line.Title, line.RegionCode, line.RegionName, line.Agency, line.Category, line.Digital, line.Step]
                ),
            ]
        );
}
