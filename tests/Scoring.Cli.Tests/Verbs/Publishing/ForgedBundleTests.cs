using System.Security.Cryptography;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>
/// A forger changes a bundle and makes every hash in it right again. What follows from the facts is seen by whoever computes it; all else
/// by whoever knows the hash of publication.json or the publisher's key.
/// </summary>
public sealed class ForgedBundleTests : SharedFolder
{
    private readonly string _keys = ScoringProgram.NewFolder();
    private string _bundle = "";
    private string _manifest = "";
    private string _publicKey = "";

    [OneTimeSetUp]
    public void Publish()
    {
        foreach (var file in new[] { "regions.csv", "results-2018.csv" })
            File.Copy(
                Path.Combine(ScoringProgram.Samples, file == "regions.csv" ? file : "iga-2018-2019/" + file),
                Path.Combine(Folder, file)
            );
        RunHere("import", "regions", "regions.csv", "--edition", "iga/2018").ExitCode.ShouldBe(0);
        RunHere("import", "results", "results-2018.csv", "--edition", "iga/2018").ExitCode.ShouldBe(0);
        RunHere("publish", "iga/2018", "--note", "Pleno", "--sign", NewKey("key.pem")).ExitCode.ShouldBe(0);
        _bundle = Path.Combine(Folder, "iga-2018.zip");
        RunHere("export", "iga/2018", "--bundle", _bundle).ExitCode.ShouldBe(0);
        _manifest = RunHere("publications", "--format", "csv").Lines[1].Split(',')[^1].Trim();
        _publicKey = Path.Combine(_keys, "key.pem.pub");
    }

    [OneTimeTearDown]
    public void Remove()
    {
        Directory.Delete(_keys, recursive: true);
    }

    [Test]
    public void The_published_bundle_verifies_by_itself_by_its_hash_and_by_its_signature()
    {
        var alone = RunHere("verify", _bundle);
        alone.ExitCode.ShouldBe(0, alone.Error);
        alone.Error.ShouldContain($"compare {_manifest} with the publisher's page");
        RunHere("verify", _bundle, "--manifest", _manifest.ToUpperInvariant()).ExitCode.ShouldBe(0);
        RunHere("verify", _bundle, "--public-key", _publicKey).Error.ShouldContain("signature");
        RunHere("verify", _bundle, "--manifest", new string('0', 64)).ExitCode.ShouldBe(5);
        NewKey("other.pem");
        RunHere("verify", _bundle, "--public-key", Path.Combine(_keys, "other.pem.pub")).ExitCode.ShouldBe(5);
        RunHere("verify", _bundle, "--public-key", "nowhere.pem").ExitCode.ShouldBe(2);
        RunHere("verify", _bundle, "--public-key", "regions.csv").ExitCode.ShouldBe(2);
    }

    [Test]
    [Category(SecondVerifier.Category)]
    public void One_figure_of_facts_results_or_rules_under_hashes_made_right_again_fails_in_both_verifiers()
    {
        (string Place, ForgedBundle Forged)[] all =
        [
            ("results/", new ForgedBundle(_bundle).Facts("UPDATE numbers SET value = '60.01' WHERE row = (SELECT min(row) FROM numbers)")),
            ("results/kota.csv", new ForgedBundle(_bundle).Text("results/kota.csv", SwapTwoLines)),
            ("results/kota.csv", new ForgedBundle(_bundle).Text("results/kota.csv", OneDigit)),
            ("results/rankings.json", new ForgedBundle(_bundle).Text("results/rankings.json", OneDigit)),
            ("result_hash", new ForgedBundle(_bundle).Entry(json => json["result_hash"] = new string('0', 64))),
            ("input_hash", new ForgedBundle(_bundle).Entry(json => json["input_hash"] = new string('0', 64))),
            ("inputs", new ForgedBundle(_bundle).Facts("UPDATE imports SET accepted = accepted + 1")),
            ("illustrative", new ForgedBundle(_bundle).Facts("UPDATE imports SET illustrative = 0")),
            ("results/", new ForgedBundle(_bundle).Text("rules.json", text => Changed(text, "\"places\": \"2\"", "\"places\": \"1\""))),
            ("rule hash", new ForgedBundle(_bundle).Text("rules/iga/2018/edition.yaml", text => text + "# more\n")),
            ("letter.txt", new ForgedBundle(_bundle) { ["letter.txt"] = [1, 2, 3] }),
        ];
        var paths = all.Select(one => one.Forged.WithNewHashes().Save(Folder)).ToList();
        foreach (var ((place, _), (path, (hash, fault))) in all.Zip(paths.Zip(SecondVerifier.Verify(paths))))
        {
            hash.ShouldBeNull(place);
            fault.ShouldContain(place);
            RunHere("verify", path).ExitCode.ShouldBe(5, place);
        }
        SecondVerifier.Verify(_bundle).ShouldHaveSingleItem().Hash.ShouldNotBeNull();
    }

