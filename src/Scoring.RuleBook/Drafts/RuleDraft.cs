using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Seasons;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Drafts;

/// <summary>
/// A rule file that is being written: its keys with their values as the reader's forms declare them, and changes to them. What comes out is
/// a rule file like any other.
/// </summary>
public sealed class RuleDraft
{
    private static readonly Dictionary<string, Form> Roots = new(StringComparer.Ordinal)
    {
        [EditionFiles.Main] = EditionForms.Edition,
        [SeasonReader.FileName] = SeasonForms.Season,
        ["committee"] = CommitteeFile.Form,
    };

    private static IReadOnlyList<Field> AllFields { get; } = DraftForms.FieldsOf(Roots.Values);

    private readonly Form _form;
    private readonly YamlNode _root;

    private RuleDraft(string file, Form form, YamlNode root, string text) => (File, _form, _root, Text) = (file, form, root, text);

    /// <summary>The kinds of file that can be written: edition.yaml, season.yaml and a committee's file ("committee").</summary>
    public static IReadOnlyCollection<string> Files => Roots.Keys;

    /// <summary>Every key that a rule file may have somewhere.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. AllFields.Select(field => field.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every word that can be chosen somewhere in a rule file, with its key.</summary>
    public static IReadOnlyList<(string Key, string Word)> Choices { get; } =
    [.. AllFields.SelectMany(field => field.Choices.Select(word => (field.Name, word))).Distinct().Order()];

    /// <summary>The kinds of steps and of eligibility rules that can be added.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Steps.StepKinds.All.Keys, .. Eligibility.EligibilityKinds.All.Keys, "use"];

    /// <summary>The kind of file, one of <see cref="Files"/>.</summary>
    public string File { get; }

    /// <summary>The file's text.</summary>
    public string Text { get; }

    /// <summary>Opens a file; null if it is not a map that could be changed key by key, which its faults say.</summary>
    /// <param name="file">The kind of file, one of <see cref="Files"/>.</param>
    /// <param name="text">Its text.</param>
    public static RuleDraft? Open(string file, string text)
    {
        var unheard = new FileFaults(file, []);
        return YamlTree.Read(text, unheard) is YamlMapping root && unheard.All.Count == 0
            ? new RuleDraft(file, Roots[file], root, text)
            : null;
    }

    /// <summary>
    /// Makes changes, one after the other. The text is written again, without the comments that it had, and read back: it says what was
    /// meant, or nothing is changed.
    /// </summary>
    /// <param name="edits">The changes.</param>
    /// <exception cref="RuleEditException">A change is not possible here.</exception>
    public RuleDraft With(params IEnumerable<RuleEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var root = edits.Aggregate(_root, (node, edit) => new DraftChange(_form).Apply(node, edit));
        var text = YamlText.Write(root);
        var unheard = new FileFaults(File, []);
        if (YamlTree.Read(text, unheard) is not { } read || unheard.All.Count > 0 || !YamlText.AreSame(root, read))
            throw new RuleEditException("rule-text-unwritable", File);
        return new RuleDraft(File, _form, read, text);
    }

    /// <summary>The map at a path ("" for the whole file) with all keys that it may have; null if there is none.</summary>
    /// <param name="path">Keys and positions with slashes between them, such as stages/0/criteria/1.</param>
    public DraftMap? MapAt(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return DraftForms.At(_root, _form, DraftForms.Parts(path)) is (YamlMapping map, { } form) ? DraftView.Of(path, map, form) : null;
    }

    /// <summary>The text at a path; null if there is none, or no text.</summary>
    public string? TextAt(string path) =>
        DraftForms.NodeAt(_root, DraftForms.Parts(path)) is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    /// <summary>The path of the innermost map or list item that a line belongs to; "" for the file itself.</summary>
    /// <param name="line">A line of <see cref="Text"/>, from 1.</param>
    public string PathOf(int line) => DraftForms.PathOf(_root, line);

    /// <summary>True if what stands at a path means the same as what stands at a path of another file.</summary>
    public bool IsSame(string path, RuleDraft other, string otherPath)
    {
        ArgumentNullException.ThrowIfNull(other);
        return DraftForms.NodeAt(_root, DraftForms.Parts(path)) is { } one
            && DraftForms.NodeAt(other._root, DraftForms.Parts(otherPath)) is { } another
            && YamlText.AreSame(one, another);
    }

    /// <summary>The paths of all values that were changed from another file, each once, in the order of this file.</summary>
    public IReadOnlyList<string> ChangedFrom(RuleDraft other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var paths = new List<string>();
        DraftForms.Compare(other._root, _root, "", paths);
        return paths;
    }
}

/// <summary>A change of a rule file is not possible where it was asked for.</summary>
/// <param name="code">What is wrong, such as rule-path-unknown.</param>
/// <param name="path">Where.</param>
public sealed class RuleEditException(string code, string path) : Exception($"{code}: {path}")
{
    /// <summary>What is wrong.</summary>
    public string Code => code;

    /// <summary>Where.</summary>
    public string Path => path;
}

/// <summary>A change of a rule file.</summary>
/// <param name="Path">Where: keys and positions with slashes between them.</param>
public abstract record RuleEdit(string Path);

/// <summary>A key gets a value; an empty one removes the key.</summary>
/// <param name="Path">The key.</param>
/// <param name="Text">The value as a person types it: a list has one item a line, a map one "key: value" a line.</param>
public sealed record SetText(string Path, string Text) : RuleEdit(Path);

/// <summary>A key gets a text in both languages; two empty ones remove the key.</summary>
/// <param name="Path">The key.</param>
/// <param name="Indonesian">In Indonesian.</param>
/// <param name="English">In English; empty for the same text.</param>
public sealed record SetWords(string Path, string Indonesian, string English) : RuleEdit(Path);

/// <summary>A list gets a further item at its end, a map one of its maps.</summary>
/// <param name="Path">The key of the list or map; it need not be there yet.</param>
/// <param name="Kind">The kind of a step or of an eligibility rule; null otherwise.</param>
/// <param name="Values">The first values of the item, by key.</param>
public sealed record AddItem(string Path, string? Kind, IReadOnlyDictionary<string, string> Values) : RuleEdit(Path);

/// <summary>An item of a list or a key goes.</summary>
/// <param name="Path">The item or key.</param>
public sealed record Remove(string Path) : RuleEdit(Path);

/// <summary>An item of a list changes places with its neighbour.</summary>
/// <param name="Path">The item.</param>
/// <param name="Down">True for the next one, false for the one before.</param>
public sealed record Move(string Path, bool Down) : RuleEdit(Path);
