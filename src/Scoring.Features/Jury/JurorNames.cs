namespace Scoring.Features.Jury;

/// <summary>What the jurors of an edition are called, for sentences and tables that know them by their ids.</summary>
/// <param name="jurors">The ids with their names; of several with one id the last counts.</param>
public sealed class JurorNames(IEnumerable<(string Id, string Name)> jurors)
{
    private readonly Dictionary<string, string> _names = Shown(jurors);

    /// <summary>No names: every juror is called by the id.</summary>
    public static JurorNames None { get; } = new([]);

    /// <summary>The name of a juror, with the id where another juror has the same name; the id alone if no name is known.</summary>
    /// <param name="id">The juror's id; a text that is nobody's id is returned unchanged.</param>
    public string Of(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>The names of several jurors, in the same order.</summary>
    /// <param name="ids">Their ids.</param>
    public IReadOnlyList<string> Of(IEnumerable<string> ids) => [.. ids.Select(Of)];

    private static Dictionary<string, string> Shown(IEnumerable<(string Id, string Name)> jurors)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, name) in jurors)
            names[id] = name;
        var shared = names.Values.CountBy(name => name).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet();
        return names.ToDictionary(
            pair => pair.Key,
            pair => shared.Contains(pair.Value) ? $"{pair.Value} ({pair.Key})" : pair.Value,
            StringComparer.Ordinal
        );
    }
}