    [Test]
    public void Rules_as_read_that_are_not_what_the_files_say_or_are_taken_away()
    {
        Faults(
                new ForgedBundle(_bundle)
                    .Text("rules.json", text => Changed(text, "\"places\": \"2\"", "\"places\": \"1\""))
                    .WithNewHashes()
            )
            .ShouldContain(fault => fault.StartsWith("not-derived,rules.json:", StringComparison.Ordinal));
        var without = new ForgedBundle(_bundle);
        without.Remove("rules.json");
        Faults(without.WithNewHashes()).ShouldContain(fault => fault.StartsWith("not-derived,rules.json", StringComparison.Ordinal));
        // An earlier program's bundle has none; one that says so and has it was not written by that program.
        Faults(new ForgedBundle(_bundle).Entry(json => json["format"] = 1))
            .ShouldContain(fault => fault.StartsWith("not-derived,rules.json", StringComparison.Ordinal));
        Faults(new ForgedBundle(_bundle).Entry(json => json["format"] = 5)).ShouldNotBeEmpty();
        // Nor does one that says it explains each ranking apart.
        Faults(new ForgedBundle(_bundle).Entry(json => json["format"] = 3))
            .ShouldContain(fault => fault.StartsWith("not-derived,explanations/", StringComparison.Ordinal));
    }

    [TestCase("results/kota.csv")]
    [TestCase("results/rankings.json")]
    [TestCase("explanations/units.jsonl.gz")]
    public void Two_lines_changed_places_in_a_file_with_the_official_result_hash(string name)
    {
        var forged = new ForgedBundle(_bundle).Text(name, SwapTwoLines).WithNewHashes();
        Faults(forged).ShouldContain(fault => fault.StartsWith($"not-derived,{name}:", StringComparison.Ordinal));
    }

