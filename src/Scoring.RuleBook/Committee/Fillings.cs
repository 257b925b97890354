using Scoring.Domain.Rules;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>A committee's file among the lines of an edition.</summary>
/// <param name="From">The offset added to its line numbers.</param>
/// <param name="File">Its name as faults show it.</param>
/// <param name="Decree">What its values cite, whatever else they say: of standing committee, or illustrative in a sample's file.</param>
internal sealed record FilledSection(int From, string File, Citation Decree);

/// <summary>
/// The committee's files that fill an edition. Their values are put into the edition's tree with their own position: their line numbers
/// start after every line that an edition can have, so that the same reader reads both and a fault is reported in the right file.
/// </summary>
internal sealed class Fillings
{
    private const int LinesPerFile = 10_000_000;

    private readonly List<FilledSection> _sections = [];

    /// <summary>Takes a file and returns where its lines begin.</summary>
    public FilledSection Add(string file, Citation decree)
    {
        var section = new FilledSection((_sections.Count + 1) * LinesPerFile, file, decree);
        _sections.Add(section);
        return section;
    }

    /// <summary>The committee's file that a line is in; null for a line of the edition.</summary>
    public FilledSection? Of(int line) => line < LinesPerFile ? null : _sections[line / LinesPerFile - 1];

    /// <summary>The same node with its line numbers offset by the section's.</summary>
    public static YamlNode Moved(YamlNode node, FilledSection section) =>
        node switch
        {
            YamlMapping map => new YamlMapping(
                [.. map.Pairs.Select(pair => new YamlPair(pair.Key, pair.Line + section.From, Moved(pair.Value, section)))],
                map.Line + section.From
            ),
            YamlSequence list => new YamlSequence([.. list.Items.Select(item => Moved(item, section))], list.Line + section.From),
            _ => node with { Line = node.Line + section.From },
        };

    /// <summary>The fault with file and line as an editor shows them.</summary>
    public RuleFault Placed(RuleFault fault, string main)
    {
        // A fault may refer to a second line, of an earlier key for example: that one is also shown with its own file's number.
        var arguments = fault
            .Arguments.Select(argument => argument is int line and >= LinesPerFile ? line % LinesPerFile : argument)
            .ToArray();
        return fault.File == main && Of(fault.Line) is { } section
            ? fault with
            {
                File = section.File,
                Line = fault.Line % LinesPerFile,
                Arguments = arguments,
            }
            : fault with
            {
                Arguments = arguments,
            };
    }
}
