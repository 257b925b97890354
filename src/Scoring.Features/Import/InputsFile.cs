using Scoring.Features.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Scoring.Features.Import;

/// <summary>A folder's <c>inputs.yaml</c>: the editions and their files, in the order they are brought in.</summary>
/// <param name="Illustrative">True where any figure in the files is ours and no ministry's.</param>
/// <param name="Editions">The editions with their files; paths are absolute.</param>
internal sealed record InputsFile(
    bool Illustrative,
    IReadOnlyList<(string Edition, IReadOnlyList<(ImportKind Kind, string Path)> Files)> Editions
)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "inputs.yaml";

    /// <summary>Reads a folder's inputs.</summary>
    /// <exception cref="RefusalException">There is no such file, or it cannot be understood; file, line and reason are named.</exception>
    public static InputsFile Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new RefusalException(RefusalKind.Usage, "folder-without-inputs", folder);
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root)
                throw Wrong(1, "editions");
            Known(root, "about", "illustrative", "regions", "editions");
            var regions = Child(root, "regions") is YamlScalarNode list ? Resolve(folder, list) : null;
            if (Child(root, "editions") is not YamlSequenceNode editions || editions.Children.Count == 0)
                throw Wrong((int)root.Start.Line, "editions");
            return new InputsFile(
                (Child(root, "illustrative") as YamlScalarNode)?.Value == "true",
                [.. editions.Children.Select(node => ReadEdition(folder, node, regions))]
            );
        }
        catch (YamlException fault)
        {
            throw Wrong((int)fault.Start.Line, fault.InnerException?.Message ?? fault.Message);
        }
    }

    private static (string, IReadOnlyList<(ImportKind, string)>) ReadEdition(string folder, YamlNode node, string? regions)
    {
        if (
            node is not YamlMappingNode map
            || Child(map, "edition") is not YamlScalarNode { Value.Length: > 0 } edition
            || Child(map, "files") is not YamlSequenceNode files
        )
            throw Wrong((int)node.Start.Line, "edition, files");
        Known(map, "edition", "files", "regions");
        var own = Child(map, "regions") is YamlScalarNode list ? Resolve(folder, list) : regions;
        var read = new List<(ImportKind, string)>();
        if (own is not null)
            read.Add((ImportKind.Regions, own));
        read.AddRange(files.Children.Select(file => ReadFile(folder, file)));
        return (edition.Value, read);
    }

    private static (ImportKind, string) ReadFile(string folder, YamlNode node)
    {
        if (
            node is not YamlMappingNode map
            || Child(map, "kind") is not YamlScalarNode { Value.Length: > 0 } kind
            || Child(map, "file") is not YamlScalarNode file
        )
            throw Wrong((int)node.Start.Line, "kind, file");
        Known(map, "kind", "file");
        var names = Enum.GetNames<ImportKind>();
        var named = Array.FindIndex(names, name => name.Equals(kind.Value, StringComparison.OrdinalIgnoreCase));
        if (named < 0)
            throw Wrong((int)kind.Start.Line, string.Join(", ", names).ToLowerInvariant());
        return (Enum.Parse<ImportKind>(names[named]), Resolve(folder, file));
    }

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static void Known(YamlMappingNode map, params string[] keys)
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !keys.Contains(key.Value)))
            throw Wrong((int)key.Start.Line, $"{key.Value}: {string.Join(", ", keys)}");
    }

    private static string Resolve(string folder, YamlScalarNode file) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, file.Value ?? ""));

    private static RefusalException Wrong(int line, string reason) => new(RefusalKind.Usage, "inputs-wrong", FileName, line, reason);
}
