using System.Security.Cryptography;
using System.Text.Json;

namespace Scoring.Cli.Tests.Stored;

/// <summary>What an earlier program stored opens, verifies and gives the same hashes (tests/golden-stored).</summary>
[TestFixtureSource(typeof(StoredCopy), nameof(StoredCopy.Names))]
public sealed class GoldenCopyTests(string name)
{
    private StoredCopy _copy = null!;

    [OneTimeSetUp]
    public void Unpack() => _copy = new StoredCopy(name);

    [OneTimeTearDown]
    public void CleanUp() => _copy.Dispose();

    [Test]
    public void The_audit_trail_is_whole_and_ends_with_the_recorded_head()
    {
        var head = _copy.HashesOf("audit-head").ShouldHaveSingleItem();
        _copy.Does($"audit verify --head {head.Name}:{head.Hash}").Output.ShouldContain($"{head.Name}:{head.Hash}");
    }

    [Test]
    public void Ranked_again_an_edition_is_the_recorded_run()
    {
        const string Runs = "SELECT run_id || ':' || edition, result_hash, input_hash, rule_hash FROM runs ORDER BY run_id";
        var (inputs, rules) = (_copy.HashesOf("input"), _copy.HashesOf("rule"));
        var recorded = _copy.HashesOf("result").Select((result, i) => $"{result.Name} {result.Hash} {inputs[i].Hash} {rules[i].Hash}");
        foreach (var last in _copy.HashesOf("result").GroupBy(run => run.Name.Split(':')[1], (_, runs) => runs.Last()))
        {
            var (number, edition) = (last.Name.Split(':')[0], last.Name.Split(':')[1]);
            using var json = JsonDocument.Parse(_copy.Does($"rank {edition} --format json").Output);
            json.RootElement.GetProperty("result_hash").GetString().ShouldBe(last.Hash, edition);
            json.RootElement.GetProperty("rule_hash").GetString().ShouldBe(rules.Single(hash => hash.Name == last.Name).Hash, edition);
            json.RootElement.GetProperty("run").ToString().ShouldBe(number, "the same facts are the same run");
        }
        _copy.Query("scoring.db", Runs).Select(row => string.Join(' ', row)).ShouldBe(recorded);
    }

    [Test]
    public void Sheets_accounts_decisions_and_objections_read_as_recorded()
    {
        var differences = new List<string>();
        foreach (var question in StoredCopy.Questions(name))
        {
            var (now, then) = (_copy.Does(question.Command + " --format csv --quiet").Output, _copy.Answer(question));
            var columns = StoredCopy.Columns(then);
            columns.ShouldBeSubsetOf(StoredCopy.Columns(now), question.Command);
            var (rowsNow, rowsThen) = (StoredCopy.Rows(now, columns), StoredCopy.Rows(then, columns));
            differences.AddRange(rowsThen.Except(rowsNow).Select(row => $"{question.Name} then: {row}"));
            differences.AddRange(rowsNow.Except(rowsThen).Select(row => $"{question.Name} now: {row}"));
            if (differences.Count == 0)
                rowsNow.ShouldBe(rowsThen, question.Name);
        }
        differences.ShouldBeEmpty();
    }

    [Test]
    public void Publications_verify_and_are_the_recorded_files()
    {
        _copy.Does("publications verify");
        var published = _copy.HashesOf("published");
        foreach (var manifest in _copy.HashesOf("manifest"))
        {
            var file = _copy.At(Path.Combine("scoring.db.publications", manifest.Name.Replace('/', '-'), "publication.json"));
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))).ShouldBe(manifest.Hash);
            var edition = manifest.Name[..manifest.Name.LastIndexOf('/')];
            var rows = StoredCopy.Rows(_copy.Does($"publications {edition} --format csv").Output, ["publication", "result_hash"]);
            rows.ShouldContain($"publication={manifest.Name} | result_hash={published.Single(hash => hash.Name == manifest.Name).Hash}");
        }
    }

    [Test]
    public void Bundles_verify_with_the_recorded_result()
    {
        foreach (var bundle in _copy.HashesOf("bundle"))
            _copy.Does("verify " + bundle.Name).Error.ShouldContain(bundle.Hash);
    }
}
