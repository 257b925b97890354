using System.IO.Compression;
using System.Text.Json;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Publications;

/// <summary>
/// A publication explains each unit once. A reader of its file finds every node of every tree that explaining the unit alone gives.
/// </summary>
public sealed class ExplanationFilesTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task A_reader_of_the_file_finds_the_whole_tree_of_every_line_of_every_ranking()
    {
        using var place = await PublishTests.Published();
        var file = Read(await Folder(place));
        foreach (var ranking in (await place.Send(new RankEdition(Club))).Rankings)
        {
            foreach (var row in ranking.Rows)
            {
                var alone = Alone(await place.Send(new ExplainUnit(Club, row.Id, ranking.Rule.Id)));
                file.Trees(row.Id).ShouldContain(tree => tree.SequenceEqual(alone), $"{ranking.Rule.Id}, {row.Id}");
            }
        }
    }

    [Test]
    public async Task No_unit_part_or_branch_is_written_twice()
    {
        using var place = await PublishTests.Published();
        var file = Read(await Folder(place));
        file.Units.ShouldBeUnique();
        file.Parts.Values.Select(part => part.GetRawText()[(part.GetRawText().IndexOf(',', StringComparison.Ordinal))..]).ShouldBeUnique();
        file.Parts.Keys.ShouldBe(Enumerable.Range(0, file.Parts.Count));
    }

    private static async Task<string> Folder(Workplace place) =>
        Path.Combine(
            PublicationFolder.Root(place.Files),
            (await place.Send(new ListPublications())).ShouldHaveSingleItem().Folder,
            "explanations",
            "units.jsonl.gz"
        );

    // What a node says, in the words of both files.
    private static List<string> Alone(UnitExplanation explanation)
    {
        using var stream = new MemoryStream();
        ExplanationJson.Write(stream, explanation, "id");
        stream.Position = 0;
        using var json = JsonDocument.Parse(stream);
        var nodes = new List<string>();
        Walk(json.RootElement.GetProperty("tree"));
        return nodes;

        void Walk(JsonElement node)
        {
            var fact = node.GetProperty("fact");
            nodes.Add(
                string.Join(
                        '|',
                        node.GetProperty("id"),
                        node.GetProperty("unit"),
                        node.GetProperty("value"),
                        node.GetProperty("presence"),
                        node.GetProperty("counted"),
                        node.GetProperty("weight"),
                        node.GetProperty("constants"),
                        node.GetProperty("citation"),
                        fact.ValueKind == JsonValueKind.Null
                            ? ""
                            : $"{fact.GetProperty("number")} {fact.GetProperty("file")}:{fact.GetProperty("line")}",
                        node.GetProperty("notes")
                    )
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Replace("\n", "", StringComparison.Ordinal)
            );
            foreach (var input in node.GetProperty("inputs").EnumerateArray())
                Walk(input);
        }
    }

    private static SharedFile Read(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        var file = new SharedFile();
        while (reader.ReadLine() is { } line)
            file.Add(JsonDocument.Parse(line).RootElement);
        return file;
    }

    private sealed class SharedFile
    {
        private readonly Dictionary<int, string> _files = [];
        private readonly List<(string Unit, List<string> Nodes)> _trees = [];

        public Dictionary<int, JsonElement> Parts { get; } = [];

        public List<string> Units { get; } = [];

        public IEnumerable<List<string>> Trees(string unit) => _trees.Where(tree => tree.Unit == unit).Select(tree => tree.Nodes);

        public void Add(JsonElement line)
        {
            if (line.TryGetProperty("part", out var part))
                Parts.Add(part.GetInt32(), line);
            else if (line.TryGetProperty("file", out var file))
                _files.Add(file.GetInt32(), line.GetProperty("name").GetString()!);
            else if (line.TryGetProperty("unit", out var unit))
                AddTrees(unit.GetString()!, line);
        }

        private void AddTrees(string unit, JsonElement line)
        {
            Units.Add(unit);
            var branches = new Dictionary<int, JsonElement>();
            foreach (var tree in line.GetProperty("trees").EnumerateArray())
            {
                var nodes = new List<string>();
                Walk(tree, unit, nodes, branches);
                _trees.Add((unit, nodes));
            }
        }

        private void Walk(JsonElement node, string above, List<string> nodes, Dictionary<int, JsonElement> branches)
        {
            var part = Parts[node.GetProperty("part").GetInt32()];
            var unit = node.TryGetProperty("unit", out var own) ? own.GetString()! : above;
            nodes.Add(
                string.Join(
                        '|',
                        part.GetProperty("id"),
                        unit,
                        node.GetProperty("value"),
                        node.TryGetProperty("presence", out var presence) ? presence : "present",
                        node.TryGetProperty("counted", out var counted) ? counted : true,
                        part.GetProperty("weight"),
                        part.GetProperty("constants"),
                        part.GetProperty("citation"),
                        node.TryGetProperty("fact", out var fact)
                            ? $"{fact} {_files[node.GetProperty("file").GetInt32()]}:{node.GetProperty("line")}"
                            : "",
                        node.TryGetProperty("notes", out var notes) ? notes : "[]"
                    )
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Replace("\n", "", StringComparison.Ordinal)
            );
            if (node.TryGetProperty("branch", out var branch))
                branches.Add(branch.GetInt32(), node.GetProperty("inputs"));
            var inputs =
                node.TryGetProperty("inputs_of", out var other) ? branches[other.GetInt32()]
                : node.TryGetProperty("inputs", out var written) ? written
                : default;
            if (inputs.ValueKind != JsonValueKind.Array)
                return;
            foreach (var input in inputs.EnumerateArray())
                Walk(input, unit, nodes, branches);
        }
    }
}
