using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Output.Json;
using Scoring.RuleBook;

namespace Scoring.Features.Publications;

/// <summary>
/// Copies the rule files as they were used: those of the edition, of those it carries over from, the sources and the committee's files.
/// </summary>
/// <param name="folder">The rules folder.</param>
/// <param name="editions">The rules.</param>
internal sealed class FrozenRules(RuleFolder folder, EditionCatalog editions)
{
    /// <summary>Copies them and returns the editions whose facts are needed, its own first.</summary>
    public IReadOnlyList<string> Write(Edition edition, string target)
    {
        var closure = Closure(edition);
        foreach (var (name, path) in Files(closure))
        {
            var copy = Path.Combine(target, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
        return closure;
    }

    /// <summary>The edition and those it carries over from, its own first.</summary>
    public IReadOnlyList<string> Closure(Edition edition)
    {
        var closure = new List<string>();
        Gather(edition, closure);
        return closure;
    }

    /// <summary>The files of the rules of some editions, each once: the name in the rules folder and the path.</summary>
    public IEnumerable<(string Name, string Path)> Files(IEnumerable<string> closure) =>
        closure.SelectMany(folder.FilesOf).DistinctBy(file => file.Name);

    /// <summary>Writes the rules of some editions as they were read, the edition's own first.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="closure">The editions (<see cref="Closure"/>); their rules have no faults.</param>
    public void WriteAsRead(string path, IReadOnlyList<string> closure)
    {
        using var stream = File.Create(path);
        JsonFile.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("editions");
            foreach (var edition in closure)
                folder.AsRead(edition)!.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void Gather(Edition edition, List<string> closure)
    {
        if (closure.Contains(edition.Id))
            return;
        closure.Add(edition.Id);
        foreach (var carried in edition.CarriesOverFrom)
            Gather(editions.Get(carried), closure);
    }
}
