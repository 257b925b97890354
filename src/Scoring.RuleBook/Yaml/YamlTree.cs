using Scoring.RuleBook.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scoring.RuleBook.Yaml;

/// <summary>
/// Reads YAML into a tree with lines. Constructs not allowed in rule files (tabs, anchors, tags, duplicate keys) become faults.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 100;

    private readonly IParser _parser;
    private readonly FileFaults _faults;
    private Mark _last = Mark.Empty;
    private int _depth;

    private YamlTree(IParser parser, FileFaults faults) => (_parser, _faults) = (parser, faults);

    /// <summary>The tree of a file's only document, or null if it cannot be read (which is then a fault).</summary>
    public static YamlNode? Read(string text, FileFaults faults)
    {
        if (FindTabs(text, faults))
            return null;
        var parser = new Parser(new StringReader(text));
        try
        {
            return new YamlTree(parser, faults).ReadDocument();
        }
        catch (YamlException wrong)
        {
            faults.Add(FaultCodes.YamlSyntax, Math.Max(1, (int)wrong.Start.Line), "", (int)wrong.Start.Column);
        }
        catch (Exception wrong)
            when (wrong is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The parser gives up on some broken files (an unclosed bracket after a plain text) without saying where.
            var last = parser.Current?.End ?? Mark.Empty;
            faults.Add(FaultCodes.YamlSyntax, Math.Max(1, (int)last.Line), "", (int)last.Column);
        }
        return null;
    }

    private static bool FindTabs(string text, FileFaults faults)
    {
        var (line, found) = (0, false);
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = row[..(row.Length - row.TrimStart().Length)];
            if (indent.Contains('\t') && indent.Length < row.Length)
            {
                faults.Add(FaultCodes.Tab, line, "");
                found = true;
            }
        }
        return found;
    }

    private YamlNode? ReadDocument()
    {
        Next<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            _faults.Add(FaultCodes.FileEmpty, 1, "");
            return null;
        }
        Next<DocumentStart>();
        var root = ReadNode();
        Next<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
            _faults.Add(FaultCodes.YamlSyntax, (int)second.Start.Line, "---", (int)second.Start.Column);
        return root;
    }

    private ParsingEvent Here => _parser.Current ?? throw new YamlException(_last, _last, "The file ends too early.");

    private void Next<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
            _parser.MoveNext();
        if (Here is not T)
            throw new YamlException(Here.Start, Here.End, $"{typeof(T).Name} was expected.");
        Move();
    }

    private void Move()
    {
        _last = Here.End;
        _parser.MoveNext();
    }

    private YamlNode ReadNode()
    {
        var here = Here;
        var line = (int)here.Start.Line;
        CheckPlainness(here, line);
        if (++_depth > DeepestNesting)
            throw new YamlException(here.Start, here.End, "The file is nested too deep.");
        Move();
        // Written as \0; no database on a server holds it.
        if (here is Scalar { Value: var text } && text.Contains('\0', StringComparison.Ordinal))
            _faults.Add(FaultCodes.TextCharacter, line, "");
        YamlNode node = here switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line),
            SequenceStart list => ReadSequence(line, list.Style == SequenceStyle.Flow),
            MappingStart map => ReadMapping(line, map.Style == MappingStyle.Flow),
            _ => new YamlScalar("", true, line),
        };
        _depth--;
        return node;
    }

    private YamlSequence ReadSequence(int line, bool flow)
    {
        var (items, spaced) = (new List<YamlNode>(), new List<bool>());
        while (Here is not SequenceEnd)
        {
            spaced.Add(items.Count == 0 || Here.Start.Index != _last.Index + 1);
            items.Add(ReadNode());
        }
        Move();
        return new YamlSequence(flow ? DecimalCommas.InList(items, spaced, line, _faults) : items, line);
    }

    private YamlMapping ReadMapping(int line, bool flow)
    {
        var pairs = new List<YamlPair>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Here is not MappingEnd)
        {
            var key = ReadNode();
            var value = ReadNode();
            if (flow && DecimalCommas.Joined(pairs, key, value) is { } joined)
                pairs[^1] = joined;
            else if (key is not YamlScalar name)
                _faults.Add(FaultCodes.WrongType, key.Line, "", "text");
            else if (!seen.TryAdd(name.Text, key.Line))
                _faults.Add(FaultCodes.DuplicateKey, key.Line, name.Text, seen[name.Text]);
            else
                pairs.Add(new YamlPair(name.Text, key.Line, value));
        }
        Move();
        return new YamlMapping(pairs, line);
    }

    private void CheckPlainness(ParsingEvent here, int line)
    {
        if (here is AnchorAlias alias)
            _faults.Add(FaultCodes.Anchor, line, "*" + alias.Value);
        else if (here is NodeEvent { Anchor.IsEmpty: false } anchored)
            _faults.Add(FaultCodes.Anchor, line, "&" + anchored.Anchor);
        else if (
            here is NodeEvent { Tag.IsEmpty: false } tagged
            && tagged.Tag.ToString() is { Length: > 0 } tag
            && tag != "?"
            && tag != "!"
        )
            _faults.Add(FaultCodes.Tag, line, tag);
    }
}