    [Test]
    public void Two_regions_changed_places_in_results_rankings_and_explanations_at_once()
    {
        string Swap(string text) => text.Replace("35.79", "\u0001").Replace("13.74", "35.79").Replace("\u0001", "13.74");
        var forged = new ForgedBundle(_bundle);
        foreach (
            var name in forged
                .Names.Where(name => name.StartsWith("results/kota") || name.EndsWith("rankings.json") || name.EndsWith("units.jsonl.gz"))
                .ToList()
        )
            forged.Text(name, Swap);
        var faults = Faults(forged.WithNewHashes());
        faults.ShouldContain(fault => fault.StartsWith("not-derived,results/kota.csv:", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("not-derived,results/rankings.json:", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("not-derived,explanations/units.jsonl.gz:", StringComparison.Ordinal));
    }

    [TestCase("UPDATE numbers SET value = '99.99' WHERE row = (SELECT min(row) FROM numbers)", "not-reproduced")]
    [TestCase("UPDATE numbers SET line = line + 1", "not-derived")]
    [TestCase("UPDATE imports SET file_name = 'other.csv' WHERE kind = 'Results'", "not-derived")]
    [TestCase("UPDATE imports SET accepted = accepted + 1", "not-derived")]
    [TestCase("UPDATE imports SET illustrative = 1 - illustrative", "not-derived")]
    public void A_cell_of_the_facts(string sql, string code) =>
        Faults(new ForgedBundle(_bundle).Facts(sql).WithNewHashes())
            .ShouldContain(fault => fault.StartsWith(code, StringComparison.Ordinal));

    [Test]
    public void Entries_of_the_manifest_that_follow_from_the_facts()
    {
        foreach (
            var change in new Action<System.Text.Json.Nodes.JsonNode>[]
            {
                json => json["result_hash"] = new string('0', 64),
                json => json["rule_hash"] = new string('0', 64),
                json => json["input_hash"] = new string('0', 64),
                json => json["name"]!["en"] = "Another competition",
                json => json["illustrative"] = !json["illustrative"]!.GetValue<bool>(),
                json => json["editions"]!.AsArray().Add("iga/2019"),
                json => json["inputs"]![0]!["file"] = "other.csv",
                json => json["inputs"]![0]!["rows"] = 1,
            }
        )
            Faults(new ForgedBundle(_bundle).Entry(change)).ShouldNotBeEmpty();
    }

    [Test]
    public void Who_published_it_and_why_only_the_hash_and_the_signature_hold()
    {
        foreach (
            var change in new Action<System.Text.Json.Nodes.JsonNode>[]
            {
                json => json["published_by"] = "Somebody else",
                json => json["note"] = "Another",
                json => json["published_at"] = "2020-01-01T00:00:00Z",
                json => json["audit_head"]!["hash"] = new string('0', 64),
            }
        )
        {
            Faults(new ForgedBundle(_bundle).Entry(change), "--public-key", _publicKey)
                .ShouldContain(fault => fault.StartsWith("not-signed", StringComparison.Ordinal));
            var forged = new ForgedBundle(_bundle, signed: true).Entry(change);
            Faults(forged, "--manifest", _manifest).ShouldContain(fault => fault.StartsWith("other-manifest", StringComparison.Ordinal));
            Faults(forged, "--public-key", _publicKey)
                .ShouldContain(fault => fault.StartsWith("other-signature", StringComparison.Ordinal));
        }
        foreach (var unused in new[] { "imported_at = '2020-01-01T00:00:00Z'", "row_count = row_count + 1" })
        {
            var forged = new ForgedBundle(_bundle).Facts("UPDATE imports SET " + unused).WithNewHashes();
            RunHere("verify", forged.Save(Folder)).ExitCode.ShouldBe(0, "nothing that is computed uses it");
            Faults(forged, "--manifest", _manifest).ShouldNotBeEmpty();
        }
    }

    [Test]
    public void A_file_more_even_if_it_is_in_the_list()
    {
        foreach (var name in new[] { "results/other.csv", "explanations/other.jsonl.gz", "rules/other.yaml", "letter.txt" })
        {
            var forged = new ForgedBundle(_bundle) { [name] = [1, 2, 3] };
            Faults(forged.WithNewHashes()).ShouldContain(fault => fault.Contains(name, StringComparison.Ordinal));
        }
    }

    [Test]
    public void Any_byte_of_any_file()
    {
        var random = new Random(20261128);
        var original = new ForgedBundle(_bundle, signed: true);
        foreach (var name in original.Names)
        {
            for (var i = 0; i < 3; i++)
            {
                var bytes = (byte[])original[name].Clone();
                var at = random.Next(bytes.Length);
                bytes[at] ^= (byte)(1 << random.Next(8));
                var answer = RunHere(
                    "verify",
                    new ForgedBundle(_bundle, signed: true) { [name] = bytes }.Save(Folder),
                    "--manifest",
                    _manifest
                );
                answer.ExitCode.ShouldBeOneOf([5, name == "publication.json" ? 1 : 5], $"{name}, byte {at}: {answer.Error}");
            }
        }
    }

    [Test]
    public void A_key_beside_the_database_or_readable_by_others_or_of_another_kind_signs_nothing()
    {
        File.Copy(Path.Combine(_keys, "key.pem"), Path.Combine(Folder, "near.pem"));
        Directory.CreateSymbolicLink(Path.Combine(_keys, "way"), Folder);
        Sign("near.pem").ShouldContain("in the database’s folder");
        Sign(Path.Combine(_keys, "way", "near.pem")).ShouldContain("in the database’s folder");
        var open = NewKey("open.pem");
        Allow(open, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Sign(open).ShouldContain("chmod 600");
        Sign(_publicKey, owned: true).ShouldContain("P-256");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var large = Path.Combine(_keys, "large.pem");
        File.WriteAllText(large, other.ExportPkcs8PrivateKeyPem());
        Sign(large, owned: true).ShouldContain("P-256");
        Sign("nowhere.pem").ShouldNotBeEmpty();

        string Sign(string key, bool owned = false)
        {
            if (owned)
                Allow(key, UnixFileMode.UserRead);
            var answer = RunHere("publish", "iga/2018", "--sign", key);
            answer.ExitCode.ShouldBe(2, answer.Error);
            return answer.Error;
        }
    }

    private string NewKey(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(_keys, name);
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        Allow(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path + ".pub", key.ExportSubjectPublicKeyInfoPem());
        return path;
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private static string Changed(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }

    // The first published score: one hundredth less.
    private static string OneDigit(string text)
    {
        var score = System.Text.RegularExpressions.Regex.Match(text, @"(?<=\bkota,|""score"": )[0-9]+\.[0-9]*[1-9]");
        score.Success.ShouldBeTrue();
        return string.Concat(
            text.AsSpan(0, score.Index + score.Length - 1),
            $"{score.Value[^1] - '1'}",
            text.AsSpan(score.Index + score.Length)
        );
    }

    private static string SwapTwoLines(string text)
    {
        var lines = text.Split('\n');
        var at = Enumerable.Range(1, lines.Length - 3).First(i => lines[i] != lines[i + 1] && lines[i + 1].Length > 0);
        (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
        return string.Join('\n', lines);
    }

    private string[] Faults(ForgedBundle forged, params string[] more)
    {
        var answer = RunHere(["verify", forged.Save(Folder), "--format", "csv", .. more]);
        answer.ExitCode.ShouldBe(5, answer.Error);
        return answer.Lines[1..];
    }
}
