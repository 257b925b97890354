using System.Text.Json;
using Scoring.Domain.Rules;
using Scoring.Features.Ranking;

namespace Scoring.Features.Publications;

/// <summary>
/// Compares publication.json with what the copy gives. What no copy can know (who published it and when, the note, the changes, the head of
/// the audit trail) only the hash of publication.json holds.
/// </summary>
internal static class ManifestFaults
{
    /// <summary>
    /// The entries that differ, and the files that belong neither to the facts nor to the rules nor to what follows from them.
    /// </summary>
    /// <param name="folder">The publication's folder.</param>
    /// <param name="run">The run computed again.</param>
    /// <param name="editions">The edition and those it carries over from.</param>
    /// <param name="rules">The names of the files of their rules.</param>
    /// <param name="name">The edition's name by its rules.</param>
    public static IEnumerable<PublicationFault> Of(
        string folder,
        RankingRun run,
        IReadOnlyList<string> editions,
        IReadOnlyList<string> rules,
        Text name
    )
    {
        var path = Path.Combine(folder, PublicationFolder.Manifest);
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        if (!Holds(root, "name", value => (value.GetProperty("id").GetString(), value.GetProperty("en").GetString()) == (name.Id, name.En)))
            yield return Fault("name");
        if (!Holds(root, "illustrative", value => value.GetBoolean() == run.IsIllustrative))
            yield return Fault("illustrative");
        if (!Holds(root, "editions", value => value.EnumerateArray().Select(one => one.GetString()).SequenceEqual(editions)))
            yield return Fault("editions");
        if (!Holds(root, "inputs", value => value.EnumerateArray().Select(Input).SequenceEqual(run.Inputs)))
            yield return Fault("inputs");
        var own = rules
            .Select(name => $"{PublicationFolder.Rules}/{name}")
            .Append(PublicationFolder.Facts)
            .Append(PublicationFolder.RulesAsRead)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in PublicationFolder.FilesIn(folder).Where(file => !own.Contains(file.Path) && !IsDerived(file.Path)))
            yield return new PublicationFault("file-unknown", file.Path);
    }

    private static bool IsDerived(string path) =>
        path.StartsWith(PublicationFolder.Results + "/", StringComparison.Ordinal)
        || path.StartsWith(PublicationFolder.Explanations + "/", StringComparison.Ordinal);

    private static RunInput Input(JsonElement input) =>
        new(
            input.GetProperty("edition").GetString()!,
            input.GetProperty("kind").GetString()!,
            input.GetProperty("file").GetString()!,
            input.GetProperty("sha256").GetString()!,
            input.GetProperty("rows").GetInt32()
        );

    private static bool Holds(JsonElement root, string key, Func<JsonElement, bool> check)
    {
        try
        {
            return root.TryGetProperty(key, out var value) && check(value);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static PublicationFault Fault(string key) => new("not-derived", $"{PublicationFolder.Manifest}: {key}");
}
