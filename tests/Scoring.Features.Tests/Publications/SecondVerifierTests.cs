using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;
using Scoring.RuleBook.Schemas;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Publications;

/// <summary>
/// A verifier of another make computes every golden competition, and one with every kind of rule, with the program's result hashes.
/// </summary>
[Category(SecondVerifier.Category)]
public sealed class SecondVerifierTests
{
    private const string EveryKind = "every-kind/2026";

    private readonly string _folder = TemporaryFolder.New();
    private readonly ConcurrentDictionary<string, string> _published = [];

    private static string Tests(params string[] path) => Path.Combine([Checkout.Root, "tests", .. path]);

    private static IEnumerable<string> Scenarios =>
        Directory.EnumerateDirectories(Tests("golden")).Append(Tests("independent", "every-kind")).Order(StringComparer.Ordinal);

    [OneTimeSetUp]
    public Task PublishEverything() =>
        Parallel.ForEachAsync(Scenarios, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (scenario, _) =>
            await PublishAll(scenario)
        );

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_golden_competition_has_the_result_hash_of_the_program()
    {
        var bundles = _published.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        bundles.Count.ShouldBeGreaterThanOrEqualTo(Scenarios.Count());
        var verdicts = SecondVerifier.Verify([.. bundles.Select(pair => pair.Key)]);
        foreach (var (bundle, (hash, fault)) in bundles.Zip(verdicts))
            (Path.GetFileName(bundle.Key), hash).ShouldBe((Path.GetFileName(bundle.Key), bundle.Value), fault);
    }

    [Test]
    public void Together_they_have_every_kind_of_step_eligibility_rule_and_mean()
    {
        var written = _published.Keys.SelectMany(WordsOfRules).ToHashSet(StringComparer.Ordinal);
        KindsOfTheSchema().Where(kind => !written.Contains(kind)).ShouldBeEmpty();
    }

