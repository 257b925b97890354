using System.IO.Compression;
using Scoring.Domain.Numbers;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

public sealed class RankedNodeTests
{
    private static readonly (string, decimal, decimal, decimal)[] Year = [("72.01", 1, 10, 1), ("72.02", 2, 20, 5), ("72.03", 3, 20, 3)];

    [Test]
    public async Task A_node_is_explained_as_in_the_index_and_gives_its_value_again()
    {
        using var place = Place();
        await place.Bring("small/2026", Year);
        var whole = await place.Explain("small/2026", "72.02");
        var node = (await place.Send(new ExplainUnit("small/2026", "72.02", "economy"))).Root;
        // Roads 50 and wages 100, one to three.
        (node.Id, node.Value.OrNull, node.Weight).ShouldBe(("index.economy", 87.5m, null));
        node.Flatten()
            .Skip(1)
            .Select(part => (part.Id, part.Value))
            .ShouldBe(whole.Root.Flatten().First(part => part.Id == node.Id).Flatten().Skip(1).Select(part => (part.Id, part.Value)));
        node.Flatten().Where(part => part.Fact is not null).Select(part => part.Fact!.Origin.Line).ShouldBe([5, 6]);
        foreach (var part in node.Flatten())
            part.Recompute().ShouldBe(part.Value);
    }

    [Test]
    public async Task A_node_without_a_value_is_not_assessable_where_gaps_are_refused()
    {
        using var place = Place("absent-child: { by: refuse }");
        await place.Bring("small/2026", Year);
        var ranking = (await place.Rank("small/2026")).Rankings.Single(one => one.Rule.Id == "economy");
        var province = (await place.Send(new ExplainUnit("small/2026", "72", "economy"))).Root;
        province.Value.ShouldBe(Value.NotAssessable);
        province.Recompute().ShouldBe(Value.NotAssessable);
        ranking.Of("72")!.Rank.ShouldBeNull();
        ranking.Of("72.02")!.Score.ShouldBe(87.5m);
    }

    [Test]
    [Category(SecondVerifier.Category)]
    public async Task A_publication_explains_the_node_within_the_index_and_both_verifiers_compute_it_again()
    {
        using var place = Place();
        await place.Bring("small/2026", Year);
        await place.Publish("small/2026");
        var bundle = Path.Combine(place.Folder, "year.zip");
        await place.Send(new ExportBundle("small/2026", bundle));
        (await place.Send(new VerifyBundle(bundle))).Faults.ShouldBeEmpty();
        var (hash, fault) = SecondVerifier.Verify(bundle).ShouldHaveSingleItem();
        var published = (await place.Send(new ListPublications())).ShouldHaveSingleItem();
        hash.ShouldBe(published.ResultHash, fault);
        using var packed = new GZipStream(
            File.OpenRead(Path.Combine(PublicationFolder.Root(place.Files), published.Folder, "explanations", "units.jsonl.gz")),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(packed);
        var units = (await reader.ReadToEndAsync())
            .Split('\n')
            .Where(line => line.StartsWith("{\"unit\"", StringComparison.Ordinal))
            .ToList();
        units.Count.ShouldBe(4);
        // The tree of the node stands once, within that of the index.
        units.ShouldAllBe(line => line.Contains("inputs_of", StringComparison.Ordinal));
    }

    private static Workplace Place(string absent = "absent-child: { by: left-out, coverage: 0.5 }")
    {
        var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/edition.yaml",
            SmallIndex
                .Rules.Replace("absent-child: { by: left-out, coverage: 0.5 }", absent, StringComparison.Ordinal)
                .Replace(
                    "rankings: [{ id: all, name: Semua, score: index }]",
                    "rankings: [{ id: all, name: Semua, score: index }, { id: economy, name: Ekonomi, score: index.economy }]",
                    StringComparison.Ordinal
                )
        );
        return place;
    }
}
