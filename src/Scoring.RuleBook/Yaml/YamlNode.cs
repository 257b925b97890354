namespace Scoring.RuleBook.Yaml;

/// <summary>A node of a YAML file that remembers its position.</summary>
/// <param name="Line">The line it starts in, from 1.</param>
internal abstract record YamlNode(int Line);

/// <summary>A single value, as text.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="Plain">True if it was written without quotes.</param>
/// <param name="Line">The line it starts in.</param>
internal sealed record YamlScalar(string Text, bool Plain, int Line) : YamlNode(Line)
{
    /// <summary>True for an empty value, <c>null</c> and <c>~</c> without quotes.</summary>
    public bool IsNull => Plain && Text is "" or "null" or "~";
}

/// <summary>A list.</summary>
/// <param name="Items">Its items, in order.</param>
/// <param name="Line">The line it starts in.</param>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">The line of the key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlPair(string Key, int Line, YamlNode Value);

/// <summary>Keys with values, each key once.</summary>
/// <param name="Pairs">The keys in the order of the file.</param>
/// <param name="Line">The line it starts in.</param>
internal sealed record YamlMapping(IReadOnlyList<YamlPair> Pairs, int Line) : YamlNode(Line)
{
    /// <summary>The pair with that key, or null.</summary>
    public YamlPair? Find(string key)
    {
        foreach (var pair in Pairs)
        {
            if (pair.Key == key)
                return pair;
        }
        return null;
    }
}
