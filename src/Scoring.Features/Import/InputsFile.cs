using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Scoring.Features.Import;

/// <summary>A folder's <c>inputs.yaml</c>: the editions and their files, in import order.</summary>
/// <param name="Illustrative">True if figures in the files are made up rather than a ministry's.</param>
/// <param name="Editions">The editions with their files; paths are absolute.</param>
internal sealed record InputsFile(bool Illustrative, IReadOnlyList<(string Edition, IReadOnlyList<FileToImport> Files)> Editions)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "inputs.yaml";

    private const int LongestFile = 1 << 20;
    private const int DeepestNesting = 20;

    /// <summary>Reads a folder's inputs.</summary>
    /// <exception cref="RefusalException">The file does not exist or cannot be parsed; the message names file, line and reason.</exception>
    public static InputsFile Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new RefusalException(RefusalKind.Usage, "folder-without-inputs", folder);
        try
        {
            var text = TextOf(path);
            CheckNesting(text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root)
                throw Wrong(1, "editions");
            Known(root, "about", "illustrative", "regions", "editions");
            var regions = Child(root, "regions") is YamlScalarNode list ? Resolve(folder, list) : null;
            var illustrative = (Child(root, "illustrative") as YamlScalarNode)?.Value == "true";
            if (Child(root, "editions") is not YamlSequenceNode editions || editions.Children.Count == 0)
                throw Wrong((int)root.Start.Line, "editions");
            return new InputsFile(illustrative, [.. editions.Children.Select(node => ReadEdition(folder, node, regions, illustrative))]);
        }
        catch (YamlException fault)
        {
            throw Wrong((int)fault.Start.Line, fault.InnerException?.Message ?? fault.Message);
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The parser gives up on some broken files without saying where.
            throw Wrong(1, "YAML");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalKind.Usage, "folder-without-inputs", folder);
        }
    }

    // A pipe or a device has no length; opening one may wait for ever.
    private static string TextOf(string path) =>
        InspectedFile.LengthOf(path) switch
        {
            0 => "",
            > LongestFile => throw Wrong(1, $"> {LongestFile / 1024} KB"),
            _ => File.ReadAllText(path),
        };

    // The reader calls itself for each level, and copies what an alias names: neither is needed here.
    private static void CheckNesting(string text)
    {
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting)
                throw Wrong((int)parser.Current.Start.Line, $"> {DeepestNesting} [ {{");
            if (parser.Current is AnchorAlias alias)
                throw Wrong((int)alias.Start.Line, $"*{alias.Value}");
        }
    }

    private static (string, IReadOnlyList<FileToImport>) ReadEdition(string folder, YamlNode node, string? regions, bool illustrative)
    {
        if (
            node is not YamlMappingNode map
            || Child(map, "edition") is not YamlScalarNode { Value.Length: > 0 } edition
            || Child(map, "files") is not YamlSequenceNode files
        )
            throw Wrong((int)node.Start.Line, "edition, files");
        Known(map, "edition", "files", "regions");
        var own = Child(map, "regions") is YamlScalarNode list ? Resolve(folder, list) : regions;
        var read = new List<FileToImport>();
        if (own is not null)
            read.Add(new FileToImport(ImportKind.Regions, own, Replacing: Replacing.Replace));
        read.AddRange(files.Children.Select(file => ReadFile(folder, file) with { OfMadeUpFolder = illustrative }));
        return (edition.Value, read);
    }

    private static FileToImport ReadFile(string folder, YamlNode node)
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
        return new FileToImport(Enum.Parse<ImportKind>(names[named]), Resolve(folder, file), Replacing: Replacing.Replace);
    }

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static void Known(YamlMappingNode map, params string[] keys)
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !keys.Contains(key.Value)))
            throw Wrong((int)key.Start.Line, $"{key.Value}: {string.Join(", ", keys)}");
    }

    private static string Resolve(string folder, YamlScalarNode file) =>
        file.Value is { Length: > 0 } name && StorableText.IsStorable(name)
            ? System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name))
            : throw Wrong((int)file.Start.Line, "file");

    private static RefusalException Wrong(int line, string reason) => new(RefusalKind.Usage, "inputs-wrong", FileName, line, reason);
}
