using Scoring.RuleBook.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scoring.RuleBook.Yaml;

/// <summary>Reads YAML into a tree with lines. What rule files may not use (tabs, anchors, tags, a key twice) becomes a fault.</summary>
internal sealed class YamlTree
{
    private readonly IParser _parser;
    private readonly FileFaults _faults;

    private YamlTree(IParser parser, FileFaults faults) => (_parser, _faults) = (parser, faults);

    /// <summary>The tree of a file's only document, or null where it cannot be read (which is then a fault).</summary>
    public static YamlNode? Read(string text, FileFaults faults)
    {
        if (FindTabs(text, faults))
            return null;
        try
        {
            return new YamlTree(new Parser(new StringReader(text)), faults).ReadDocument();
        }
        catch (YamlException wrong)
        {
            faults.Add(FaultCodes.YamlSyntax, Math.Max(1, (int)wrong.Start.Line), "", (int)wrong.Start.Column);
            return null;
        }
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

    private void Next<T>() where T : ParsingEvent
    {
        if (_parser.Current is null)
            _parser.MoveNext();
        if (_parser.Current is not T)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "unexpected");
        _parser.MoveNext();
    }

    private YamlNode ReadNode()
    {
        var here = _parser.Current!;
        var line = (int)here.Start.Line;
        CheckPlainness(here, line);
        _parser.MoveNext();
        switch (here)
        {
            case Scalar scalar:
                return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line);
            case SequenceStart:
                var items = new List<YamlNode>();
                while (_parser.Current is not SequenceEnd)
                    items.Add(ReadNode());
                _parser.MoveNext();
                return new YamlSequence(items, line);
            case MappingStart:
                return ReadMapping(line);
            default:
                return new YamlScalar("", true, line);
        }
    }

    private YamlMapping ReadMapping(int line)
    {
        var pairs = new List<YamlPair>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            var key = ReadNode();
            var value = ReadNode();
            if (key is not YamlScalar name)
                _faults.Add(FaultCodes.WrongType, key.Line, "", "text");
            else if (!seen.TryAdd(name.Text, key.Line))
                _faults.Add(FaultCodes.DuplicateKey, key.Line, name.Text, seen[name.Text]);
            else
                pairs.Add(new YamlPair(name.Text, key.Line, value));
        }
        _parser.MoveNext();
        return new YamlMapping(pairs, line);
    }

    private void CheckPlainness(ParsingEvent here, int line)
    {
        if (here is AnchorAlias alias)
            _faults.Add(FaultCodes.Anchor, line, "*" + alias.Value);
        else if (here is NodeEvent { Anchor.IsEmpty: false } anchored)
            _faults.Add(FaultCodes.Anchor, line, "&" + anchored.Anchor);
        else if (here is NodeEvent { Tag.IsEmpty: false } tagged && tagged.Tag.ToString() is { Length: > 0 } tag && tag != "?" && tag != "!")
            _faults.Add(FaultCodes.Tag, line, tag);
    }
}
