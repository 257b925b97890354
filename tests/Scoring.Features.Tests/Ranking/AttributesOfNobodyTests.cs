using Scoring.Domain.Explanations;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Features.Tests.Ranking;

/// <summary>
/// A rule about an attribute that no unit has is never silent, and one in another case of letters means the same attribute.
/// </summary>
public sealed class AttributesOfNobodyTests
{
    private const string Sources = "- { id: test, title: Rules made up for this test, issuer: Nobody, standing: illustrative }\n";

    private static string Edition(string step, string ranking) =>
        $$"""
            programme: asked
            edition: 2026
            name: Asked
            cite: test
            measures: [{ id: total, name: Total, on: region }]
            scores:
              - { id: score, step: measure, of: total }
            {{step}}
            rounding: { places: 2 }
            rankings:
              - { id: all, name: All, score: score{{ranking}} }
            """;

    [TestCase("", ", within: lagging", "")]
    [TestCase("", ", within: Lagging", "")]
    [TestCase("", ", where: { LAGGING: ya }", "")]
    [TestCase("", ", within: laging", "AttributeOfNobodyNear rankings/all: within laging lagging")]
    [TestCase("", ", where: { coast: ya }", "AttributeOfNobody rankings/all: where coast")]
    [TestCase("", ", where: [{ not: { attribute: laggin, one-of: [ya] } }]", "AttributeOfNobodyNear rankings/all: where laggin lagging")]
    [TestCase("", ", within: empty", "AttributeOfNobody rankings/all: within empty")]
    [TestCase("", ", top: 1, pick: { top-per: lagin }", "AttributeOfNobodyNear rankings/all: top-per lagin lagging")]
    [TestCase(
        "  - { id: own, step: percent-of-own-maximum, of: { use: score }, by: lagg, maxima: [{ for: ya, maximum: 10 }] }",
        "",
        "AttributeOfNobody scores/own: by lagg"
    )]
    public async Task What_nobody_has_is_said_with_the_nearest_name(string step, string ranking, string said)
    {
        using var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", Sources);
        place.WriteRule("asked/2026/edition.yaml", Edition(step, ranking));
        place.Write(
            "input/regions.csv",
            "code,name,type,province_code,Lagging,empty\n32,Jawa Barat,provinsi,32,ya,\n33,Jawa Tengah,provinsi,33,tidak,\n"
        );
        place.Write("input/measures.csv", "region_code,indicator,value,standing\n32,total,4,illustrative\n33,total,5,illustrative\n");
        place.Write(
            "input/inputs.yaml",
            "about: Asked\nillustrative: true\nregions: regions.csv\n"
                + "editions: [{ edition: asked/2026, files: [{ kind: measures, file: measures.csv }] }]\n"
        );
        var outcome = await place.Send(new RunFolder(Path.Combine(place.Folder, "input"), null, "en"));
        outcome.Accepted.ShouldBeTrue();
        string Told(IEnumerable<Note> notes) => string.Join("; ", notes.Select(note => $"{note.Code} {string.Join(' ', note.Arguments)}"));
        Told(outcome.Runs.Single().Remarks).ShouldBe(said);
        Told((await place.Send(new RankEdition("asked/2026"))).Remarks).ShouldBe(said);
    }
}
