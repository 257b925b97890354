using System.Text;
using System.Text.Json;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Tests;

/// <summary>The rules as another program gets them: what was read, with what the files leave to the reader.</summary>
public class RulesAsReadTests
{
    private const string Index = "index/2026/edition.yaml";

    [Test]
    public void A_key_under_its_earlier_word_reads_as_before_and_both_words_together_are_a_fault()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var before = Written(rules.Path, "index/2026");
        File.ReadAllText(rules.PathOf(Index)).ShouldContain("on: region");
        rules.Change(Index, " on: ", " subject: ");
        var after = Written(rules.Path, "index/2026");
        Rules(after).ToString().ShouldBe(Rules(before).ToString());
        Rules(after).GetProperty("measures")[0].GetProperty("subject").GetString().ShouldBe("region");
        rules.Change(Index, "subject: region, from", "subject: region, on: region, from");
        new RuleFolder(rules.Path)
            .Read("index/2026")
            .Faults.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                fault => fault.Code.ShouldBe(FaultCodes.OneOfTwo),
                fault => fault.Key.ShouldBe("on"),
                fault => fault.Arguments.ShouldBe(["subject"])
            );
    }

    [Test]
    public void A_default_is_written_where_nothing_is_and_what_is_written_stays()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        Bands().ShouldBe("edition");
        rules.Change("picking/2026/edition.yaml", "- { id: drawn,", "- { bands: none, id: drawn,");
        Bands().ShouldBe("none");

        string? Bands() =>
            Rules(Written(rules.Path, "picking/2026"))
                .GetProperty("rankings")[0]
                .EnumerateObject()
                .Single(pair => pair.Name == "bands")
                .Value.GetString();
    }

    [Test]
    public void Every_key_of_a_ranking_stands_with_its_direction_whether_it_is_written_or_not()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        Keys("keys").ShouldBe(["total down"]);
        Keys("listing-keys").ShouldBeEmpty();
        rules.Change(
            "picking/2026/edition.yaml",
            "- { id: drawn,",
            "- { by: [{ step: total, order: up }], then-listed-by: [{ step: id }, total], id: drawn,"
        );
        Keys("keys").ShouldBe(["total up"]);
        Keys("listing-keys").ShouldBe(["id up", "total down"]);

        IEnumerable<string> Keys(string list) =>
            Rules(Written(rules.Path, "picking/2026"))
                .GetProperty("rankings")[0]
                .GetProperty(list)
                .EnumerateArray()
                .Select(key => $"{key.GetProperty("step").GetString()} {key.GetProperty("order").GetString()}");
    }

    [Test]
    public void Every_step_has_its_id_every_value_is_a_text_and_a_table_stands_as_rows()
    {
        foreach (var id in new RuleFolder(TestFolders.Good).EditionIds)
        {
            var json = Written(TestFolders.Good, id);
            json.GetProperty("rule_hash").GetString().ShouldBe(new RuleFolder(TestFolders.Good).Read(id).Edition!.Hash);
            foreach (var node in Nodes(json))
            {
                node.ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Array, JsonValueKind.String, JsonValueKind.Null);
                if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty("step", out _) && !node.TryGetProperty("order", out _))
                    node.TryGetProperty("id", out _).ShouldBeTrue(node.ToString());
            }
        }
        Written(TestFolders.Good, "index/2026")
            .GetProperty("tables")
            .GetProperty("region.csv")[0]
            .GetProperty("weight")
            .GetString()
            .ShouldNotBeNullOrEmpty();
    }

    [Test]
    public void A_committees_value_stands_in_its_place_and_what_waits_for_one_is_left_out()
    {
        using var rules = new TemporaryRules(Path.Combine(TestFolders.Project, "open"));
        var filled = Written(rules.Path, "award/2026");
        Ids(filled, "rankings").ShouldBe(["papers", "finalists", "totals"]);
        filled.GetProperty("committee").EnumerateArray().Single().GetString().ShouldBe("award.yaml");
        var total = Rules(filled).GetProperty("scores").EnumerateArray().Single(step => step.GetProperty("id").GetString() == "total");
        total.GetProperty("parts")[0].GetProperty("weight").GetProperty("value").GetString().ShouldBe("60");
        File.Delete(rules.PathOf("committee/award.yaml"));
        var waiting = Written(rules.Path, "award/2026");
        Ids(waiting, "rankings").ShouldBe(["papers"]);
        waiting.GetProperty("committee").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public void Rules_with_faults_are_not_written()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(Index, "measures:", "measure:");
        new RuleFolder(rules.Path).AsRead("index/2026").ShouldBeNull();
    }

    private static IEnumerable<string?> Ids(JsonElement edition, string list) =>
        Rules(edition).GetProperty(list).EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private static JsonElement Rules(JsonElement edition) => edition.GetProperty("rules");

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.Object => node.EnumerateObject().SelectMany(pair => Nodes(pair.Value)).Prepend(node),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Nodes).Prepend(node),
            _ => [node],
        };

    private static JsonElement Written(string folder, string edition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            new RuleFolder(folder).AsRead(edition).ShouldNotBeNull().Write(json);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
