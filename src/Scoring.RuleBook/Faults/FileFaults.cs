namespace Scoring.RuleBook.Faults;

/// <summary>Collects the faults of one file.</summary>
/// <param name="file">The file, relative to the rules folder, with slashes.</param>
/// <param name="all">The destination of the faults.</param>
/// <param name="warnings">The destination of warnings; null to ignore them.</param>
internal sealed class FileFaults(string file, List<RuleFault> all, List<RuleFault>? warnings = null)
{
    /// <summary>The file, relative to the rules folder, with slashes.</summary>
    public string File => file;

    /// <summary>The list that all files of an edition share.</summary>
    public List<RuleFault> All => all;

    /// <summary>Adds a fault.</summary>
    public void Add(string code, int line, string key, params object[] arguments) =>
        all.Add(new RuleFault(code, file, line, key, arguments));

    /// <summary>Adds a fault with the nearest of the valid words.</summary>
    public void AddNear(string code, int line, string key, IEnumerable<string> known, params object[] arguments) =>
        all.Add(new RuleFault(code, file, line, key, arguments, Nearest.To(key, known)));

    /// <summary>Adds a fault with the word that is meant.</summary>
    public void AddMeant(string code, int line, string key, string meant, params object[] arguments) =>
        all.Add(new RuleFault(code, file, line, key, arguments, meant));

    /// <summary>What is allowed but may be a mistake; scoring continues.</summary>
    public List<RuleFault> Warnings { get; } = warnings ?? [];

    /// <summary>Adds a warning.</summary>
    public void Warn(string code, int line, string key, params object[] arguments) =>
        Warnings.Add(new RuleFault(code, file, line, key, arguments));

    /// <summary>The same collection for another file.</summary>
    public FileFaults For(string other) => new(other, all, Warnings);
}