    [Test]
    public async Task Marks_entered_here_and_decisions_of_persons()
    {
        using var place = await SmallJury.Place();
        await place.SendAs(Ana, Whole("i1", "ana", 7, 6, 5));
        await place.SendAs(Budi, Whole("i1", "budi", 6, 6, 6));
        await place.SendAs(Ana, Whole("i2", "ana", 4, 4, 4));
        await place.SendAs(Budi, Whole("i2", "budi", 3, 4, 5));
        await place.SendAs(Sari, new Disqualify(Edition, "i2", "Menyalin", "Pleno"));
        place.GiveSeat("i1", "budi", seated: false);
        await place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Close, Reason: "Selesai"));
        await ResolveAll(place, Edition);
        await place.Publish(Edition);
        var bundle = await Export(place, Edition, "entered.zip");
        SecondVerifier.Verify(bundle).ShouldHaveSingleItem().Hash.ShouldBe(Result(bundle));
    }

    [Test]
    public async Task Files_that_add_to_others_and_correct_them()
    {
        using var place = Workplace.WithRules(Tests("independent", "every-kind", "rules"));
        await place.Run(Tests("independent", "every-kind", "input"));
        var before = (await place.Rank(EveryKind)).ResultHash;
        foreach (var (kind, name, text) in Additions)
        {
            var outcome = await place.Send(new ImportFile(kind, place.Write(name, text), EveryKind, Replacing: Replacing.Add));
            (name, outcome.Status).ShouldBe((name, ImportStatus.Stored), string.Join("; ", outcome.Problems));
        }
        await ResolveAll(place, EveryKind);
        await Decide(place);
        await place.Publish(EveryKind);
        var bundle = await Export(place, EveryKind, "added.zip");
        Result(bundle).ShouldNotBe(before);
        SecondVerifier.Verify(bundle).ShouldHaveSingleItem().Hash.ShouldBe(Result(bundle));
    }

    private static IEnumerable<(ImportKind, string, string)> Additions =>
        [
            (ImportKind.Regions, "regions.csv", "code,name,type,province_code\n13.01,Kabupaten Satu,kabupaten,13\n"),
            (
                ImportKind.Submissions,
                "submissions.csv",
                "innovation_id,region_code,title,category,agency,start_date,digital,summary,submitted_at,users\n"
                    + "i01,13.02,Inovasi 1,layanan,Dinas 1,2022-10-27,ya,Ringkas saja,2026-03-01,500\n"
            ),
            (ImportKind.Indicators, "levels-innovation.csv", "innovation_id,11,12\ni01,1,1\n"),
            (ImportKind.Indicators, "levels-region.csv", "region_code,1\n13.01,2\n"),
            (ImportKind.Measures, "measures.csv", "region_code,indicator,value\n13.01,wages,9.5\n"),
            (ImportKind.Results, "results.csv", "region_code,score\n13.01,70\n"),
            (ImportKind.Marks, "marks.csv", "stage,innovation_id,juror,sheet,submitted_at,new\ndesk,i01,BUDI,1,2026-05-01T10:00,9\n"),
        ];

    [Test]
    public void A_kind_that_it_does_not_know_is_a_failure_and_is_said()
    {
        var bundle = _published.Keys.Single(path => path.Contains("every-kind-2026", StringComparison.Ordinal));
        var (hash, fault) = SecondVerifier
            .Verify(With(bundle, rules => rules.Replace("\"step\": \"median-of-items\"", "\"step\": \"guess\"", StringComparison.Ordinal)))
            .ShouldHaveSingleItem();
        hash.ShouldBeNull();
        fault.ShouldContain("guess");
        fault.ShouldContain("not known here");
    }

    private async Task PublishAll(string scenario)
    {
        var name = Path.GetFileName(scenario);
        var (own, rules) = (Path.Combine(scenario, "input"), Path.Combine(scenario, "rules"));
        using var place = Directory.Exists(rules) ? Workplace.WithRules(rules) : Workplace.WithShippedRules();
        var run = await place.Run(Directory.Exists(own) ? own : Checkout.Sample(name));
        foreach (var edition in run.Runs.Select(one => one.Edition))
        {
            await ResolveAll(place, edition);
            if (edition == EveryKind)
                await Decide(place);
            await place.Publish(edition);
            var bundle = await Export(place, edition, $"{name}-{edition.Replace('/', '-')}.zip");
            _published[bundle] = Result(bundle);
        }
    }

    private static async Task ResolveAll(Workplace place, string edition)
    {
        foreach (var item in (await place.Send(new ListReviewItems(edition))).Items.Items)
        {
            var name = ReviewItemLabels.Of(item.Item.Name);
            await place.Send(new ResolveReviewItem(edition, name, ReviewDecisionKind.Keep, "Dibahas", "Pleno"));
        }
    }

    private static async Task Decide(Workplace place)
    {
        foreach (
            var (what, unit) in new[] { ("hand-cut", "i12"), ("hand-cut", "i37"), ("run-off", "i34"), ("chosen", "i13"), ("honour", "i20") }
        )
            await place.Send(new PickByHand(EveryKind, what, unit, "Terpilih", "Pleno"));
        await place.Send(new Disqualify(EveryKind, "i15", "Menyalin", "Pleno"));
        await place.Send(new Disqualify(EveryKind, "13.03", "Menyalin", "Pleno"));
    }

    private async Task<string> Export(Workplace place, string edition, string name)
    {
        var path = Path.Combine(_folder, name);
        await place.Send(new ExportBundle(edition, path));
        return path;
    }

    private static string TextOf(string bundle, string name)
    {
        using var zip = ZipFile.OpenRead(bundle);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string Result(string bundle)
    {
        using var manifest = JsonDocument.Parse(TextOf(bundle, PublicationFolder.Manifest));
        return manifest.RootElement.GetProperty("result_hash").GetString()!;
    }

    // A copy with other rules as read, under a list of files that says so.
    private string With(string bundle, Func<string, string> change)
    {
        var (path, before) = (Path.Combine(_folder, "changed.zip"), TextOf(bundle, PublicationFolder.RulesAsRead));
        File.Copy(bundle, path, overwrite: true);
        var after = change(before);
        after.ShouldNotBe(before);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        Replace(PublicationFolder.RulesAsRead, after);
        Replace(
            PublicationFolder.Manifest,
            TextOf(bundle, PublicationFolder.Manifest)
                .Replace(Hash(before), Hash(after), StringComparison.Ordinal)
                .Replace($"\"bytes\": {Bytes(before)},", $"\"bytes\": {Bytes(after)},", StringComparison.Ordinal)
        );
        return path;

        void Replace(string name, string text)
        {
            zip.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }

        static string Hash(string text) =>
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

        static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);
    }

    private static IEnumerable<string> WordsOfRules(string bundle)
    {
        using var rules = JsonDocument.Parse(TextOf(bundle, PublicationFolder.RulesAsRead));
        return [.. Words(rules.RootElement, "")];

        static IEnumerable<string> Words(JsonElement node, string key) =>
            node.ValueKind switch
            {
                JsonValueKind.Object => node.EnumerateObject().SelectMany(pair => Words(pair.Value, pair.Name)),
                JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Words(item, key)),
                JsonValueKind.String => [$"{key}: {node.GetString()}"],
                _ => [],
            };
    }

    // Every word of every choice that an edition may write, as key and word: kinds of steps and rules, ties, modes, means and so on.
    private static IEnumerable<string> KindsOfTheSchema()
    {
        using var stream = new MemoryStream();
        RuleSchema.Write(stream, "edition");
        using var schema = JsonDocument.Parse(stream.ToArray());
        // Words that decide no result, the earlier word for a key, and the only word of a list.
        return
        [
            .. Choices(schema.RootElement, "")
                .Where(choice => choice.Split(": ") is not ["standing" or "conflicts" or "in" or "on", _] and not [_, "innovations"])
                .Distinct(),
        ];

        static IEnumerable<string> Choices(JsonElement node, string key) =>
            node.ValueKind switch
            {
                JsonValueKind.Object => node.EnumerateObject()
                    .SelectMany(pair =>
                        pair.Name == "enum"
                            ? pair.Value.EnumerateArray().Select(word => $"{key}: {word.GetString()}")
                            : Choices(pair.Value, pair.Name is "properties" or "anyOf" or "items" ? key : pair.Name)
                    ),
                JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Choices(item, key)),
                _ => [],
            };
    }
}
