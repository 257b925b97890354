using System.Globalization;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// One way to make a choice, as it is written with the words and keys of rule files: "z-score", "min-max:type", "min-max:from=1:to=100",
/// "index=power-mean:power=0.5". What stands behind a ":" without a key is the attribute that makes groups.
/// </summary>
/// <param name="Of">The level or indicator that it is about, before the "="; null for all.</param>
/// <param name="By">The way itself.</param>
/// <param name="Options">Its keys with their values, as written; a key of a list may stand more than once.</param>
public sealed record MethodWord(string? Of, string By, IReadOnlyList<(string Key, string Value)> Options)
{
    /// <summary>The key of the attribute that makes groups.</summary>
    public const string Group = "group";

    /// <summary>What stands for all units together where the official way compares within groups.</summary>
    public const string Everybody = "all";

    private const char Next = '+';
    private const char Option = ':';
    private const char Equal = '=';

    /// <summary>The ways that one alternative joins by "+", in order: "index=geometric+pillar=harmonic", "regression+median".</summary>
    /// <param name="text">The text of an alternative.</param>
    public static IReadOnlyList<MethodWord> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(Next).Select(One)];
    }

    /// <summary>The value of a key; null if it is not given.</summary>
    public string? Text(string key) => Options.LastOrDefault(option => option.Key == key).Value;

    /// <summary>All values of a key that makes a list.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Options.Where(option => option.Key == key).Select(option => option.Value)];

    /// <summary>The number of a key, with a decimal point; null if it is not given or no number.</summary>
    public decimal? Number(string key) =>
        decimal.TryParse(
            Text(key),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>The attribute that makes groups: the one that is given, none for all units together, or else the official one.</summary>
    /// <param name="official">The official one; null if it makes none.</param>
    internal string? GroupOr(string? official) =>
        Text(Group) switch
        {
            null => official,
            Everybody => null,
            var attribute => attribute,
        };

    private static MethodWord One(string text)
    {
        var parts = text.Split(Option);
        var head = parts[0].Split(Equal, 2);
        return new MethodWord(
            head.Length > 1 ? head[0] : null,
            head[^1],
            [.. parts.Skip(1).Select(part => part.Split(Equal, 2) is [var key, var value] ? (key, value) : (Group, part))]
        );
    }
}
